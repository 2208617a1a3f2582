/**
 * What a person may no longer read leaves the phone, once the office has answered for all of it that was unsent. Nothing is
 * noted beside the copy: what it still has of a class that is not to be read is found anew each time, so a kill leaves no half.
 */
import { classesOfField, type FieldClass, kindsWith, sealedClasses } from '../../domain/kinds.ts';
import type { Cursors } from '../../sync/exchange.ts';
import type { Part } from '../../sync/part.ts';
import type { PartChange } from './act.ts';
import { isWhole, keyOf, kindRange, rowOf } from './database.ts';
import { moveDigests } from './fingerprints.ts';
import type { Store } from './store.ts';

/** reads: the classes that are read now. Runs alone among the exchanges, after each: also what a person wrote without reading it goes. */
export async function shed(
  store: Store,
  reads: readonly FieldClass[],
  forgetSealed: () => Promise<void> = async () => undefined,
): Promise<void> {
  const cursors = await store.cursors();
  if (!reads.includes('team')) await shedTeam(store, reads);
  const sealed = sealedClasses.filter((fieldClass) => cursors[fieldClass] !== undefined);
  const lost = sealed.filter((fieldClass) => !reads.includes(fieldClass));
  if (lost.length === 0) return;
  if (lost.length < sealed.length) {
    // Somebody who still reads contacts; while they are locked it waits.
    if (store.powers.pages.isOpen) await shedFromPages(store, reads, lost);
    return;
  }
  await forgetSealed(); // What is unsent lies sealed to the office, and goes on its way.
  store.powers.tabs.post();
}

/** Should they be read again, they begin from the start. Inside the caller's transaction. */
async function forgetCursors(store: Store, lost: readonly FieldClass[]): Promise<void> {
  const cursors = Object.entries(await store.cursors()).filter(([name]) => !lost.includes(name as FieldClass));
  await store.powers.database.meta.put({ key: 'cursors', value: Object.fromEntries(cursors) satisfies Cursors });
}

/** A record's open and team fields lie in one row: the row stays with what is open. A row that still owes something stays whole. */
async function shedTeam(store: Store, reads: readonly FieldClass[]): Promise<void> {
  const { records, aside, meta, digests } = store.powers.database;
  await store.change(() =>
    records.db.transaction('rw', [records, aside, meta, digests], async () => {
      const kinds = kindsWith('team');
      const ranges = kinds.map((kind) => records.where('key').between(...kindRange(kind)));
      const rows = (await Promise.all(ranges.map((range) => range.toArray()))).flat().filter(isWhole);
      const shedding = rows.filter((row) => hasUnread(row, reads) && !owes(row, reads));
      if (shedding.length === 0 && (await store.cursors()).team === undefined) return [];
      const changes = shedding.map((row): PartChange => {
        return { key: row.key, before: row, after: without(row, reads), sealed: false };
      });
      const isGone = ({ after }: PartChange) => Object.keys(after.cells).length === 0;
      await records.bulkDelete(changes.filter(isGone).map(({ key }) => key));
      await records.bulkPut(changes.filter((each) => !isGone(each)).map(({ after }) => rowOf(after)));
      await moveDigests(store, changes);
      // What the disk damaged can't be told apart by field; what was unsent in it lies in the tray.
      await aside.filter(({ record }) => record !== undefined && kinds.includes(record.kind)).delete();
      await forgetCursors(store, ['team']);
      return changes;
    }),
  );
}

/** The same within the sealed pages. */
async function shedFromPages(store: Store, reads: readonly FieldClass[], lost: readonly FieldClass[]): Promise<void> {
  const { database, pages } = store.powers;
  await store.change(() =>
    store.sealing(async () => {
      const kinds = lost.flatMap(kindsWith);
      const parts = (await Promise.all(kinds.map((kind) => pages.partsOf(kind)))).flat();
      const shedding = parts.filter((part) => hasUnread(part, reads) && !owes(part, reads));
      const prepared = await pages.prepare(shedding, (part) => {
        const after = without(part, reads);
        return Object.keys(after.cells).length === 0 ? undefined : after;
      });
      const changes = prepared.flatMap((page) => page.changes).map((change) => ({ ...change, sealed: true }));
      const tables = [database.pages, database.aside, database.meta, database.digests];
      await database.transaction('rw', tables, async () => {
        await pages.put(prepared);
        await moveDigests(store, changes);
        if (!parts.some((part) => owes(part, reads))) await forgetCursors(store, lost);
      });
      return changes.map((change) => ({ ...change, key: keyOf(change.after.kind, change.after.id) }));
    }),
  );
}

function hasUnread(part: Part, reads: readonly FieldClass[]): boolean {
  return Object.keys(part.cells).some((name) => !isRead(part, name, reads));
}

function isRead(part: Part, name: string, reads: readonly FieldClass[]): boolean {
  return classesOfField(part.kind, name).some((fieldClass) => reads.includes(fieldClass));
}

/** Whether something of it that is not to be read has yet to reach the office. */
function owes(row: Part, reads: readonly FieldClass[]): boolean {
  return Object.entries(row.marks ?? {}).some(([name, { held }]) => held === undefined && !isRead(row, name, reads));
}

function without(part: Part, reads: readonly FieldClass[]): Part {
  const keep = <T>(of: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(of).filter(([name]) => isRead(part, name, reads)));
  const { marks, ...rest } = part;
  const kept = keep(marks ?? {});
  return { ...rest, cells: keep(part.cells), ...(Object.keys(kept).length === 0 ? {} : { marks: kept }) };
}
