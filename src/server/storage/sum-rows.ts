/** The rows of the fingerprints: one for each bucket of a class, and one (without a bucket's name) for the class itself. */
import type { Transaction } from 'kysely';
import type { FieldClass } from '../../domain/kinds.ts';
import { fromDigest, toDigest } from '../../sync/digest.ts';
import { batches } from './batches.ts';
import type { Tables } from './tables.ts';

export const wholeClass = '';

export async function digestsOf(
  trx: Transaction<Tables>,
  office: string,
  fieldClass: FieldClass,
  buckets: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const some of batches(buckets)) {
    const rows = await trx
      .selectFrom('sums')
      .select(['bucket', 'digest'])
      .where('office', '=', office)
      .where('class', '=', fieldClass)
      .where('bucket', 'in', some)
      .execute();
    for (const { bucket, digest } of rows) found.set(bucket, digest);
  }
  return found;
}

/** Moves the fingerprints of some buckets, and the class's along with them. */
export async function moveDigests(
  trx: Transaction<Tables>,
  office: string,
  fieldClass: FieldClass,
  moves: ReadonlyMap<string, bigint>,
): Promise<void> {
  const all = new Map(moves);
  all.set(
    wholeClass,
    [...moves.values()].reduce((a, b) => a + b, 0n),
  );
  const held = await digestsOf(trx, office, fieldClass, [...all.keys()]);
  const rows = [...all].map(([bucket, move]) => {
    const before = held.get(bucket);
    const digest = toDigest((before === undefined ? 0n : fromDigest(before)) + move);
    return { office, class: fieldClass, bucket, digest };
  });
  for (const some of batches(rows)) {
    await trx
      .insertInto('sums')
      .values(some)
      .onConflict((on) =>
        on.columns(['office', 'class', 'bucket']).doUpdateSet((eb) => ({ digest: eb.ref('excluded.digest') })),
      )
      .execute();
  }
}
