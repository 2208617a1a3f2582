/**
 * The tray: what the office refused, whole, until a person deals with it. Dealing with it takes nothing away: the row
 * stays, marked, and can be brought back for thirty days.
 */
import type { Change, ChangeCode } from '../../sync/change.ts';
import type { TrayRow } from './database.ts';
import type { Seal } from './seal.ts';
import type { Store } from './store.ts';

export type Settled = NonNullable<TrayRow['settled']>;

/** A refused change. Times are epoch ms. */
export interface Refused {
  readonly key: number;
  readonly code: ChangeCode;
  /** The fields that were wrong, where the office named them. */
  readonly fields: readonly string[];
  readonly at: number;
  /** Absent where the box can't be opened on this phone any more. */
  readonly change?: Change;
  /** It can be sent again as it is, though nobody here can read it now. */
  readonly letter?: TrayRow['letter'];
  /** It lies under this person's lock. */
  readonly sealed?: true;
  readonly settledAt?: number;
  readonly settled?: Settled;
}

/** How long a settled row is kept. */
export const keptMs = 30 * 86_400_000;

/** All rows, oldest first. */
export async function readTray(store: Store, seal: Seal): Promise<readonly Refused[]> {
  const rows: readonly TrayRow[] = await store.powers.database.tray.toArray();
  return Promise.all(rows.map((row) => opened(row, seal)));
}

async function opened({ n, sealed, change, fields = [], ...rest }: TrayRow, seal: Seal): Promise<Refused> {
  const known = { key: n, fields, ...rest, ...(sealed === undefined ? {} : { sealed: true as const }) };
  if (change !== undefined) return { ...known, change };
  if (sealed === undefined) return known;
  try {
    return { ...known, change: (await seal.open('tray', sealed)) as Change };
  } catch {
    return known; // The row stays, and the card says that it can't be read here.
  }
}

/** Puts a refused change that nobody here can read on its way once more, as it is. */
export async function sendLetterAgain(store: Store, key: number): Promise<void> {
  const { tray, letters } = store.powers.database;
  await tray.db.transaction('rw', tray, letters, async () => {
    const row = await tray.get(key);
    if (row?.letter === undefined) return;
    await letters.add({ ...row.letter, ms: row.at, apart: 1 });
    await tray.put({ ...row, settled: 'again', settledAt: store.powers.now() });
  });
}

/** Takes rows out of the list; they stay in the table. */
export async function settle(store: Store, keys: readonly number[], settled: Settled): Promise<void> {
  await change(store, keys, (row) => ({ ...row, settled, settledAt: store.powers.now() }));
}

/** Brings rows back into the list. */
export async function restore(store: Store, keys: readonly number[]): Promise<void> {
  await change(store, keys, ({ settled: _settled, settledAt: _at, ...row }) => row);
}

/** Drops what was settled more than thirty days ago. The office has its own copy of what it refused. */
export async function forgetSettled(store: Store): Promise<void> {
  const since = store.powers.now() - keptMs;
  await store.powers.database.tray.filter((row) => row.settledAt !== undefined && row.settledAt < since).delete();
}

async function change(store: Store, keys: readonly number[], next: (row: TrayRow) => TrayRow): Promise<void> {
  const { tray } = store.powers.database;
  await tray.db.transaction('rw', tray, async () => {
    const rows: readonly (TrayRow | undefined)[] = await tray.bulkGet([...keys]);
    await tray.bulkPut(rows.flatMap((row) => (row === undefined ? [] : next(row))));
  });
}
