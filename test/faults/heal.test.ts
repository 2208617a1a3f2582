/** Copies that came apart by no fault of a person's, and come together with no one's help. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/client/store/database.ts';
import { newId } from '../../src/domain/id.ts';
import type { Write } from '../../src/domain/scalar.ts';
import { type OnlinePhone, openOnlinePhone } from '../client/online-phone.ts';
import { type OfficeServer, startOffice } from '../server/office-server.ts';
import { copyOf, restore } from './restore.ts';

let office: OfficeServer;
let clerk: OnlinePhone;
let organizer: OnlinePhone;

let made = 0;
const id = () => newId(1_000_000 + ++made, crypto.getRandomValues(new Uint8Array(10)));
const event = id();
const opened: Write = { kind: 'event', id: event, fields: { title: 'Pisankowy desant', state: 'running' } };
const tally = (amount: number): Write => ({
  kind: 'tally',
  id: `${event}.${id()}`,
  fields: { sheet: `${event}.karta`, measure: 'people', group: 'seniors', amount, exact: true, at: 1 },
  fresh: true,
});

beforeEach(async () => {
  office = await startOffice();
  clerk = await openOnlinePhone(office, await office.open());
  organizer = await openOnlinePhone(office, await office.enrol(clerk.enrolled, 'organizer'));
});
afterEach(() => office.close());

async function amountsAt(phone: OnlinePhone): Promise<readonly number[]> {
  const rows = await phone.database.records.where('key').startsWith('tally/').toArray();
  return rows.map(({ cells }) => Number(cells['amount']?.[0])).sort((a, b) => a - b);
}

/** All fly until nobody has more to say; returns whether each found its copy to be the office's. */
async function settle(...phones: readonly OnlinePhone[]): Promise<readonly (boolean | undefined)[]> {
  for (let round = 0; round < 3; round++) for (const phone of phones) await phone.sync();
  return phones.map((phone) => phone.isSame());
}

describe('copies that agree', () => {
  it('say so after the first exchange, and a tap changes no fingerprint before it is at the office', async () => {
    await organizer.store.write([opened, tally(3)]);
    expect(await organizer.sync()).toEqual({ ok: true });
    expect(organizer.isSame()).toBe(true);
    const before = await organizer.database.digests.toArray();
    await organizer.store.write([tally(4)]);
    expect(await organizer.database.digests.toArray()).toEqual(before);
    expect(await settle(organizer, clerk)).toEqual([true, true]);
    expect(await amountsAt(clerk)).toEqual([3, 4]);
  });

  it('exchange no parts and no comparison any more', async () => {
    await organizer.store.write([opened, tally(3)]);
    await settle(organizer, clerk);
    clerk.replies.length = 0;
    await clerk.sync();
    expect(clerk.replies).toHaveLength(1);
    expect(clerk.replies[0]).toMatchObject({ parts: [], more: false });
  });

  it('also for contacts, which are compared without showing a value', async () => {
    const anna = { label: 'Ania K.', given: 'Anna', family: 'Kowalska', phone: '600 700 800' };
    await clerk.store.write([{ kind: 'volunteer', id: id(), fields: anna }]);
    const coordinator = await openOnlinePhone(office, await office.enrol(clerk.enrolled, 'coordinator'));
    expect(await settle(clerk, coordinator, organizer)).toEqual([true, true, true]);
    const digests = JSON.stringify([await clerk.database.digests.toArray(), clerk.replies.at(-1)?.digests]);
    expect(digests).not.toMatch(/Kowalska|600 700/);
  });
});

describe('row 49 · the office restored from an older copy', () => {
  it('row 49 · gets back what phones had already sent, and the phones notice by themselves', async () => {
    await organizer.store.write([opened, tally(3)]);
    await settle(organizer, clerk);
    const copy = await copyOf(office);
    await organizer.store.write([tally(40)]);
    await organizer.sync();
    expect(await organizer.unsent()).toBe(0);
    office = await restore(office, copy);

    expect(await settle(organizer, clerk)).toEqual([true, true]);
    expect(await amountsAt(organizer)).toEqual([3, 40]);
    expect(await amountsAt(clerk)).toEqual([3, 40]);
  });

  it('row 49 · a cursor that the restored office has overtaken misses nothing', async () => {
    await organizer.store.write([opened, tally(1)]);
    await settle(organizer, clerk);
    const copy = await copyOf(office);
    // The clerk reads far ahead; then these numbers are handed out a second time, to others.
    for (const amount of [2, 3, 4]) await organizer.store.write([tally(amount)]);
    await settle(organizer, clerk);
    office = await restore(office, copy);
    const newcomer = await openOnlinePhone(office, await office.enrol(clerk.enrolled, 'organizer', 'Ola'));
    for (const amount of [50, 60, 70, 80, 90]) await newcomer.store.write([tally(amount)]);
    await newcomer.sync();

    expect(await settle(clerk, organizer, newcomer)).toEqual([true, true, true]);
    for (const phone of [clerk, organizer, newcomer])
      expect(await amountsAt(phone)).toEqual([1, 2, 3, 4, 50, 60, 70, 80, 90]);
  });

  it('row 49 · a phone enrolled since is let in again and keeps what it had unsent', async () => {
    const copy = await copyOf(office);
    const late = await openOnlinePhone(office, await office.enrol(clerk.enrolled, 'organizer', 'Ola'), 'late-phone');
    await late.store.write([opened, tally(5)]);
    await late.sync();
    await late.store.write([tally(6)]);
    office = await restore(office, copy);
    expect(await late.sync()).toEqual({ ok: false, code: 'not-enrolled' });
    expect(await late.unsent()).toBe(1);

    const again = await openOnlinePhone(office, await office.enrol(clerk.enrolled, 'organizer', 'Ola'), 'late-phone');
    expect(await settle(again, clerk)).toEqual([true, true]);
    expect(await amountsAt(clerk)).toEqual([5, 6]);
  });

  it('row 49 · what a role may not write comes back as "returned", for a clerk to take in with one click', async () => {
    const copy = await copyOf(office);
    const activity: Write = { kind: 'activity', id: id(), fields: { title: 'Klub wolontariusza', number: 7 } };
    await clerk.store.write([activity]);
    await settle(clerk, organizer);
    office = await restore(office, copy);
    await settle(organizer);
    const rows = (await clerk.enrolled.ask('/api/quarantine')).json.rows as {
      code: string;
      device: string;
      hash: string;
    }[];
    expect(rows).toMatchObject([{ code: 'returned', device: organizer.enrolled.session.device }]);

    const { device, hash } = rows[0] as { device: string; hash: string };
    const settled = await clerk.enrolled.ask('/api/quarantine/settle', { body: { device, hash, take: true } });
    expect(settled.json.answer).toBe('accepted');
    const newcomer = await openOnlinePhone(office, await office.enrol(clerk.enrolled, 'organizer', 'Ola'));
    expect(await settle(newcomer, organizer)).toEqual([true, true]);
    expect((await newcomer.database.records.get(`activity/${activity.id}`))?.cells['title']?.[0]).toBe(
      'Klub wolontariusza',
    );
  });
});

describe('row 50 · an office that was emptied on purpose and begins anew', () => {
  it('row 50 · is another office: the phone refills nothing and keeps the old copy to be read', async () => {
    await organizer.store.write([opened, tally(3)]);
    await settle(organizer, clerk);
    await organizer.store.write([tally(9)]);
    const anew = await startOffice();
    try {
      const head = await openOnlinePhone(anew, await anew.open());
      const again = await openOnlinePhone(anew, await anew.enrol(head.enrolled, 'organizer'));
      expect(again.enrolled.session.office).not.toBe(organizer.enrolled.session.office);
      expect(await settle(again, head)).toEqual([true, true]);
      expect(await amountsAt(head)).toEqual([]);
      expect(await amountsAt(organizer)).toEqual([3, 9]);
      expect(await organizer.unsent()).toBe(1);
    } finally {
      await anew.close();
    }
  });
});

describe('row 51 · a phone that was copied', () => {
  it('row 51 · both copies go on under one name, and the taps of both count', async () => {
    await organizer.store.write([opened, tally(1)]);
    await settle(organizer);
    const twin = await openOnlinePhone(office, organizer.enrolled);
    await copyDatabase(organizer.database, twin.database);
    await organizer.store.write([tally(20), { kind: 'event', id: event, fields: { place: 'park' } }]);
    await twin.store.write([tally(300), { kind: 'event', id: event, fields: { note: 'mokro' } }]);
    expect(await settle(twin, organizer, clerk)).toEqual([true, true, true]);
    for (const phone of [twin, organizer, clerk]) {
      expect(await amountsAt(phone)).toEqual([1, 20, 300]);
      const row = await phone.database.records.get(`event/${event}`);
      expect([row?.cells['place']?.[0], row?.cells['note']?.[0]]).toEqual(['park', 'mokro']);
    }
  });
});

describe('row 55 · a value that the disk changed', () => {
  it('row 55 · on the phone: found by the check, set aside, and fetched again', async () => {
    await organizer.store.write([opened, tally(3)]);
    await settle(organizer, clerk);
    await flip(organizer, 3_000);
    await organizer.database.meta.put({ key: 'checkedAt', value: 0 });
    expect(await settle(organizer)).toEqual([true]);
    expect(await amountsAt(organizer)).toEqual([3]);
    expect((await organizer.database.aside.toArray()).map(({ record }) => record?.cells['amount']?.[0])).toEqual([
      3_000,
    ]);
    const sums = await organizer.database.sums.get(event);
    expect(Object.values(sums?.sums ?? {}).map(({ exact }) => exact)).toEqual([3]);
  });

  it('row 55 · an unsent one is not sent but shown to a person', async () => {
    await organizer.store.write([opened]);
    await organizer.sync();
    await organizer.store.write([tally(3)]);
    await flip(organizer, 7_000);
    expect(await settle(organizer, clerk)).toEqual([true, true]);
    expect(await amountsAt(clerk)).toEqual([]);
    expect((await organizer.database.tray.toArray()).map(({ code }) => code)).toContain('damaged');
  });

  it('row 55 · a sealed page that can not be opened any more holds up nobody and is fetched again', async () => {
    const volunteer = id();
    const coordinator = await openOnlinePhone(office, await office.enrol(clerk.enrolled, 'coordinator'));
    await clerk.store.write([{ kind: 'volunteer', id: volunteer, fields: { label: 'Ania K.', phone: '600' } }]);
    await settle(clerk, coordinator);
    const page = (await coordinator.database.pages.toArray())[0];
    if (page === undefined) throw new Error('no page');
    new Uint8Array(page.box)[3] = (new Uint8Array(page.box)[3] ?? 0) ^ 1;
    await coordinator.database.pages.put(page);
    await clerk.store.write([{ kind: 'volunteer', id: volunteer, fields: { phone: '700' } }]);
    expect(await settle(clerk, coordinator)).toEqual([true, true]);
    const [part] = await coordinator.store.powers.pages.partsOf('volunteer');
    expect(part?.cells['phone']?.[0]).toBe('700');
    expect((await coordinator.database.aside.toArray()).map((row) => row.page?.bucket)).toEqual([page.bucket]);
  });

  it('row 55 · at the office: found when it is read, set aside, and brought back by the phones', async () => {
    await organizer.store.write([opened, tally(3)]);
    await settle(organizer, clerk);
    await office.damage("update parts set cells = replace(cells, '3', '9') where kind = 'tally'");
    const newcomer = await openOnlinePhone(office, await office.enrol(clerk.enrolled, 'organizer', 'Ola'));
    await newcomer.sync();
    expect(await amountsAt(newcomer)).toEqual([]);
    expect(await settle(organizer, newcomer)).toEqual([true, true]);
    expect(await amountsAt(newcomer)).toEqual([3]);
  });
});

it('a cursor that skipped something misses it no longer than one exchange', async () => {
  await organizer.store.write([opened, tally(3)]);
  await organizer.sync();
  const newcomer = await openOnlinePhone(office, await office.enrol(clerk.enrolled, 'organizer', 'Ola'));
  await newcomer.database.meta.put({ key: 'cursors', value: { open: 2, team: 2 } });
  await newcomer.database.meta.put({ key: 'checkedAt', value: newcomer.clock.ms });
  expect(await settle(newcomer)).toEqual([true]);
  expect(await amountsAt(newcomer)).toEqual([3]);
});

it('a phone whose copy was wiped gets it again, and both sides hear how much was lost', async () => {
  await organizer.store.write([opened, tally(3)]);
  await settle(organizer);
  await organizer.enrolled.sync([], { cursors: { open: 1 }, left: 14 });
  office.now += 60_000;
  const wiped = await openOnlinePhone(office, organizer.enrolled);
  await wiped.sync();
  expect(await amountsAt(wiped)).toEqual([3]);
  expect(wiped.replies[0]?.lost).toEqual({ unsent: 14, lastContactAt: office.now - 60_000 });
  const devices = (await clerk.enrolled.ask('/api/devices')).json.devices as { device: string }[];
  expect(devices.find(({ device }) => device === organizer.enrolled.session.device)).toMatchObject({
    wipedAt: office.now,
    lostUnsent: 14,
  });
});

/** Changes the amount of the phone's one tally behind the store's back. */
async function flip(phone: OnlinePhone, amount: number): Promise<void> {
  const row = await phone.database.records.where('key').startsWith('tally/').first();
  if (row === undefined) throw new Error('There is no tally');
  await phone.database.records.put({ ...row, cells: { ...row.cells, amount: [amount, 5, 'kosmos'] } });
}

async function copyDatabase(from: Database, to: Database): Promise<void> {
  for (const table of from.tables) await to.table(table.name).bulkPut(await table.toArray());
}

it('what the office held and lost in a restore is sent to it once more', async () => {
  await clerk.sync();
  const copy = await copyOf(office);
  const activity: Write = { kind: 'activity', id: id(), fields: { title: 'Klub', number: 7 } };
  // A repair that an organizer may not write is held; he had it from the office that is gone.
  await organizer.store.write([opened]);
  await organizer.sync();
  await clerk.store.write([activity]);
  await settle(clerk, organizer);
  office = await restore(office, copy);
  const held = async () => ((await clerk.enrolled.ask('/api/quarantine')).json.rows as unknown[]).length;
  await settle(organizer);
  expect(await held()).toBe(1);
  office = await restore(office, copy);
  expect(await held()).toBe(0);
  await settle(organizer);
  expect(await held()).toBe(1);
});
