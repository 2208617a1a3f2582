/** The SQL of what is set aside: changes that were not taken in, and rows that the disk damaged. */
import type { Transaction } from 'kysely';
import { batches } from './batches.ts';
import type { LyingChange, OfficeTx } from './storage.ts';
import type { Tables } from './tables.ts';

type QuarantineQueries = Pick<OfficeTx, 'quarantine' | 'readQuarantine' | 'lyingAside' | 'settle' | 'scrub'>;

export function quarantineQueries(trx: Transaction<Tables>, office: string): QuarantineQueries {
  return {
    async quarantine(changes) {
      for (const some of batches(changes)) {
        const rows = some.map(({ device, hash, code, held, at, raw }) => ({
          office,
          device,
          hash,
          code,
          held: held ? 1 : 0,
          received_at: at,
          raw,
          bytes: Buffer.byteLength(raw),
          settled_at: null,
        }));
        await trx
          .insertInto('quarantine')
          .values(rows)
          .onConflict((on) => on.doNothing())
          .execute();
      }
    },
    async readQuarantine(device, hashes) {
      const sums = await trx
        .selectFrom('quarantine')
        .select(['held', (eb) => eb.fn.countAll<number>().as('rows'), (eb) => eb.fn.sum<number>('bytes').as('bytes')])
        .where('office', '=', office)
        .where('device', '=', device)
        .groupBy('held')
        .execute();
      const known = new Map<string, boolean>();
      for (const some of batches(hashes)) {
        const rows = await trx
          .selectFrom('quarantine')
          .select(['hash', 'held'])
          .where('office', '=', office)
          .where('device', '=', device)
          .where('hash', 'in', some)
          .execute();
        for (const { hash, held } of rows) known.set(hash, held === 1);
      }
      const sum = (held: number) => {
        const found = sums.find((row) => row.held === held);
        return { rows: Number(found?.rows ?? 0), bytes: Number(found?.bytes ?? 0) };
      };
      return { held: sum(1), refused: sum(0), known };
    },
    async lyingAside(limit, one) {
      const all = trx.selectFrom('quarantine').selectAll().where('office', '=', office);
      const query =
        one === undefined
          ? all.where('settled_at', 'is', null)
          : all.where('device', '=', one.device).where('hash', '=', one.hash);
      const rows = await query.orderBy('received_at').orderBy('hash').limit(limit).execute();
      return rows.map(
        ({ device, hash, code, held, received_at, raw, settled_at }): LyingChange => ({
          device,
          hash,
          code,
          held: held === 1,
          at: received_at,
          raw,
          settledAt: settled_at,
        }),
      );
    },
    async settle(device, hash, at) {
      await trx
        .updateTable('quarantine')
        .set({ settled_at: at })
        .where('office', '=', office)
        .where('device', '=', device)
        .where('hash', '=', hash)
        .execute();
    },
    async scrub(records) {
      for (const { kind, id } of records) {
        await trx
          .deleteFrom('history')
          .where('office', '=', office)
          .where('kind', '=', kind)
          .where('id', '=', id)
          .execute();
        // The id of a record is in no other record's content but as a reference, which is no content of its own.
        await trx
          .deleteFrom('quarantine')
          .where('office', '=', office)
          .where('raw', 'like', `%"id":"${id}"%`)
          .execute();
      }
    },
  };
}
