// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { presentMembers } from '../../src/client/notes.ts';
import { createOffices, type Offices } from '../../src/client/offices.ts';
import { createPerson, type Person } from '../../src/client/person.ts';
import { Database, databaseOf } from '../../src/client/store/database.ts';
import { Registry } from '../../src/client/store/registry.ts';
import type { Transport } from '../../src/client/transport.ts';
import type { Session } from '../../src/sync/protocol.ts';
import { counted, namesOf, throwAway, unsentIn } from './closed-app.ts';

const anna: Session = {
  office: 'office',
  officeName: 'Centrum',
  example: false,
  member: 'anna',
  memberName: 'Anna',
  role: 'organizer',
  device: 'phone-1',
  deviceName: 'Telefon',
  state: 'active',
  authorised: true,
  leaseDays: 14,
  officeKey: '',
  publicUrl: null,
};
const jan: Session = { ...anna, member: 'jan', memberName: 'Jan', device: 'phone-2' };

let registry: Registry;
let offices: Offices;
let person: Person;
/** Whom the office's next code enrols. */
let enrolled: Session;
let now = 100;
const begun = vi.fn();

beforeEach(async () => {
  vi.stubGlobal('location', { replace: begun });
  registry = new Registry();
  const post = async () => ({ ok: true, reply: { session: enrolled } });
  offices = createOffices({ post } as unknown as Transport, registry, () => ++now);
  await counted(anna, [1, 2]);
  person = createPerson(anna, offices, localStorage);
});
afterEach(async () => {
  registry.close();
  vi.unstubAllGlobals();
  localStorage.clear();
  for (const name of await namesOf()) await throwAway(name);
});

async function lock(member: string): Promise<void> {
  const database = new Database(databaseOf(member));
  const box = { iv: new Uint8Array(12), box: new ArrayBuffer(1) };
  const value = {
    kind: 'pin',
    salt: new Uint8Array(16),
    own: 'k',
    secret: box,
    wrong: 0,
    memoryKiB: 8,
    passes: 1,
  } as const;
  await database.meta.put({ key: 'lock', value });
  database.close();
}
const seats = async () => (await registry.list()).map(({ member, away }) => [member, away]);

it('a code of the same person opens the same copy, with all that was unsent, whatever the device is called now', async () => {
  enrolled = { ...anna, device: 'phone-3' };
  await person.enrol({ code: 'k', deviceName: 'Telefon' });
  expect(await seats()).toEqual([['anna', undefined]]);
  expect((await registry.list())[0]?.device).toBe('phone-3');
  expect(await unsentIn(anna)).toBe(2);
  expect(begun).toHaveBeenCalledWith('/');
});

it('a code of another person makes a second copy; the first is not his to open, and keeps what it has to send', async () => {
  enrolled = jan;
  await person.enrol({ code: 'k', deviceName: 'Telefon' });
  expect(await seats()).toEqual([
    ['jan', undefined],
    ['anna', 'left'],
  ]);
  expect(
    (await offices.list()).map(({ member }) => member),
    'what the screens list',
  ).toEqual(['jan']);
  expect(await unsentIn(anna)).toBe(2);
});

it('a copy with a lock is closed and waits for its person; one without is left for good', async () => {
  await lock('anna');
  await counted(jan, [3]);
  expect((await person.going()).map(({ member, hasLock }) => [member, hasLock]).toSorted()).toEqual([
    ['anna', true],
    ['jan', false],
  ]);
  await person.goAway();
  expect((await seats()).toSorted()).toEqual([
    ['anna', 'closed'],
    ['jan', 'left'],
  ]);
  expect(await offices.list()).toEqual([]);
  expect(presentMembers(localStorage), 'nobody is brought back by himself').toEqual([]);
});

it('who went and enrols anew is here again, and his copy is not dropped', async () => {
  await person.goAway();
  expect(await seats()).toEqual([['anna', 'left']]);
  enrolled = anna;
  await offices.enrol({ code: 'k', deviceName: 'Telefon' });
  expect(await seats()).toEqual([['anna', undefined]]);
});

it('a refused code changes nothing', async () => {
  const refusing = { post: async () => ({ ok: false, code: 'code-used' }) } as unknown as Transport;
  const closedDoor = createPerson(
    anna,
    createOffices(refusing, registry, () => 1),
    localStorage,
  );
  expect(await closedDoor.enrol({ code: 'k', deviceName: 'Telefon' })).toEqual({ ok: false, code: 'code-used' });
  expect(await seats()).toEqual([['anna', undefined]]);
});
