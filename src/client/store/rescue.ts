/**
 * Reads what is unsent from databases that the app itself can't use any more, past whatever can't be read. It asks the
 * browser directly and row by row, because one bad row fails everything that is read together with it. It changes nothing.
 *
 * There is no second copy of unsent taps beside the database: it would lie on the same disk, be thrown away together with
 * it, and cost each tap a second write. What protects them is that they are sent within a second where there is a network.
 */
import { isUnsent, type Part } from '../../sync/part.ts';
import { Database, databaseOf, type MetaRow, type PageRow, type RecordRow, type TrayRow } from './database.ts';
import { Pages } from './pages.ts';
import { sealWith } from './seal.ts';

/** What a file for the office holds. */
export interface Rescued {
  readonly member: string;
  /** Records with something that the office does not have. Contacts among them are unsealed. */
  readonly parts: readonly Part[];
  /** Changes that the office refused. */
  readonly refused: readonly TrayRow[];
  /** Rows that could not be read. */
  readonly unreadable: number;
}

export async function rescue(factory: IDBFactory, crypto: Crypto, member: string): Promise<Rescued | undefined> {
  const database = await open(factory, databaseOf(member));
  if (database === undefined) return undefined;
  const [records, boxes, refused, meta] = [
    await rowsOf(database, 'records'),
    await rowsOf(database, 'pages'),
    await rowsOf(database, 'tray'),
    await rowsOf(database, 'meta'),
  ];
  database.close();
  const key = (meta.rows as readonly MetaRow[]).find((row) => row.key === 'pageKey')?.value;
  // The database object is only the way to the pages' labels; it is never opened.
  const pages = key instanceof CryptoKey ? new Pages(new Database(member), sealWith(crypto, key)) : undefined;
  const opened = await Promise.allSettled(
    (boxes.rows as readonly PageRow[]).map(async (box) => [...((await pages?.open(box))?.values() ?? [])]),
  );
  const sealed = opened.flatMap((page) => (page.status === 'fulfilled' ? page.value : []));
  const shut = opened.filter(({ status }) => status === 'rejected').length;
  return {
    member,
    parts: [...(records.rows as readonly RecordRow[]), ...sealed].filter(isUnsent),
    refused: refused.rows as readonly TrayRow[],
    unreadable: records.unreadable + boxes.unreadable + refused.unreadable + shut,
  };
}

/** Nothing where there is no such database, or it can't be opened at all. */
function open(factory: IDBFactory, name: string): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    const request = factory.open(name);
    // It is not there: looking for it must not make it.
    request.addEventListener('upgradeneeded', () => request.transaction?.abort());
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', (event) => {
      event.preventDefault();
      resolve(undefined);
    });
  });
}

interface Rows {
  readonly rows: readonly unknown[];
  readonly unreadable: number;
}

async function rowsOf(database: IDBDatabase, store: string): Promise<Rows> {
  const keys = new Set([...(await keysOf(database, store, 'next')), ...(await keysOf(database, store, 'prev'))]);
  const rows: unknown[] = [];
  for (const key of keys) {
    const row = await answerOf(database, store, (from) => from.get(key));
    if (row !== undefined) rows.push(row);
  }
  return { rows, unreadable: keys.size - rows.length };
}

/** The keys from one end, up to the first that can't be read. */
function keysOf(database: IDBDatabase, store: string, direction: IDBCursorDirection): Promise<readonly IDBValidKey[]> {
  const keys: IDBValidKey[] = [];
  return new Promise((resolve) => {
    try {
      const request = database.transaction(store).objectStore(store).openKeyCursor(null, direction);
      request.addEventListener('success', () => {
        if (request.result === null) return resolve(keys);
        keys.push(request.result.primaryKey);
        request.result.continue();
      });
      request.addEventListener('error', () => resolve(keys));
    } catch (error) {
      console.warn('A store could not be read', store, error instanceof Error ? error.name : '');
      resolve(keys);
    }
  });
}

function answerOf(database: IDBDatabase, store: string, ask: (from: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((resolve) => {
    const request = ask(database.transaction(store).objectStore(store));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => resolve(undefined));
  });
}
