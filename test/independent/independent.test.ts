/** The document is enough: a client written from it alone does what the app does, against the real endpoint. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { type OfficeServer, type Phone, startOffice } from '../server/office-server.ts';
import { bucketOf, digest, hash, IndependentClient, newId, type Powers } from './client.ts';

let office: OfficeServer;
let clerk: Phone;
beforeEach(async () => {
  office = await startOffice();
  clerk = await office.open();
});
afterEach(() => office.close());

async function comeIn(role = 'organizer', more: Partial<Powers> = {}): Promise<IndependentClient> {
  const client = new IndependentClient({ url: office.url, now: () => office.now, ...more });
  await client.enrol(await office.codeFor(clerk, await office.addMember(clerk, role)), 'Telefon');
  await office.act(clerk, client.device, 'confirm');
  return client;
}

async function expectAgreement(...clients: readonly IndependentClient[]): Promise<void> {
  // Twice: the first to settle has not read yet what the last one brings.
  for (const client of [...clients, ...clients]) expect(await client.settle()).toBe(true);
}

function newEvent(client: IndependentClient, title: string, date: string): string {
  const id = newId(office.now);
  client.write('event', id, { title, date, state: 'running' });
  return id;
}

const strikeOut = (client: IndependentClient, tally: string) => client.write('tally', tally, { void: true });

/** The beaten values of a field that wait for a choice. */
function otherVersions(client: IndependentClient, kind: string, id: string, field: string) {
  const cells = [...client.cellsOf(kind, id)];
  const beaten = cells.filter(([name, [value]]) => name.startsWith(`${field}~`) && value !== null);
  return new Map(beaten.map(([name, [value]]) => [name, value]));
}

function choose(client: IndependentClient, kind: string, id: string, field: string, value: string): void {
  const others = [...otherVersions(client, kind, id, field).keys()].map((name) => [name, null]);
  client.write(kind, id, { [field]: value, ...Object.fromEntries(others) });
}

/** Puts an older copy of the office's file in the place of the newer one. */
async function copyOfOffice(): Promise<{ restore: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'teren-copy-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const copy = join(folder, 'copy.sqlite');
  await office.copyTo(copy);
  const restore = () =>
    office.restart((file) => {
      for (const each of ['-wal', '-shm']) rmSync(file + each, { force: true });
      copyFileSync(copy, file);
    });
  return { restore };
}

it('the client brings along nothing: it has the document and fetch', () => {
  const source = readFileSync(join(import.meta.dirname, 'client.ts'), 'utf8');
  expect(source).not.toMatch(/\bimport\b|\brequire\b/);
  expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(300);
});

it('digests come out as the document says', () => {
  const title = { kind: 'event', id: 'e1', cells: new Map([['title', ['Desant', 5, 'anna'] as const]]) };
  const place = { kind: 'event', id: 'e1', cells: new Map([['place~7~ola', ['Park', 1773482400000, 'ola'] as const]]) };
  expect(hash('event/e1 title 5 anna').toString(16)).toBe('53aa992d81f88e1e');
  expect(digest([title])).toBe('53aa992d81f88e1e');
  expect(digest([place])).toBe('75ed3217cf269e2f');
  expect(digest([title, place])).toBe('c997cb45511f2c4d');
  expect(bucketOf({ kind: 'presence', id: 'e1.ania.2026-03-14' })).toBe('event/e1');
});

it('three phones count at one event and the counts add up', async () => {
  const [jan, ewa] = [await comeIn(), await comeIn()];
  const app = await office.enrol(clerk, 'organizer', 'Zofia');
  const event = newEvent(jan, 'Pisankowy desant', '2026-03-14');
  jan.count(event, 'seniors', 60);
  await expectAgreement(jan, ewa);
  ewa.count(event, 'seniors', 5);
  ewa.count(event, 'children', 12);
  const mistake = jan.count(event, 'children', 700);
  strikeOut(jan, mistake);
  const sheet = `${event}.${app.session.device}`;
  const { answers } = await app.sync([
    {
      kind: 'tally',
      id: `${event}.01h0000000000000000tally01`,
      stamp: [office.now, app.session.device],
      fields: { sheet, measure: 'people', group: 'children', amount: 3, exact: true, at: office.now },
      base: {},
    },
  ]);
  expect(answers).toEqual(['accepted']);
  await expectAgreement(jan, ewa);
  expect(jan.sums(event)).toEqual({ seniors: 65, children: 15 });
  expect(ewa.sums(event)).toEqual(jan.sums(event));
});

it('what is sent again because the answer was lost counts once', async () => {
  let cut = false;
  const jan = await comeIn('organizer', {
    fetch: async (...request) => {
      const response = await fetch(...request);
      if (cut) throw new TypeError('the line went down before the answer came');
      return response;
    },
  });
  const ewa = await comeIn();
  const event = newEvent(jan, 'Dzień sąsiada', '2026-05-30');
  jan.count(event, 'seniors', 40);
  cut = true;
  await expect(jan.settle()).rejects.toThrow('the line went down');
  jan.count(event, 'seniors', 2);
  cut = false;
  await expectAgreement(jan, ewa);
  expect(jan.waiting).toEqual([]);
  expect(ewa.sums(event)).toEqual({ seniors: 42 });
});

it('what the portal of a café answers is no answer of the office', async () => {
  const portal = JSON.stringify({
    teren: 1,
    nonce: 'of yesterday',
    answers: ['accepted'],
    parts: [],
    cursors: {},
    more: false,
  });
  const pages = ['<html>Log in!</html>', portal];
  let captive = false;
  const jan = await comeIn('organizer', {
    fetch: async (...request) => (captive ? new Response(pages.pop()) : fetch(...request)),
  });
  const event = newEvent(jan, 'Dzień sąsiada', '2026-05-30');
  jan.count(event, 'seniors', 40);
  captive = true;
  await expect(jan.settle()).rejects.toThrow('no network');
  await expect(jan.settle()).rejects.toThrow('no network');
  captive = false;
  await expectAgreement(jan);
  expect(jan.sums(event)).toEqual({ seniors: 40 });
});

it('a copy that lost some rows heals by comparing', async () => {
  const [jan, ewa] = [await comeIn(), await comeIn('coordinator')];
  const event = newEvent(jan, 'Festyn', '2026-06-01');
  for (let each = 1; each <= 30; each += 1) jan.count(event, 'adults', each);
  for (const id of ['ania', 'ola', 'jerzy']) ewa.write('volunteer', id, { label: id, phone: '600 000 001' });
  await expectAgreement(jan, ewa);
  const whole = ewa.copy();
  for (const [at, key] of [...ewa.known.keys()].entries()) if (at % 3 !== 1) ewa.known.delete(key);
  ewa.known.delete('team/volunteer/ania');
  expect((await ewa.compare('open')).differing).toEqual([`event/${event}`]);
  expect((await ewa.compare('team')).differing).toContain(bucketOf({ kind: 'volunteer', id: 'ania' }));
  await expectAgreement(ewa, jan);
  expect(ewa.copy()).toEqual(whole);
  for (const one of ['open', 'team', 'contact'] as const) expect((await ewa.compare(one)).differing).toEqual([]);
  expect(jan.sums(event)).toEqual({ adults: 465 });
});

it('an office restored from an older copy gets back what it lost, whoever wrote it', async () => {
  const [jan, ewa, zofia] = [await comeIn(), await comeIn(), await comeIn()];
  const event = newEvent(jan, 'Spacer', '2026-04-11');
  const early = jan.count(event, 'seniors', 10);
  await expectAgreement(jan, ewa);
  const { restore } = await copyOfOffice();
  ewa.count(event, 'seniors', 7);
  strikeOut(jan, early);
  jan.write('event', event, { place: 'Park' });
  await expectAgreement(jan, ewa);
  await restore();
  // Jan alone brings back what he read of Ewa's, though her phone is off.
  await expectAgreement(jan, zofia);
  expect(zofia.sums(event)).toEqual({ seniors: 7 });
  expect(zofia.cellsOf('event', event).get('place')?.[0]).toBe('Park');
  await expectAgreement(ewa);
  expect(ewa.copy()).toEqual(zofia.copy());
});

it('two who wrote the same field both see the other version, and the choice of one travels', async () => {
  const [jan, ewa] = [await comeIn(), await comeIn()];
  const event = newEvent(jan, 'Spacer', '2026-04-11');
  await expectAgreement(jan, ewa);
  jan.write('event', event, { place: 'Park' });
  office.now += 1000;
  ewa.write('event', event, { place: 'Świetlica' });
  await expectAgreement(jan, ewa);
  for (const each of [jan, ewa]) {
    expect(each.cellsOf('event', event).get('place')?.[0]).toBe('Świetlica');
    expect([...otherVersions(each, 'event', event, 'place').values()]).toEqual(['Park']);
  }
  choose(jan, 'event', event, 'place', 'Park');
  await expectAgreement(jan, ewa);
  for (const each of [jan, ewa]) {
    expect(each.cellsOf('event', event).get('place')?.[0]).toBe('Park');
    expect(otherVersions(each, 'event', event, 'place').size).toBe(0);
  }
});

it('what a viewer brings back to a restored office is held for a clerk', async () => {
  const [jan, viewer] = [await comeIn(), await comeIn('viewer')];
  const { restore } = await copyOfOffice();
  const event = newEvent(jan, 'Spacer', '2026-04-11');
  await expectAgreement(jan, viewer);
  await restore();
  await expectAgreement(viewer);
  expect(viewer.setAside.map(({ change, answer }) => [change.id, answer])).toEqual([[event, { held: 'returned' }]]);
  expect(viewer.copy().size).toBe(0);
  const { json } = await clerk.ask('/api/quarantine');
  expect(JSON.stringify(json)).toContain(event);
});

it('a removed volunteer stays removed, though the restored office still had her', async () => {
  const [ola, ewa, late] = [await comeIn('clerk'), await comeIn('coordinator'), await comeIn('coordinator')];
  ola.write('volunteer', 'ania', { label: 'Ania K.', phone: '600 000 001', birthYear: 1990 });
  await expectAgreement(ola, ewa, late);
  const { restore } = await copyOfOffice();
  ola.write('volunteer', 'ania', { erased: true });
  await expectAgreement(ola, ewa);
  expect([...ewa.cellsOf('volunteer', 'ania').keys()]).toEqual(['erased']);
  await restore();
  // Her number, which this phone wrote meanwhile, brings her back no more.
  late.write('volunteer', 'ania', { phone: '600 000 002' });
  await expectAgreement(late, ola, ewa);
  for (const each of [ola, ewa, late]) expect([...each.cellsOf('volunteer', 'ania').keys()]).toEqual(['erased']);
});

it('what a role may not write is refused alone, and the copies agree on the rest', async () => {
  const jan = await comeIn('organizer');
  jan.write('volunteer', 'v1', { label: 'Ania K.', birthYear: 1990 });
  await expectAgreement(jan);
  expect(jan.cellsOf('volunteer', 'v1').get('label')?.[0]).toBe('Ania K.');
  expect(jan.cellsOf('volunteer', 'v1').has('birthYear')).toBe(false);
  expect(jan.setAside.map(({ change, answer }) => [change.fields, answer])).toEqual([
    [{ birthYear: 1990 }, { refused: 'not-allowed', fields: ['birthYear'] }],
  ]);
});
