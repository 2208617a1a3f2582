/** What a phone's browser does to its database, on the real store and an IndexedDB in memory that can be broken. */
import { IDBDatabase as FakeDatabase, IDBFactory as FakeFactory, IDBKeyRange, indexedDB } from 'fake-indexeddb';
// @ts-expect-error It comes without types.
import closeFromOutside from 'fake-indexeddb/lib/forceCloseDatabase';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { notedLoss, notedMembers, openNote } from '../../src/client/notes.ts';
import { openPatiently } from '../../src/client/store/connection.ts';
import { Database } from '../../src/client/store/database.ts';
import type { Envelope } from '../../src/client/store/envelope.ts';
import { rescue } from '../../src/client/store/rescue.ts';
import { openAtOffice } from '../client/store/keys.ts';
import { loaded, settled } from '../client/store/phone.ts';
import { contact, newPhone, tallies, tap } from './broken-phone.ts';

// No browser is started here: what hangs, hangs for good.
vi.setConfig({ testTimeout: 20_000 });

const open = FakeFactory.prototype.open;
const begin = FakeDatabase.prototype.transaction;
const connections = new Set<IDBDatabase>();
const dropped = new Map<IDBDatabase, string>();

/** From now on every transaction on the connections that are open fails, as on a phone that slept; new ones work. */
function dropConnections(name = 'UnknownError'): void {
  for (const connection of connections) dropped.set(connection, name);
}

beforeEach(() => {
  vi.spyOn(FakeFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...given) {
    const request = open.apply(this, given);
    request.addEventListener('success', () => connections.add(request.result));
    return request;
  });
  // Before a connection is opened: Dexie keeps the function.
  vi.spyOn(FakeDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...given) {
    const name = dropped.get(this);
    if (name === undefined) return begin.apply(this, given);
    throw new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', name);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  connections.clear();
});

describe('row 33 · the browser dropped the connection', () => {
  it.each(['UnknownError', 'InvalidStateError', 'AbortError'])(
    'row 33 · %s: a new one is made and the tap is kept, once',
    async (name) => {
      const phone = await newPhone();
      dropConnections(name);
      expect(await phone.store.write([tap(1)])).toEqual({ ok: true });
      expect(await tallies(phone)).toBe(1);
      expect(
        phone.heard.filter((trouble) => trouble !== undefined),
        'nobody is troubled',
      ).toEqual([]);
    },
  );

  it('row 33 · forty taps at once share one new connection, and all are kept', async () => {
    const phone = await newPhone();
    dropConnections();
    const results = await Promise.all(Array.from({ length: 40 }, (_, n) => phone.store.write([tap(n)])));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(await tallies(phone)).toBe(40);
    expect(phone.heard).toEqual([undefined]);
  });

  it('row 33 · the `close` event, in the middle of writing: everything that was called saved is there', async () => {
    const phone = await newPhone();
    const writing = Array.from({ length: 20 }, (_, n) => phone.store.write([tap(n)]));
    closeFromOutside(phone.database.backendDB());
    const results = await Promise.all(writing);
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(await tallies(phone)).toBe(20);
  });

  it('row 33 · what is shown is read on the new connection, too', async () => {
    const phone = await newPhone();
    await phone.store.write([tap(1)]);
    dropConnections();
    expect((await loaded(phone.views.sums())).get('e1')?.['e1.anna people seniors']?.exact).toBe(1);
  });

  it('row 33 · one that stays broken is said, and the tap goes back; when the disk is back, counting goes on', async () => {
    const phone = await newPhone();
    dropConnections();
    const opening = vi.spyOn(FakeFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
    });
    expect(await phone.store.write([tap(1)])).toEqual({ ok: false, code: 'disk-lost' });
    expect(phone.heard).toEqual(['disk-broken']);
    opening.mockRestore();
    expect(await phone.store.write([tap(2)])).toEqual({ ok: true });
    expect(phone.heard).toEqual(['disk-broken', undefined]);
    expect((await phone.database.records.toArray()).map(({ id }) => id)).toEqual(['e1.t00002']);
  });
});

describe('row 32 · indexedDB.open never settles', () => {
  it('row 32 · once: it is asked anew after four seconds, and opens', async () => {
    const database = new Database(`silent-once`, { indexedDB, IDBKeyRange });
    const silent = vi.fn();
    const opening = vi.spyOn(FakeFactory.prototype, 'open').mockImplementationOnce(() => new EventTarget() as never);
    await openPatiently(database, silent);
    expect(opening).toHaveBeenCalledTimes(2);
    expect(silent).not.toHaveBeenCalled();
    expect(await database.records.count()).toBe(0);
  });

  it('row 32 · when it goes on, that is said, and an answer that comes after all is taken', async () => {
    const phone = await newPhone();
    dropConnections();
    let answer: () => void = () => undefined;
    vi.spyOn(FakeFactory.prototype, 'open')
      .mockImplementationOnce(() => new EventTarget() as never)
      .mockImplementationOnce(function (this: IDBFactory, ...given) {
        const late = new EventTarget() as unknown as IDBOpenDBRequest;
        answer = () => {
          const request = open.apply(this, given);
          request.addEventListener('success', (event) => {
            Object.assign(late, { result: request.result });
            late.onsuccess?.(event);
          });
        };
        return late;
      });
    const writing = phone.store.write([tap(1)]);
    await vi.waitFor(() => expect(phone.heard).toEqual(['disk-silent']), { timeout: 12_000, interval: 100 });
    answer();
    expect(await writing).toEqual({ ok: true });
    expect(phone.heard).toEqual(['disk-silent', undefined]);
  });
});

describe('row 29 · the copy is thrown away', () => {
  function storageOf(): Storage {
    const kept = new Map<string, string>();
    return {
      get length() {
        return kept.size;
      },
      key: (n) => [...kept.keys()][n] ?? null,
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
      clear: () => kept.clear(),
    };
  }

  it('row 29 · the note beside it says how much was unsent and when it last grew, until it is read and told', () => {
    const storage = storageOf();
    openNote(storage, 'office').count(0, 5);
    openNote(storage, 'office').count(13, 10);
    openNote(storage, 'office').count(14, 20);
    openNote(storage, 'office').count(14, 30);
    expect(notedLoss(storage)).toEqual({ unsent: 14, at: 20 });
    expect(notedMembers(storage)).toEqual(['office']);
    const note = openNote(storage, 'office');
    expect(note.toRead(), 'nothing is lost yet').toBeUndefined();
    note.gone();
    expect([note.toRead(), note.toTell()]).toEqual([
      { unsent: 14, at: 20 },
      { unsent: 14, at: 20 },
    ]);
    note.markRead();
    note.count(0, 40);
    const later = openNote(storage, 'office');
    expect([later.toRead(), later.toTell()]).toEqual([undefined, { unsent: 14, at: 20 }]);
    later.markTold();
    expect([later.toRead(), later.toTell()]).toEqual([undefined, undefined]);
    expect(notedMembers(storage), 'the office is still known').toEqual(['office']);
  });

  it('row 29 · a copy that is gone with nothing unsent lost nothing', () => {
    const storage = storageOf();
    const note = openNote(storage, 'office');
    note.count(3, 10);
    note.count(0, 20);
    note.gone();
    expect([note.toRead(), note.toTell()]).toEqual([undefined, undefined]);
  });

  it('row 29 · a cleaner that takes the note, too, does not take it out of the open app', () => {
    const storage = storageOf();
    const note = openNote(storage, 'office');
    note.count(14, 10);
    storage.clear();
    note.gone();
    expect(openNote(storage, 'office').toTell()).toEqual({ unsent: 14, at: 10 });
  });

  it('row 29 · under an open app: it is noticed, the tap is kept, and what is sealed next can be read after a restart', async () => {
    const phone = await newPhone();
    await phone.store.write([contact('v1', 'Nowak')]);
    expect(phone.begun).toHaveLength(1);
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(phone.name).addEventListener('success', resolve);
    });
    expect(await phone.store.write([tap(1), contact('v2', 'Kowalska')])).toEqual({ ok: true });
    expect(phone.begun, 'the copy began anew').toHaveLength(2);
    phone.database.close();
    const again = await newPhone(phone.name);
    expect(again.begun).toEqual([]);
    expect([...(await loaded(again.views.contacts())).keys()]).toEqual(['v2']);
    expect(await tallies(again)).toBe(1);
  });
});

describe('row 34 · a copy that the app can not read', () => {
  it('row 34 · what is unsent and readable goes into a file, past the rows that are not; nothing is changed', async () => {
    const phone = await newPhone('teren-office-34');
    await phone.store.write(Array.from({ length: 5 }, (_, n) => tap(n)));
    await phone.store.write([contact('v1', 'Nowak')]);
    phone.database.close();
    const before = await contentOf('teren-office-34');
    const store = Object.getPrototypeOf((await rawStore('teren-office-34')).store) as IDBObjectStore;
    const get = store.get;
    vi.spyOn(store, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      if (key !== 'tally/e1.t00002') return get.call(this, key);
      return get.call(this, 'nothing there');
    });
    const saved = await rescue(indexedDB, 'office-34');
    expect(saved?.parts.map(({ id }) => id)).toEqual(['e1.t00000', 'e1.t00001', 'e1.t00003', 'e1.t00004']);
    const [letter] = saved?.letters ?? [];
    expect(JSON.stringify(saved), 'whoever finds the file reads no contact').not.toContain('Nowak');
    expect(await openAtOffice(letter?.letter as Envelope), 'the office does').toMatchObject({
      fields: { family: 'Nowak' },
    });
    expect(saved?.unreadable).toBe(1);
    vi.restoreAllMocks();
    expect(await contentOf('teren-office-34')).toEqual(before);
  });

  it('row 34 · looking for a database that is not there does not make one', async () => {
    expect(await rescue(indexedDB, 'nowhere')).toBeUndefined();
    await settled();
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('teren-nowhere');
  });
});

describe('a newer version of the app in another tab', () => {
  it('gets the database at once; this tab says so, refuses what it can not save, and what it saved before is there', async () => {
    const phone = await newPhone();
    await phone.store.write([tap(1)]);
    const newer = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(phone.name, 1000);
      request.addEventListener('success', () => resolve(request.result));
    });
    expect(phone.heard).toEqual(['disk-newer']);
    expect(await phone.store.write([tap(2)])).toEqual({ ok: false, code: 'disk-lost' });
    await expect(phone.store.read(() => phone.database.records.toArray())).rejects.toThrow();
    expect(phone.heard, 'and it stays with that word').toEqual(['disk-newer']);
    newer.close();
    expect(await contentOf(phone.name)).toMatchObject([{ id: 'e1.t00001' }]);
  });
});

async function rawStore(name: string): Promise<{ database: IDBDatabase; store: IDBObjectStore }> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(name);
    request.addEventListener('success', () => resolve(request.result));
  });
  return { database, store: database.transaction('records').objectStore('records') };
}

async function contentOf(name: string): Promise<unknown> {
  const { database, store } = await rawStore(name);
  const rows = await new Promise((resolve) => {
    const request = store.getAll();
    request.addEventListener('success', () => resolve(request.result));
  });
  database.close();
  return rows;
}
