/** What the office does not have yet, counted from the index: the cost does not grow with what each record holds. */
import { isUnsent } from '../../sync/part.ts';
import { earliestUnsent, heldOnly, keyOf, type LetterRow } from './database.ts';
import type { Store } from './store.ts';

export interface Waiting {
  /** Records with something to be sent. */
  readonly unsent: number;
  /** Records of which the office keeps something aside. */
  readonly held: number;
  /** When the oldest of the unsent was written, epoch ms by this phone. */
  readonly oldestUnsentAt?: number;
}

/** How many refused changes wait for a person. */
export function countRefused(store: Store): Promise<number> {
  return store.powers.database.tray.filter(({ settledAt }) => settledAt === undefined).count();
}

export async function countWaiting(store: Store): Promise<Waiting> {
  const { database, pages } = store.powers;
  const [open, held, oldest] = await Promise.all([
    database.records.where('unsent').aboveOrEqual(0).count(),
    database.records.where('unsent').equals(heldOnly).count(),
    database.records.where('unsent').aboveOrEqual(0).first(),
  ]);
  const sealed = await store.sealing(() => pages.waitingParts());
  const toSend = sealed.filter(isUnsent);
  const letters = await lettersToSend(store);
  // A record with both an open and a sealed part waiting is one record to a person.
  const apart = new Set([...toSend.map(({ kind, id }) => keyOf(kind, id)), ...letters.map(({ record }) => record)]);
  const both = await database.records.bulkGet([...apart]);
  const twice = both.filter((part) => part !== undefined && isUnsent(part)).length;
  const times = [
    ...[...(oldest === undefined ? [] : [oldest]), ...toSend].map(earliestUnsent),
    ...letters.map(({ ms }) => ms),
  ];
  return {
    unsent: open + apart.size - twice,
    held: held + sealed.length - toSend.length,
    ...(times.length === 0 ? {} : { oldestUnsentAt: Math.min(...times) }),
  };
}

/** What goes out as a letter now: all while locked; while open only what no page here can take in. Oldest first. */
export async function lettersToSend(store: Store): Promise<readonly LetterRow[]> {
  const rows = await store.powers.database.letters.orderBy('n').toArray();
  const untold = rows.filter(({ told }) => told === undefined);
  return store.powers.pages.isOpen ? untold.filter((row) => row.apart === 1 && row.own === undefined) : untold;
}
