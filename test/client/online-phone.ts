/** A phone for tests that talks to a real endpoint over HTTP: the real store, transport and flight, with a clock of its own. */
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import { type Flight, type FlightPowers, type Landing, newCourse } from '../../src/client/course.ts';
import { fly } from '../../src/client/flight.ts';
import { readBatch } from '../../src/client/store/bundle.ts';
import { Database } from '../../src/client/store/database.ts';
import { forgetSealed } from '../../src/client/store/forget.ts';
import { Pages } from '../../src/client/store/pages.ts';
import { sealWith } from '../../src/client/store/seal.ts';
import { Store } from '../../src/client/store/store.ts';
import type { Vault } from '../../src/client/store/vault.ts';
import { createTransport } from '../../src/client/transport.ts';
import type { SyncReply } from '../../src/sync/exchange.ts';
import type { Phone as Enrolled, OfficeServer } from '../server/office-server.ts';
import { makePageKey, testMail } from './store/keys.ts';

let databases = 0;

export interface OnlinePhone {
  readonly database: Database;
  readonly store: Store;
  readonly clock: { ms: number };
  readonly enrolled: Enrolled;
  /** Whether the last flight found both copies the same. */
  readonly isSame: () => boolean | undefined;
  /** The replies of all flights so far. */
  readonly replies: SyncReply[];
  /** One flight: all up, all down, compared, mended. */
  sync(): Promise<Landing>;
  /** How many changes wait. */
  unsent(): Promise<number>;
}

/** name: of the database; two phones with the same are one. */
export async function openOnlinePhone(
  office: OfficeServer,
  enrolled: Enrolled,
  name = `online-${++databases}`,
): Promise<OnlinePhone> {
  const clock = { ms: office.now };
  const now = () => clock.ms;
  const database = new Database(name, { indexedDB, IDBKeyRange });
  const seal = sealWith(globalThis.crypto, await keyOf(name));
  const pages = new Pages(database, seal);
  const tabs = { post: () => undefined, listen: () => undefined };
  const { device } = enrolled.session;
  let { role, authorised } = enrolled.session;
  const store = new Store({ database, pages, mail: testMail, device, now, tabs });
  await store.open();
  let nonces = 0;
  const transport = createTransport(
    {
      fetch: (path, init) => {
        const headers = { ...(init?.headers as Record<string, string>), Origin: office.url, ...enrolled.headers };
        return fetch(`${office.url}${path as string}`, { ...init, headers });
      },
      nonce: () => `n${++nonces}`,
      timeout: (ms) => AbortSignal.timeout(Math.ceil(ms)),
    },
    enrolled.session.member,
  );
  const course = newCourse();
  let isSame: boolean | undefined;
  const replies: SyncReply[] = [];
  return {
    database,
    store,
    clock,
    enrolled,
    replies,
    isSame: () => isSame,
    sync() {
      isSame = undefined;
      const flight: Flight = {
        course,
        signal: new AbortController().signal,
        moved: () => undefined,
        leaving: () => undefined,
        answered: (reply) => void replies.push(reply),
        agreed: (same) => (isSame = same),
      };
      const powers: FlightPowers = {
        store,
        seal,
        transport,
        now,
        get role() {
          return role;
        },
        get authorised() {
          return authorised;
        },
        keepRights: async (rights) => void ({ role, authorised } = rights),
        forgetSealed: () => forgetSealed(store, noVault as unknown as Vault, 'role'),
      };
      return fly(powers, flight);
    },
    unsent: async () => (await readBatch(store, 1_000_000)).sendings.length,
  };
}

/** The pages of these tests are always open, with a key that lies nowhere. */
const noVault = { close: () => undefined, reread: async () => undefined };

const keys = new Map<string, Promise<CryptoKey>>();

/** Who opens the same database again can read its pages. */
function keyOf(name: string): Promise<CryptoKey> {
  const key = keys.get(name) ?? makePageKey(globalThis.crypto);
  keys.set(name, key);
  return key;
}
