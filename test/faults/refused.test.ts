/** One bad change holds up no other, and nothing that is refused is gone. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { upkeep } from '../../src/server/upkeep.ts';
import { type OnlinePhone, openOnlinePhone } from '../client/online-phone.ts';
import { type OfficeServer, type Phone, startOffice } from '../server/office-server.ts';

let office: OfficeServer;
let clerk: Phone;

beforeEach(async () => {
  office = await startOffice();
  clerk = await office.open();
});
afterEach(() => office.close());

const title = (id: string, value: string) => ({ kind: 'event', id, fields: { title: value } });

async function phoneOf(role: string): Promise<OnlinePhone> {
  return openOnlinePhone(office, await office.enrol(clerk, role));
}

it('row 13 · a change that the office can make nothing of is set aside on both sides, and the others go through', async () => {
  const phone = await phoneOf('organizer');
  await phone.store.write([title('e1', 'Zabawa'), title('e2', 'Spacer')]);
  // What no phone of ours writes: a base that is no stamp.
  const row = await phone.database.records.get('event/e1');
  if (row === undefined) throw new Error('no row');
  const poisoned = Object.defineProperty({ ...row.cells }, 'place', { value: ['x', 1, 'phone'], enumerable: true });
  const { sum: _sum, ...unchecked } = row;
  await phone.database.records.put({
    ...unchecked,
    cells: poisoned,
    marks: { ...row.marks, place: { base: [1, '?'] } },
  });
  expect(await phone.sync()).toEqual({ ok: true });
  expect(await phone.unsent()).toBe(0);
  expect((await phone.database.tray.toArray()).map(({ code, change }) => [code, change?.fields])).toEqual([
    ['malformed', { place: 'x' }],
  ]);
  const { rows } = (await clerk.ask('/api/quarantine')).json;
  expect(rows).toMatchObject([{ code: 'malformed', change: { fields: { place: 'x' } } }]);
  expect((await clerk.sync()).parts.map(({ id }) => id).sort()).toEqual(['e1', 'e2']);
});

it('row 14 · a refused change leaves the record, lies whole in the tray and at the office, and says why', async () => {
  const phone = await phoneOf('viewer');
  await phone.store.write([title('e1', 'Zabawa')]);
  await phone.sync();
  expect(await phone.database.records.get('event/e1')).toBeUndefined();
  const [lying] = await phone.database.tray.toArray();
  expect(lying).toMatchObject({ code: 'not-allowed', fields: ['title'], change: { fields: { title: 'Zabawa' } } });
  const { rows } = (await clerk.ask('/api/quarantine')).json;
  expect(rows).toMatchObject([{ code: 'not-allowed', held: false, change: { fields: { title: 'Zabawa' } } }]);

  // The clerk takes it in with one click, and everybody has it.
  const { device, hash } = rows[0];
  expect((await clerk.ask('/api/quarantine/settle', { body: { device, hash, take: true } })).json.answer).toBe(
    'accepted',
  );
  expect((await clerk.ask('/api/quarantine')).json.rows).toEqual([]);
  await phone.sync();
  expect((await phone.database.records.get('event/e1'))?.cells['title']?.[0]).toBe('Zabawa');
});

it('row 14 · what a clerk put away comes back when that is taken back', async () => {
  const phone = await phoneOf('viewer');
  await phone.store.write([title('e1', 'Zabawa')]);
  await phone.sync();
  const [{ device, hash }] = (await clerk.ask('/api/quarantine')).json.rows;
  const settle = (more: object) =>
    clerk.ask('/api/quarantine/settle', { body: { device, hash, take: false, ...more } });
  expect((await settle({})).json.answer).toBeNull();
  expect((await clerk.ask('/api/quarantine')).json.rows).toEqual([]);
  await settle({ undo: true });
  expect((await clerk.ask('/api/quarantine')).json.rows).toHaveLength(1);
  const organizer = await office.enrol(clerk, 'organizer');
  expect((await organizer.ask('/api/quarantine')).json.problem).toEqual({ code: 'not-allowed' });
});

it('row 15 · what depends on a refused change is taken in, counted, and waits for nothing', async () => {
  const phone = await phoneOf('organizer');
  // The plan is the clerk's: the activity is refused. The event and the taps that name it are not.
  const tally = { sheet: 'e1.karta', measure: 'people', group: 'seniors', amount: 12, exact: true, at: 1 };
  await phone.store.write([
    { kind: 'activity', id: 'a1', fields: { title: 'Nowe działanie' } },
    { kind: 'event', id: 'e1', fields: { title: 'Zabawa', activity: 'a1' } },
    { kind: 'tally', id: 'e1.t1', fields: tally, fresh: true },
  ]);
  await phone.sync();
  expect((await phone.database.tray.toArray()).map(({ change }) => change?.kind)).toEqual(['activity']);
  expect((await clerk.sync()).parts.map(({ kind }) => kind).sort()).toEqual(['event', 'tally']);
  expect(phone.isSame()).toBe(true);
});

it('row 27 · a kind that the office does not know yet is held, and taken in by the version that does', async () => {
  const phone = await office.enrol(clerk, 'organizer');
  const change = { kind: 'event', id: 'e7', stamp: [5, 'phone'], fields: { title: 'Zabawa' }, base: { title: null } };
  expect((await phone.sync([{ ...change, kind: 'wyprawa' }])).answers).toEqual([{ held: 'unknown-kind' }]);
  expect(await upkeep(office.storage, office.now)).toEqual({ mended: 0, taken: 0 });
  // The version that knows the kind: to it, the held change reads as any other.
  await office.damage(`update quarantine set raw = replace(raw, 'wyprawa', 'event')`);
  expect(await upkeep(office.storage, office.now)).toEqual({ mended: 0, taken: 1 });
  expect((await clerk.sync()).parts.map(({ id }) => id)).toEqual(['e7']);
  expect((await clerk.ask('/api/quarantine')).json.rows).toEqual([]);
});
