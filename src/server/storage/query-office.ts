/** The SQL of one office's copy: one query code for every database. */
import { sql, type Transaction } from 'kysely';
import type { Cell } from '../../sync/cell.ts';
import { batches, unique } from './batches.ts';
import { checkedRows, rowColumns, rowOf } from './checked-rows.ts';
import { pageQuery } from './query-page.ts';
import { quarantineQueries } from './query-quarantine.ts';
import { sumQueries } from './query-sums.ts';
import type { OfficeTx, PastStamp, RecordKey, StoredPart } from './storage.ts';
import type { Tables } from './tables.ts';

/** Takes the office's lock: the update is the transaction's first statement, and whoever comes next waits at it. */
export async function officeQueries(
  trx: Transaction<Tables>,
  office: string,
  onlyReads = false,
): Promise<OfficeTx | undefined> {
  const lock = trx.updateTable('offices').set({ seq: sql`seq` });
  const row = await (onlyReads
    ? trx.selectFrom('offices').select('seq').where('id', '=', office).executeTakeFirst()
    : lock.where('id', '=', office).returning('seq').executeTakeFirst());
  if (row === undefined) return undefined;
  let seq = row.seq;
  const rows = checkedRows(trx, office);

  return {
    seq: () => seq,
    async readParts(records) {
      const found: StoredPart[] = [];
      for (const { kind, some } of byKind(records)) {
        const read = await trx
          .selectFrom('parts')
          .select(rowColumns)
          .where('office', '=', office)
          .where('kind', '=', kind)
          .where('id', 'in', unique(some.map((record) => record.id)))
          .execute();
        found.push(...(await rows.read(read)));
      }
      return found;
    },
    async readPast(changes) {
      const found: PastStamp[] = [];
      for (const { kind, some } of byKind(changes)) {
        const rows = await trx
          .selectFrom('history')
          .select(['kind', 'id', 'field', 'ms', 'device'])
          .where('office', '=', office)
          .where('kind', '=', kind)
          .where('id', 'in', unique(some.map((change) => change.id)))
          .where('ms', 'in', unique(some.map((change) => change.stamp[0])))
          .execute();
        for (const { ms, device, ...past } of rows) found.push({ ...past, stamp: [ms, device] });
      }
      return found;
    },
    async putParts(parts) {
      if (parts.length === 0) return;
      for (const some of batches(parts)) {
        await trx
          .insertInto('parts')
          .values(some.map((part) => ({ office, ...rowOf(part, ++seq) })))
          .onConflict((on) =>
            on.columns(['office', 'kind', 'id', 'class']).doUpdateSet((eb) => ({
              seq: eb.ref('excluded.seq'),
              cells: eb.ref('excluded.cells'),
              sum: eb.ref('excluded.sum'),
            })),
          )
          .execute();
      }
      await trx.updateTable('offices').set({ seq }).where('id', '=', office).execute();
    },
    async addHistory(cells) {
      for (const some of batches(cells)) {
        const rows = some.map(({ kind, id, class: fieldClass, field, cell, at }) => {
          const [value, ms, device]: Cell = cell;
          return {
            office,
            kind,
            id,
            class: fieldClass,
            field,
            ms,
            device,
            value: JSON.stringify(value),
            replaced_at: at,
          };
        });
        await trx
          .insertInto('history')
          .values(rows)
          .onConflict((on) => on.doNothing())
          .execute();
      }
    },
    ...quarantineQueries(trx, office),
    ...sumQueries(trx, office, rows),
    pageAfter: (classes, cursors, maxBytes) => pageQuery(trx, office, rows, classes, cursors, maxBytes),
  };
}

function* byKind<R extends RecordKey>(records: readonly R[]): Generator<{ kind: string; some: readonly R[] }> {
  for (const kind of unique(records.map((record) => record.kind))) {
    for (const some of batches(records.filter((record) => record.kind === kind))) yield { kind, some };
  }
}
