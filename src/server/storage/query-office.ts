/** The SQL of one office's copy: one query code for every database. */
import { sql, type Transaction } from 'kysely';
import type { Cell, Cells } from '../../sync/cell.ts';
import { pageQuery } from './query-page.ts';
import type { OfficeTx, PastStamp, RecordKey, StoredPart } from './storage.ts';
import type { Tables } from './tables.ts';

/** Rows of one statement: well below the databases' limits of parameters (SQLite 32,766, PostgreSQL 65,535). */
const batch = 500;

/** Takes the office's lock: the update is the transaction's first statement, and whoever comes next waits at it. */
export async function officeQueries(trx: Transaction<Tables>, office: string): Promise<OfficeTx | undefined> {
  const row = await trx
    .updateTable('offices')
    .set({ seq: sql`seq` })
    .where('id', '=', office)
    .returning('seq')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  let seq = row.seq;

  return {
    seq: () => seq,
    async readParts(records) {
      const found: StoredPart[] = [];
      for (const { kind, some } of byKind(records)) {
        const rows = await trx
          .selectFrom('parts')
          .select(['kind', 'id', 'class', 'cells'])
          .where('office', '=', office)
          .where('kind', '=', kind)
          .where('id', 'in', unique(some.map((record) => record.id)))
          .execute();
        for (const part of rows) found.push({ ...part, cells: JSON.parse(part.cells) as Cells });
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
        const rows = some.map((part) => ({
          office,
          kind: part.kind,
          id: part.id,
          class: part.class,
          seq: ++seq,
          cells: JSON.stringify(part.cells),
        }));
        await trx
          .insertInto('parts')
          .values(rows)
          .onConflict((on) =>
            on.columns(['office', 'kind', 'id', 'class']).doUpdateSet((eb) => ({
              seq: eb.ref('excluded.seq'),
              cells: eb.ref('excluded.cells'),
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
      const known = new Set<string>();
      for (const some of batches(hashes)) {
        const rows = await trx
          .selectFrom('quarantine')
          .select('hash')
          .where('office', '=', office)
          .where('device', '=', device)
          .where('hash', 'in', some)
          .execute();
        for (const { hash } of rows) known.add(hash);
      }
      const sum = (held: number) => {
        const found = sums.find((row) => row.held === held);
        return { rows: Number(found?.rows ?? 0), bytes: Number(found?.bytes ?? 0) };
      };
      return { held: sum(1), refused: sum(0), known };
    },
    pageAfter: (classes, cursors, maxBytes) => pageQuery(trx, office, classes, cursors, maxBytes),
  };
}

function* byKind<R extends RecordKey>(records: readonly R[]): Generator<{ kind: string; some: readonly R[] }> {
  for (const kind of unique(records.map((record) => record.kind))) {
    for (const some of batches(records.filter((record) => record.kind === kind))) yield { kind, some };
  }
}

function* batches<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += batch) yield items.slice(from, from + batch);
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
