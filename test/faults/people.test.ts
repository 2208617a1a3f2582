/** Sessions that end, roles that shrink and phones that are shut out while changes wait on them: nothing of these is lost. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type OnlinePhone, openOnlinePhone } from '../client/online-phone.ts';
import { type OfficeServer, type Phone, startOffice } from '../server/office-server.ts';
import { copyOf, restore } from './restore.ts';

let office: OfficeServer;
let clerk: Phone;
let names = 0;
beforeEach(async () => {
  office = await startOffice();
  clerk = await office.open();
});
afterEach(() => office.close());

const day = 24 * 60 * 60_000;
const tally = (n: number) => ({
  kind: 'tally',
  id: `e1.t${n}`,
  fields: { sheet: 'e1.karta', measure: 'people', group: 'seniors', amount: 1, exact: true, at: n },
  fresh: true as const,
});
const tap = (phone: OnlinePhone, many: number) => phone.store.write(Array.from({ length: many }, (_, n) => tally(n)));
const talliesAt = async () => {
  const { parts, more } = await clerk.sync([], { pageBytes: 2_000_000 });
  expect(more).toBe(false);
  return parts.filter(({ kind }) => kind === 'tally');
};
/** A phone in the hands of a member; name: of its database. */
const open = (enrolled: Phone, name = `people-${++names}`) => openOnlinePhone(office, enrolled, name);

it('row 11 · a session that ran out over six months offline: 500 changes wait, a new code of the same person, all arrive and nothing twice', async () => {
  const enrolled = await office.enrol(clerk, 'organizer');
  const phone = await open(enrolled, 'six-months');
  await tap(phone, 1);
  expect(await phone.sync()).toEqual({ ok: true });
  await phone.store.write(Array.from({ length: 500 }, (_, n) => tally(n + 1)));
  // The clerk uses hers all the time.
  for (let month = 0; month < 6; month++) {
    office.now += 30 * day;
    await clerk.sync();
  }
  phone.clock.ms = office.now;
  expect(await phone.sync()).toMatchObject({ ok: false, code: 'not-enrolled' });
  expect(await phone.unsent()).toBe(500);

  const again = await office.enrol(clerk, '', '', enrolled.session.member);
  expect(again.session.member).toBe(enrolled.session.member);
  expect(again.session.device).not.toBe(enrolled.session.device);
  // The same copy, under the new device.
  const back = await open(again, 'six-months');
  expect(await back.sync()).toEqual({ ok: true });
  expect(await back.unsent()).toBe(0);
  expect(back.isSame()).toBe(true);
  expect(await talliesAt()).toHaveLength(501);
  expect((await clerk.ask('/api/quarantine')).json.rows).toEqual([]);
});

it('row 56 · a role shrinks while changes wait: what the new role may write goes in, the rest waits for a clerk, nothing is gone', async () => {
  const enrolled = await office.enrol(clerk, 'coordinator');
  const phone = await open(enrolled);
  await phone.store.write([{ kind: 'volunteer', id: 'v1', fields: { label: 'Ania K.', phone: '600 700 800' } }]);
  await phone.sync();
  await tap(phone, 3);
  await phone.store.write([{ kind: 'volunteer', id: 'v1', fields: { phone: '600 700 801' } }]);
  await phone.store.write([{ kind: 'volunteer', id: 'v1', fields: { birthYear: 1990 } }]);
  const { member } = enrolled.session;
  const change = (role: string) => {
    const body = { member, name: 'Jan', role, authorisedFrom: null, authorisedTo: null };
    return clerk.ask('/api/members', { body });
  };
  await change('organizer');
  expect(await phone.sync()).toMatchObject({ ok: true });
  expect(await phone.unsent()).toBe(0);
  expect(await talliesAt()).toHaveLength(3);
  const contact = (await clerk.sync()).parts.find((part) => part.class === 'contact');
  expect(contact?.cells['phone']?.[0]).toBe('600 700 801');
  const { rows } = (await clerk.ask('/api/quarantine')).json;
  expect(rows).toMatchObject([{ code: 'not-allowed', change: { fields: { birthYear: 1990 } } }]);
  // From here on nothing of the lost class comes; and who gains it again reads it from the start.
  const reply = phone.replies.at(-1);
  expect(reply?.rights).toEqual({ role: 'organizer', authorised: true, leaseDays: 14 });
  expect(Object.keys(reply?.cursors ?? {}).toSorted()).toEqual(['open', 'team']);
  await change('coordinator');
  const regained = await enrolled.sync([], { cursors: reply?.cursors ?? {} });
  expect(regained.parts.map((part) => [part.id, part.class])).toEqual([['v1', 'contact']]);
});

it('row 58 · a lost phone holds 40 taps: they lie aside, it is bidden farewell and leaves, a clerk takes them in', async () => {
  const enrolled = await office.enrol(clerk, 'organizer');
  const phone = await open(enrolled);
  await phone.sync();
  await tap(phone, 40);
  await office.act(clerk, enrolled.session.device, 'lost');
  await clerk.sync([{ kind: 'event', id: 'e1', stamp: [1, 'pc'], fields: { title: 'Zabawa' } }]);

  await phone.sync();
  expect(phone.replies.at(-1)).toMatchObject({ farewell: 'lost', parts: [], more: false });
  expect(phone.replies.flatMap(({ answers }) => answers)).toEqual(
    Array.from({ length: 40 }, () => ({ held: 'revoked' })),
  );
  expect(await talliesAt()).toEqual([]);
  expect((await enrolled.ask('/api/leave', { body: {} })).status).toBe(200);
  expect((await enrolled.ask('/api/session')).json.problem).toEqual({ code: 'not-enrolled' });

  const { rows } = (await clerk.ask('/api/quarantine')).json;
  expect(rows).toHaveLength(40);
  for (const { device, hash, code, deviceName } of rows) {
    expect([code, deviceName]).toEqual(['revoked', 'Telefon']);
    const taken = await clerk.ask('/api/quarantine/settle', { body: { device, hash, take: true } });
    expect(taken.json.answer).toBe('accepted');
  }
  expect(await talliesAt()).toHaveLength(40);
  expect((await clerk.ask('/api/quarantine')).json.rows).toEqual([]);
});

it('row 58 · an office restored from before the phone was lost does not let it in again, and takes nothing from it unasked', async () => {
  const enrolled = await office.enrol(clerk, 'coordinator');
  const phone = await open(enrolled);
  await phone.sync();
  const copy = await copyOf(office);
  await office.act(clerk, enrolled.session.device, 'lost');
  office = await restore(office, copy);
  await clerk.sync([{ kind: 'volunteer', id: 'v1', stamp: [1, 'pc'], fields: { phone: '600 700 800' } }]);
  await tap(phone, 2);
  await phone.sync();
  expect(phone.replies.at(-1)).toMatchObject({ farewell: 'lost', parts: [] });
  expect(await talliesAt()).toEqual([]);
  expect((await clerk.ask('/api/quarantine')).json.rows).toHaveLength(2);
});
