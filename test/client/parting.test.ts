import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendInBackground } from '../../src/client/background.ts';
import { goOnParting, type PartingPowers } from '../../src/client/parting.ts';
import { Database, databaseOf } from '../../src/client/store/database.ts';
import { dropCopy } from '../../src/client/store/drop-copy.ts';
import { dropped, mark } from '../../src/client/store/partings.ts';
import { Registry } from '../../src/client/store/registry.ts';
import type { OfficeServer, Phone } from '../server/office-server.ts';
import {
  closeDown,
  closedApp,
  counted,
  deviceAt,
  lyingAt,
  namesOf,
  officeWithPhone,
  seats,
  unsentIn,
} from './closed-app.ts';

const forty = Array.from({ length: 40 }, (_, n) => n + 1);

let office: OfficeServer;
let clerk: Phone;
let phone: Phone;
beforeEach(async () => {
  ({ office, clerk, phone } = await officeWithPhone());
});
afterEach(() => closeDown(office));

describe('a phone that the office retired', () => {
  it('sends the 40 taps that it had, reads nothing, and then keeps nothing; the office knows that it is empty', async () => {
    await counted(phone.session, forty);
    await office.act(clerk, phone.session.device, 'retire');
    const { powers } = closedApp(office, phone);
    await sendInBackground(powers);
    const { parts } = await clerk.sync();
    expect(parts.filter(({ kind }) => kind === 'tally').length).toBe(40);
    expect(await namesOf()).toEqual(['teren']);
    const { people, partings } = await seats();
    expect(people).toEqual([]);
    expect(partings).toMatchObject([{ how: 'retired', sent: 40, toRead: true, dropped: true, told: true }]);
    expect((await deviceAt(clerk, phone)).clearedAt).toBe(office.now);
    expect((await phone.ask('/api/session')).json.problem.code, 'and the session is over').toBe('not-enrolled');
  });

  it('keeps all while there is no network, and while the office has no room', async () => {
    await counted(phone.session, forty);
    await office.act(clerk, phone.session.device, 'retire');
    const { line, powers } = closedApp(office, phone);
    line.isCut = true;
    await expect(sendInBackground(powers)).rejects.toThrow('no-network');
    expect(await unsentIn(phone.session)).toBe(40);
    line.isCut = false;
    const full: typeof fetch = async (path, init) => {
      const { headers } = init ?? {};
      const nonce = new Headers(headers).get('Teren-Nonce');
      if (path === '/api/sync') return Response.json({ teren: 1, nonce, problem: { code: 'storage-full' } });
      return powers.fetch(path, init);
    };
    await expect(sendInBackground({ ...powers, fetch: full })).rejects.toThrow('storage-full');
    expect(await unsentIn(phone.session)).toBe(40);
    await sendInBackground(powers);
    expect(await namesOf()).toEqual(['teren']);
  });

  it('what the office refuses of it lies in the office before it is gone here', async () => {
    await counted(phone.session, [1]);
    const member = {
      member: phone.session.member,
      name: 'Jan',
      role: 'viewer',
      authorisedFrom: null,
      authorisedTo: null,
    };
    await clerk.ask('/api/members', { body: member });
    await office.act(clerk, phone.session.device, 'retire');
    await sendInBackground(closedApp(office, phone).powers);
    expect(await namesOf()).toEqual(['teren']);
    expect((await lyingAt(clerk)).map(({ code }) => code)).toEqual(['not-allowed']);
  });
});

describe('a phone that was lost', () => {
  it('parts also where the disk spoilt a row that was unsent: nobody could ever send it', async () => {
    await counted(phone.session, [1, 2]);
    const database = new Database(databaseOf(phone.session.member));
    const [row] = await database.records.toArray();
    if (row === undefined) throw new Error('There is no row');
    await database.records.put({ ...row, sum: '0'.repeat(16) });
    database.close();
    await office.act(clerk, phone.session.device, 'lost');
    await sendInBackground(closedApp(office, phone).powers);
    expect(await namesOf()).toEqual(['teren']);
    expect(await lyingAt(clerk)).toHaveLength(1);
  });

  it('gives what it had to the office, which keeps it aside, and drops all that it holds', async () => {
    await counted(phone.session, forty);
    await office.act(clerk, phone.session.device, 'lost');
    await sendInBackground(closedApp(office, phone).powers);
    expect(
      (await clerk.sync()).parts.filter(({ kind }) => kind === 'tally'),
      'nothing of it is believed',
    ).toEqual([]);
    const lying = await lyingAt(clerk);
    expect(lying.length).toBe(40);
    expect(new Set(lying.map(({ code }) => code))).toEqual(new Set(['revoked']));
    expect(await namesOf()).toEqual(['teren']);
    expect((await seats()).partings).toMatchObject([{ how: 'lost', sent: 40 }]);
  });

  it('takes nobody else with it: the copy of another person on the same phone stays and opens', async () => {
    const other = await office.enrol(clerk, 'organizer', 'Ewa');
    await counted(other.session, [7]);
    await counted(phone.session, [1]);
    await office.act(clerk, phone.session.device, 'lost');
    const { line, powers } = closedApp(office, phone, other);
    await sendInBackground(powers);
    expect(line.paths).toContain('/api/leave');
    expect((await seats()).people).toEqual([other.session.member]);
    expect(await unsentIn(other.session)).toBe(0);
    expect((await clerk.sync()).parts.flatMap(({ cells }) => cells['amount']?.[0] ?? [])).toEqual([7]);
  });
});

describe('a farewell that is cut off', () => {
  const powersWith = (over: Partial<PartingPowers> = {}): PartingPowers => ({
    ...closedApp(office, phone).powers,
    registry: new Registry(),
    forgetNote: () => undefined,
    ...over,
  });
  const marked = { how: 'lost' as const, sent: 1, toRead: true };

  it('one that the disk does not let go holds up nobody else', async () => {
    const other = await office.enrol(clerk, 'organizer', 'Ewa');
    for (const { session } of [phone, other]) await counted(session, []);
    const factory = Object.create(indexedDB, {
      open: {
        value: (name: string, version?: number) => {
          if (name === databaseOf(phone.session.member)) throw new DOMException('Broken', 'UnknownError');
          return indexedDB.open(name, version);
        },
      },
      deleteDatabase: { value: (name: string) => indexedDB.deleteDatabase(name) },
    }) as IDBFactory;
    const powers = powersWith({ factory });
    for (const { session } of [phone, other]) {
      await mark(powers.registry, { member: session.member, officeName: 'Centrum', ...marked });
    }
    await goOnParting(powers);
    powers.registry.close();
    expect((await namesOf()).toSorted()).toEqual(['teren', databaseOf(phone.session.member)]);
  });

  it('after the mark is finished by the next start, and the office is told', async () => {
    await counted(phone.session, []);
    const powers = powersWith();
    await mark(powers.registry, { member: phone.session.member, officeName: 'Centrum', ...marked });
    await goOnParting(powers);
    powers.registry.close();
    expect(await namesOf()).toEqual(['teren']);
    expect((await seats()).partings).toMatchObject([{ dropped: true, told: true }]);
  });

  it('does not drop what was tapped between the last answer and the mark: then the copy stays, whole', async () => {
    await counted(phone.session, [1, 2]);
    const powers = powersWith();
    await mark(powers.registry, { member: phone.session.member, officeName: 'Centrum', ...marked });
    await goOnParting(powers);
    powers.registry.close();
    expect(await unsentIn(phone.session)).toBe(2);
    expect(await seats()).toEqual({ people: [phone.session.member], partings: [] });
  });

  it('between the emptied tables and the deleting leaves nothing to be read, and is finished', async () => {
    await counted(phone.session, []);
    const name = databaseOf(phone.session.member);
    const killed = {
      open: indexedDB.open.bind(indexedDB),
      deleteDatabase: () => {
        throw new Error('killed');
      },
    };
    await expect(dropCopy(killed as unknown as IDBFactory, name)).rejects.toThrow('killed');
    const tables = await new Promise((resolve) => {
      indexedDB.open(name).addEventListener('success', ({ target }) => {
        const { result } = target as IDBOpenDBRequest;
        result.close();
        resolve([...result.objectStoreNames]);
      });
    });
    expect(tables).toEqual([]);
    expect(await dropCopy(indexedDB, name)).toBe(true);
    expect(await namesOf()).toEqual(['teren']);
  });

  it('where the office can not be told now, it is told later, and only then is the mark forgotten', async () => {
    await counted(phone.session, []);
    const { line, powers: cut } = closedApp(office, phone);
    const powers = powersWith({ fetch: cut.fetch });
    line.isCut = true;
    const parting = { member: phone.session.member, officeName: 'Centrum', ...marked, toRead: false };
    await mark(powers.registry, parting);
    await goOnParting(powers);
    expect((await seats()).partings).toMatchObject([{ dropped: true }]);
    line.isCut = false;
    await goOnParting(powers);
    powers.registry.close();
    expect((await seats()).partings).toEqual([]);
  });

  it('is called off by a person who enrols anew', async () => {
    const registry = new Registry();
    await mark(registry, { member: phone.session.member, officeName: 'Centrum', ...marked });
    await registry.remember(phone.session, 5);
    await dropped(registry, phone.session.member);
    registry.close();
    expect(await seats()).toEqual({ people: [phone.session.member], partings: [] });
  });
});
