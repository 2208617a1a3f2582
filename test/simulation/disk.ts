/** A phone's disk: an IndexedDB in memory that can be full, be cut off in the middle of a write, be copied and be wiped. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { Database } from '../../src/client/store/database.ts';

const name = 'teren-office';

/** What the stand-in for IndexedDB keeps inside. */
interface RawDatabase {
  readonly transactions: { readonly _state: string; abort(): void }[];
  readonly rawObjectStores: Map<string, { storeRecord: (...given: unknown[]) => unknown }>;
}

export class Disk {
  isFull = false;
  #factory = new IDBFactory();

  async open(): Promise<Database> {
    const database = new Database(name, { indexedDB: this.#factory, IDBKeyRange });
    await database.open();
    for (const store of this.#raw()?.rawObjectStores.values() ?? []) this.#guard(store);
    return database;
  }

  /** The app dies: what has not committed is not on the disk, and nothing more comes from it. */
  cutOff(database: Database): void {
    for (const transaction of Array.from(this.#raw()?.transactions ?? [])) {
      if (transaction._state !== 'finished' && transaction._state !== 'committing') transaction.abort();
    }
    database.close();
  }

  wipe(): void {
    this.#factory = new IDBFactory();
    this.isFull = false;
  }

  /** Another disk with the same content: the profile's folder, copied. */
  async copy(from: Database): Promise<Disk> {
    const disk = new Disk();
    const to = await disk.open();
    for (const table of from.tables) await to.table(table.name).bulkPut(await table.toArray());
    to.close();
    return disk;
  }

  #raw(): RawDatabase | undefined {
    return (this.#factory as unknown as { _databases: Map<string, RawDatabase> })._databases.get(name);
  }

  /** A full disk fails the request and with it the whole transaction; taking a transaction back needs no room. */
  #guard(store: { storeRecord: (...given: unknown[]) => unknown }): void {
    if (Object.hasOwn(store, 'storeRecord')) return;
    const storeRecord = store.storeRecord.bind(store);
    store.storeRecord = (record, noOverwrite, rollbackLog) => {
      if (this.isFull && rollbackLog !== undefined) throw new DOMException('The disk is full', 'QuotaExceededError');
      return storeRecord(record, noOverwrite, rollbackLog);
    };
  }
}
