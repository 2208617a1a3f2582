/** A browser for tests whose app is closed: people counted in it, and the service worker may send. The test loads 'fake-indexeddb/auto' first. */
import type { BackgroundPowers } from '../../src/client/background.ts';
import { Database } from '../../src/client/store/database.ts';
import { Pages } from '../../src/client/store/pages.ts';
import { Registry } from '../../src/client/store/registry.ts';
import { noMail, shutSeal } from '../../src/client/store/shut.ts';
import { Store } from '../../src/client/store/store.ts';
import { tallyWrite } from '../../src/domain/event.ts';
import type { Session } from '../../src/sync/protocol.ts';
import { type OfficeServer, type Phone, startOffice } from '../server/office-server.ts';

const event = '01h00000000000000000event1';

export const namesOf = async () => (await indexedDB.databases()).map(({ name }) => name ?? '');

/** As a cleaner app does. */
export function throwAway(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(new Error('not deleted')));
  });
}

/** A browser whose app is closed: its databases, its cookies, and a network that the test can cut. */
export function closedApp(office: OfficeServer, ...phones: readonly Phone[]) {
  const line = { isCut: false, trips: 0, paths: [] as string[] };
  const powers: BackgroundPowers = {
    now: () => office.now,
    nonce: () => 'n',
    timeout: () => new AbortController().signal,
    databases: namesOf,
    factory: indexedDB,
    fetch: async (path, init) => {
      line.trips += 1;
      line.paths.push(path as string);
      if (line.isCut) throw new TypeError('Failed to fetch');
      const asked = init?.headers as Record<string, string>;
      const own = phones.find(({ session }) => session.member === asked['Teren-Member']) ?? phones[0];
      const headers = { ...asked, ...own?.headers, Origin: office.url };
      return fetch(`${office.url}${path as string}`, { ...init, headers });
    },
  };
  return { line, powers };
}

/** What a person counted before the app was closed. */
export async function counted(session: Session, numbers: readonly number[]): Promise<void> {
  const registry = new Registry();
  await registry.remember(session, 1);
  registry.close();
  const database = new Database(`teren-${session.member}`);
  const tabs = { post: () => undefined, listen: () => undefined };
  const store = new Store({
    database,
    pages: new Pages(database, shutSeal),
    mail: noMail,
    device: session.device,
    now: () => 5,
    tabs,
  });
  await store.open();
  const sheet = `${event}.${session.device}`;
  await store.write(
    numbers.map((n) =>
      tallyWrite({
        event,
        id: `01h0000000000000000tally${n}`,
        sheet,
        measure: 'people',
        group: '',
        amount: n,
        atMs: n,
      }),
    ),
  );
  database.close();
}

export async function unsentIn(session: Session): Promise<number> {
  const database = new Database(`teren-${session.member}`);
  const count = await database.records.where('unsent').aboveOrEqual(0).count();
  database.close();
  return count;
}

/** An office with its clerk, and the phone of an organizer. */
export async function officeWithPhone(): Promise<{
  readonly office: OfficeServer;
  readonly clerk: Phone;
  readonly phone: Phone;
}> {
  const office = await startOffice();
  const clerk = await office.open();
  return { office, clerk, phone: await office.enrol(clerk, 'organizer') };
}

export async function closeDown(office: OfficeServer): Promise<void> {
  await office.close();
  for (const name of await namesOf()) await throwAway(name);
}

/** Whose copies the browser knows of, and which of them are on their way out. */
export async function seats() {
  const registry = new Registry();
  const [people, partings] = [await registry.list(), await registry.partings.toArray()];
  registry.close();
  return { people: people.map(({ member }) => member), partings };
}

/** What the office's list of phones says of this one. */
export async function deviceAt(clerk: Phone, by: Phone) {
  const { devices } = (await clerk.ask('/api/devices')).json;
  return devices.find(({ device }: { device: string }) => device === by.session.device);
}

/** What the office has set aside. */
export async function lyingAt(clerk: Phone) {
  return (await clerk.ask('/api/quarantine')).json.rows as { code: string; change: { id: string } }[];
}
