/** How an act on open fields goes onto the disk: taps, events, the plan. */
import type { Write } from '../../domain/scalar.ts';
import { newPart, type Part, writePart } from '../../sync/part.ts';
import type { PartChange, Writer } from './act.ts';
import { keyOf, rowOf } from './database.ts';

/** The path of a tap: one blind put, no read before it. */
export async function putFresh(writer: Writer, writes: readonly Write[]): Promise<readonly PartChange[]> {
  const parts = writes.map(({ kind, id, fields }) =>
    newPart(kind, id, fields, writer.stampTime(), writer.powers.device),
  );
  const rows = parts.map((part) => rowOf(part));
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) await writer.powers.database.records.put(only);
  else await writer.powers.database.records.bulkPut(rows);
  return parts.map((after) => ({ key: keyOf(after.kind, after.id), before: undefined, after, sealed: false }));
}

/** Joins the writes into what lies there, inside the caller's transaction. */
export async function putOpen(writer: Writer, writes: readonly Write[]): Promise<readonly PartChange[]> {
  const { database, device } = writer.powers;
  const held = new Map<string, Part | undefined>();
  const keys = [...new Set(writes.map(({ kind, id }) => keyOf(kind, id)))];
  const rows = await database.records.bulkGet(keys);
  keys.forEach((key, i) => held.set(key, rows[i]));
  const before = new Map(held);
  for (const { kind, id, fields } of writes) {
    const key = keyOf(kind, id);
    held.set(key, writePart(held.get(key) ?? { kind, id, cells: {} }, fields, writer.stampTime(), device));
  }
  const changes: PartChange[] = [];
  for (const [key, after] of held) {
    const old = before.get(key);
    if (after !== undefined && after !== old) changes.push({ key, before: old, after, sealed: false });
  }
  if (changes.length > 0) await database.records.bulkPut(changes.map(({ after }) => rowOf(after)));
  return changes;
}
