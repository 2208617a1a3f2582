/**
 * Reads what is unsent from databases that the app itself can't use any more, past whatever can't be read. It asks the
 * browser directly and row by row, because one bad row fails everything that is read together with it. It changes nothing.
 *
 * There is no second copy of unsent taps beside the database: it would lie on the same disk, be thrown away together with
 * it, and cost each tap a second write. What protects them is that they are sent within a second where there is a network.
 */
import { isUnsent, type Part } from '../../sync/part.ts';
import { databaseOf, type LetterRow, type RecordRow, type TrayRow } from './database.ts';

/** What a file for the office holds. */
export interface Rescued {
  readonly member: string;
  /** Records with something that the office does not have, without contacts. */
  readonly parts: readonly Part[];
  /** Unsent contacts, sealed to the office: whoever finds the file can't read them. */
  readonly letters: readonly LetterRow[];
  /** Changes that the office refused. */
  readonly refused: readonly TrayRow[];
  /** Rows that could not be read. */
  readonly unreadable: number;
}

export async function rescue(factory: IDBFactory, member: string): Promise<Rescued | undefined> {
  const database = await open(factory, databaseOf(member));
  if (database === undefined) return undefined;
  const [records, letters, refused] = [
    await rowsOf(database, 'records'),
    await rowsOf(database, 'letters'),
    await rowsOf(database, 'tray'),
  ];
  database.close();
  return {
    member,
    parts: (records.rows as readonly RecordRow[]).filter(isUnsent),
    letters: letters.rows as readonly LetterRow[],
    refused: refused.rows as readonly TrayRow[],
    unreadable: records.unreadable + letters.unreadable + refused.unreadable,
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
