/** A phone on an IndexedDB in memory that tests break: the real store, with what it was told of its disk. */
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import { openPatiently } from '../../src/client/store/connection.ts';
import { Database } from '../../src/client/store/database.ts';
import type { DiskTrouble } from '../../src/client/store/disk.ts';
import { Pages } from '../../src/client/store/pages.ts';
import { Store } from '../../src/client/store/store.ts';
import { Views } from '../../src/client/store/views.ts';
import { tallyWrite } from '../../src/domain/event.ts';
import type { Write } from '../../src/domain/scalar.ts';
import { mailOf, openWithPin } from '../client/store/keys.ts';

let names = 0;

export async function newPhone(name = `broken-${++names}`) {
  const database = new Database(name, { indexedDB, IDBKeyRange });
  const heard: (DiskTrouble | undefined)[] = [];
  const begun: number[] = [];
  const vault = await openWithPin(database, {
    begun: () => void begun.push(1),
    open: () => openPatiently(database, () => heard.push('disk-silent')),
  });
  const pages = new Pages(database, vault);
  const tabs = { post: () => undefined, listen: () => undefined };
  const trouble = (said: DiskTrouble | undefined) => heard.push(said);
  const store = new Store({
    database,
    pages,
    mail: mailOf(vault),
    device: 'anna',
    now: () => 1_000_000,
    tabs,
    trouble,
  });
  await store.open();
  return { name, database, store, views: new Views(store), heard, begun };
}

export function tap(n: number): Write {
  const id = `t${String(n).padStart(5, '0')}`;
  return tallyWrite({ event: 'e1', id, sheet: 'e1.anna', measure: 'people', group: 'seniors', amount: 1, atMs: n });
}
export const contact = (id: string, family: string): Write => ({ kind: 'volunteer', id, fields: { family } });
export const tallies = (phone: Awaited<ReturnType<typeof newPhone>>) =>
  phone.database.records.where('key').startsWith('tally/').count();
