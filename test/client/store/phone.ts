/** A phone for tests: the real store on an IndexedDB in memory, and a small office that answers it by the real rules. */
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import { readBatch } from '../../../src/client/store/bundle.ts';
import { Database } from '../../../src/client/store/database.ts';
import { applyReply } from '../../../src/client/store/exchange.ts';
import { Pages } from '../../../src/client/store/pages.ts';
import { type Seal, sealWith } from '../../../src/client/store/seal.ts';
import { Store } from '../../../src/client/store/store.ts';
import { type LiveView, Views } from '../../../src/client/store/views.ts';
import type { Role } from '../../../src/domain/roles.ts';
import type { Answer, Sending } from '../../../src/sync/change.ts';
import type { SyncReply, WirePart } from '../../../src/sync/exchange.ts';
import { makePageKey, testMail } from './keys.ts';

let databases = 0;

export interface Phone {
  readonly name: string;
  readonly database: Database;
  readonly pages: Pages;
  readonly seal: Seal;
  readonly store: Store;
  readonly views: Views;
  readonly clock: { ms: number };
  /** The same phone after its app was closed and opened again. */
  reopened(): Promise<Phone>;
}

export async function newPhone(): Promise<Phone> {
  databases += 1;
  return openPhone(`phone-${databases}`, await makePageKey(globalThis.crypto), { ms: 1_000_000 });
}

async function openPhone(name: string, key: CryptoKey, clock: { ms: number }): Promise<Phone> {
  const database = new Database(name, { indexedDB, IDBKeyRange });
  const seal = sealWith(globalThis.crypto, key);
  const pages = new Pages(database, seal);
  const tabs = { post: () => undefined, listen: () => undefined };
  const store = new Store({ database, pages, mail: testMail, device: 'anna', now: () => clock.ms, tabs });
  await store.open();
  const reopened = () => {
    database.close();
    return openPhone(name, key, clock);
  };
  return { name, database, pages, seal, store, views: new Views(store), clock, reopened };
}

/** A reply of the office; by default it has nothing to say. */
export function replyOf(given: Partial<SyncReply> = {}): SyncReply {
  const empty = {
    teren: 1 as const,
    nonce: 'n',
    protocol: 1,
    officeTime: 1_000_500,
    answers: [],
    parts: [],
    cursors: {},
    more: false,
    rights: { role: 'coordinator' as const, authorised: true, leaseDays: 14 },
  };
  return { ...empty, ...given };
}

/** Sends all that is unsent; the office says the same to each, or what `answer` says. Returns what was sent. */
export async function exchange(
  phone: Phone,
  answer: Answer | ((sending: Sending) => Answer) = 'accepted',
  given: { parts?: WirePart[]; role?: Role } = {},
): Promise<readonly Sending[]> {
  const { sendings } = await readBatch(phone.store, 1_000_000);
  const answers = sendings.map((sending) =>
    typeof answer === 'function' ? answer(sending) : answer,
  ) as SyncReply['answers'];
  const reply = replyOf({ answers, parts: given.parts ?? [], cursors: { open: 7 } });
  await applyReply(phone.store, phone.seal, given.role ?? 'coordinator', sendings, reply);
  return sendings;
}

/** What a view shows once it was read. */
export function loaded<T>(view: LiveView<T>): Promise<T> {
  return new Promise((resolve) => {
    const stop = view.watch(() => look());
    const look = () => {
      const value = view.get();
      if (value === undefined) return;
      resolve(value);
      queueMicrotask(() => stop());
    };
    look();
  });
}

/** Lets all that is under way in IndexedDB come to an end. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 30);
  });
}
