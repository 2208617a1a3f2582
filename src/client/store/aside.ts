/** Rows that the disk no longer gives as they were put: without a vote, but kept. Runs inside the caller's transaction. */
import { changesOf } from '../../sync/change.ts';
import type { Part } from '../../sync/part.ts';
import { isWhole, type RecordRow } from './database.ts';
import { rowsAt } from './rows-at.ts';
import type { Store } from './store.ts';

/** Rows by key. A damaged one is set aside, and counts as if it were not there. */
export async function wholeRows(store: Store, keys: readonly string[]): Promise<readonly (Part | undefined)[]> {
  const { records, meta } = store.powers.database;
  const rows = await rowsAt(records, keys);
  const broken = rows.filter((row): row is RecordRow => row !== undefined && !isWhole(row));
  if (broken.length === 0) return rows;
  for (const row of broken) await setRowAside(store, row);
  // Its share of the fingerprints is not known any more: all are made anew soon.
  await meta.put({ key: 'checkedAt', value: 0 });
  return rows.map((row) => (row !== undefined && isWhole(row) ? row : undefined));
}

/** Keeps the row as it lies. What was unsent in it may be wrong: a person sees it in the tray and decides. */
export async function setRowAside(store: Store, record: RecordRow): Promise<void> {
  const { aside, tray } = store.powers.database;
  const at = store.powers.now();
  await aside.add({ at, record });
  for (const { change } of changesOf(record)) await tray.add({ code: 'damaged', at, change });
}
