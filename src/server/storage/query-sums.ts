/** The SQL of fingerprints: what an office holds, by class, bucket and record. */
import type { Transaction } from 'kysely';
import type { FieldClass } from '../../domain/kinds.ts';
import { emptyDigest, fromDigest, toDigest } from '../../sync/digest.ts';
import type { CheckedRows } from './checked-rows.ts';
import type { OfficeTx, Range } from './storage.ts';
import { digestsOf, moveDigests, wholeClass } from './sum-rows.ts';
import type { Tables } from './tables.ts';

type SumQueries = Pick<OfficeTx, 'sums' | 'bucketSums' | 'partsIn' | 'moveSums' | 'remake'>;

export function sumQueries(trx: Transaction<Tables>, office: string, checked: CheckedRows): SumQueries {
  return {
    async sums(classes) {
      const found: Partial<Record<FieldClass, string>> = {};
      for (const fieldClass of classes) {
        const held = await digestsOf(trx, office, fieldClass, [wholeClass]);
        found[fieldClass] = held.get(wholeClass) ?? emptyDigest;
      }
      return found;
    },
    async bucketSums(fieldClass, { after, upTo }) {
      let query = trx
        .selectFrom('sums')
        .select(['bucket', 'digest'])
        .where('office', '=', office)
        .where('class', '=', fieldClass)
        .where('bucket', '>', after)
        .orderBy('bucket');
      if (upTo !== null) query = query.where('bucket', '<=', upTo);
      const rows = await query.execute();
      return new Map(rows.filter(({ digest }) => digest !== emptyDigest).map((row) => [row.bucket, row.digest]));
    },
    async partsIn(fieldClass, bucket, range) {
      return (await checked.partsOf(fieldClass, bucket)).filter(({ kind, id }) => isWithin(range, `${kind}/${id}`));
    },
    async moveSums(moves) {
      for (const [fieldClass, buckets] of moves.byClass) await moveDigests(trx, office, fieldClass, buckets);
    },
    async remake(fieldClass) {
      const inParts = trx.selectFrom('parts').select('bucket').where('office', '=', office);
      const inSums = trx.selectFrom('sums').select('bucket').where('office', '=', office);
      const rows = await inParts
        .where('class', '=', fieldClass)
        .union(inSums.where('class', '=', fieldClass).where('bucket', '!=', wholeClass))
        .execute();
      let wrong = 0;
      for (const { bucket } of rows) if (await checked.remakeBucket(fieldClass, bucket)) wrong += 1;

      const buckets = await trx
        .selectFrom('sums')
        .select('digest')
        .where('office', '=', office)
        .where('class', '=', fieldClass)
        .where('bucket', '!=', wholeClass)
        .execute();
      const digest = toDigest(buckets.reduce((sum, row) => sum + fromDigest(row.digest), 0n));
      const held = await digestsOf(trx, office, fieldClass, [wholeClass]);
      if ((held.get(wholeClass) ?? emptyDigest) === digest) return wrong;
      await trx
        .updateTable('sums')
        .set({ digest })
        .where('office', '=', office)
        .where('class', '=', fieldClass)
        .where('bucket', '=', wholeClass)
        .execute();
      return wrong + 1;
    },
  };
}

function isWithin({ after, upTo }: Range, name: string): boolean {
  return name > after && (upTo === null || name <= upTo);
}
