/** Phones that the office has shut out, what may lie on one, and the lock of its contacts. */
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { revokedBound } from '../../src/server/quarantine.ts';
import type { OfficeServer, Phone } from './office-server.ts';
import { noteChange, startOffice } from './office-server.ts';

let office: OfficeServer;
let clerk: Phone;
beforeEach(async () => {
  office = await startOffice();
  clerk = await office.open();
});
afterEach(() => office.close());

const anna = {
  kind: 'volunteer',
  id: 'v1',
  stamp: [1, 'a'],
  fields: { label: 'Ania K.', phone: '600 700 800', family: 'Łoś', birthYear: 1990 },
};
const rowsOf = async () => (await clerk.ask('/api/quarantine')).json.rows;
const deviceRow = async (phone: Phone) =>
  (await clerk.ask('/api/devices')).json.devices.find((row: { device: string }) => row.device === phone.session.device);

describe('a retired phone', () => {
  it('is taken its unsent changes in by its rights, is sent nothing, and then leaves', async () => {
    await clerk.sync([anna]);
    const phone = await office.enrol(clerk, 'coordinator');
    await phone.sync();
    await office.act(clerk, phone.session.device, 'retire');
    const plan = { kind: 'activity', id: 'a1', stamp: [1, 'p'], fields: { title: 'x' }, base: {} };
    const compare = { class: 'open', after: '', upTo: null, sums: {} };
    const reply = await phone.sync([noteChange('ostatnie', 5, 'p', null), plan], { cursors: { open: 1 }, compare });
    expect(reply).toEqual({
      teren: 1,
      nonce: 'n-1',
      protocol: 1,
      officeTime: office.now,
      answers: ['accepted', { refused: 'not-allowed', fields: ['title'] }],
      parts: [],
      cursors: { open: 1 },
      more: false,
      farewell: 'retired',
      rights: { role: 'coordinator', authorised: true, leaseDays: 14 },
    });
    expect((await clerk.sync()).parts.map(({ kind }) => kind)).toContain('event');
    expect((await phone.ask('/api/leave', { body: {} })).status).toBe(200);
    expect(await phone.sync()).toMatchObject({ problem: { code: 'not-enrolled' } });
    expect(await deviceRow(phone)).toMatchObject({ state: 'retired', clearedAt: office.now });
  });
});

describe('a lost phone', () => {
  it('has all that it brings set aside, once, and changes nothing by itself', async () => {
    const phone = await office.enrol(clerk, 'organizer');
    await office.act(clerk, phone.session.device, 'lost');
    const changes = [noteChange('a', 5, 'p', null), noteChange('b', 6, 'p', null), { nonsense: true }];
    const reply = await phone.sync(changes);
    expect(reply).toMatchObject({ farewell: 'lost', parts: [], answers: changes.map(() => ({ held: 'revoked' })) });
    expect((await phone.sync(changes)).answers).toEqual(reply.answers);
    expect((await clerk.sync()).parts).toEqual([]);
    expect((await rowsOf()).map(({ code, held }: { code: string; held: boolean }) => [code, held])).toEqual(
      changes.map(() => ['revoked', true]),
    );
    expect(await deviceRow(phone)).toMatchObject({ state: 'lost', shutOutAt: office.now, clearedAt: null });
  });

  it('keeps the rest itself when there is no more room for it', async () => {
    const phone = await office.enrol(clerk, 'organizer');
    const { office: id, device } = phone.session;
    await office.act(clerk, device, 'lost');
    await office.storage.transact(async (tx) => {
      const rows = Array.from({ length: revokedBound.rows - 1 }, (_, n) => ({
        device,
        hash: `h${n}`,
        code: 'revoked',
        held: true,
        at: 1,
        raw: '{}',
      }));
      await (await tx.inOffice(id))?.quarantine(rows);
    });
    const [one, two] = [noteChange('a', 5, 'p', null), noteChange('b', 6, 'p', null)];
    expect(await phone.sync([one, two])).toMatchObject({ problem: { code: 'storage-full' } });
    expect((await phone.sync([one])).answers).toEqual([{ held: 'revoked' }]);
    // Told once more what lies there already: that needs no room.
    expect((await phone.sync([one])).answers).toEqual([{ held: 'revoked' }]);
    expect(await phone.sync([two])).toMatchObject({ problem: { code: 'storage-full' } });
  });
});

describe('what may lie on a phone', () => {
  const holdings = async (phone: Phone) =>
    (await clerk.ask('/api/devices/holdings', { body: { device: phone.session.device } })).json.holdings;

  it('is counted by kind and class, with names of fields and without a value', async () => {
    await clerk.sync([
      anna,
      { ...anna, id: 'v2', fields: { label: 'Bela' } },
      { ...noteChange('tajne', 1, 'a'), fields: { note: 'tajne', 'partner/Lidl': true } },
    ]);
    const phone = await office.enrol(clerk, 'coordinator');
    expect((await holdings(phone)).kinds).toEqual([]);
    await phone.sync();
    const found = await holdings(phone);
    expect(found.kinds).toEqual([
      { kind: 'event', class: 'open', records: 1, fields: ['note', 'partner/*'] },
      { kind: 'volunteer', class: 'contact', records: 1, fields: ['family', 'phone'] },
      { kind: 'volunteer', class: 'team', records: 2, fields: ['label'] },
    ]);
    expect(found.leaseEndsAt).toBe(office.now + 14 * 24 * 60 * 60_000);
    expect(found.device).toMatchObject({ device: phone.session.device, lastContactAt: office.now });
    expect(JSON.stringify(found)).not.toMatch(/tajne|Lidl|Łoś|600 700/);
    const organizer = await office.enrol(clerk, 'organizer');
    await organizer.sync();
    const less = await holdings(organizer);
    expect(less.kinds.map((one: { class: string }) => one.class)).toEqual(['open', 'team']);
    expect(less.leaseEndsAt).toBeNull();
  });

  it('is what was there when it was last heard of, whatever has changed, come or gone since', async () => {
    const event = (ms: number) => newId(ms, randomBytes(10));
    const early = event(office.now);
    await clerk.sync([anna, { ...anna, id: 'v2' }, noteChange('x', 1, 'a', undefined, early)]);
    const phone = await office.enrol(clerk, 'coordinator');
    await phone.sync();
    office.now += 3 * 60 * 60_000;
    await clerk.sync([
      { ...anna, stamp: [office.now, 'a'], fields: { phone: '700' } },
      { ...anna, id: 'v2', stamp: [office.now, 'a'], fields: { erased: true } },
      noteChange('y', office.now, 'a', undefined, early),
      noteChange('new', office.now, 'a', undefined, event(office.now)),
    ]);
    const counts = (await holdings(phone)).kinds.map((one: { class: string; records: number }) => [
      one.class,
      one.records,
    ]);
    expect(counts).toEqual([
      ['open', 1],
      ['contact', 2],
      ['team', 2],
    ]);
  });

  it('stays counted after the person may read less', async () => {
    await clerk.sync([anna]);
    const phone = await office.enrol(clerk, 'coordinator');
    const { cursors } = await phone.sync();
    const { member } = phone.session;
    const body = { member, name: 'Jan', role: 'viewer', authorisedFrom: null, authorisedTo: null };
    await clerk.ask('/api/members', { body });
    await phone.sync([], { cursors });
    const { kinds } = await holdings(phone);
    expect(kinds.map((one: { class: string }) => one.class)).toEqual(['contact', 'team']);
  });
});

describe('the lock of contacts', () => {
  const lockOf = (letter: string, kind = 'pin') => ({ lock: { kind, proof: letter.repeat(43) } });
  const sealedIn = (reply: { parts: readonly { class: string }[] }) =>
    reply.parts.filter((part) => part.class === 'contact' || part.class === 'office').length;

  it('opens for the first proof that a phone names, and from then on for no other and not without', async () => {
    await clerk.sync([anna]);
    const phone = await office.enrol(clerk, 'coordinator');
    expect(sealedIn(await phone.sync())).toBe(1); // None was set yet.
    expect(sealedIn(await phone.sync([], { ...lockOf('a'), version: '1.4' }))).toBe(1);
    expect(await deviceRow(phone)).toMatchObject({ lock: 'pin', version: '1.4', lockedOut: false });

    const without = await phone.sync();
    expect([sealedIn(without), without.lockedOut, Object.keys(without.digests ?? {})]).toEqual([
      0,
      undefined,
      ['open', 'team'],
    ]);
    const wrong = await phone.sync([], lockOf('b'));
    expect([sealedIn(wrong), wrong.lockedOut, Object.keys(wrong.digests ?? {})]).toEqual([0, true, ['open', 'team']]);
    expect(await deviceRow(phone)).toMatchObject({ lockedOut: true });
    const compare = { class: 'contact', after: '', upTo: null, sums: {} };
    expect((await phone.sync([], { ...lockOf('b'), compare })).compared).toEqual({ differing: [], parts: [] });
    expect((await phone.sync([], { ...lockOf('a'), compare })).compared?.differing).toHaveLength(1);
    expect(await deviceRow(phone)).toMatchObject({ lockedOut: false });
    // The proof is stored only as its hash.
    const { office: id, device } = phone.session;
    const stored = await office.storage.transact((tx) => tx.deviceBy(id, device));
    expect(stored?.proofHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('keeps the cursor of contacts where it was, and takes in what is written while it is closed', async () => {
    await clerk.sync([anna]);
    const phone = await office.enrol(clerk, 'coordinator');
    const { cursors } = await phone.sync([], lockOf('a'));
    await clerk.sync([{ ...anna, id: 'v2' }]);
    const locked = { cursors, scope: { classes: ['open', 'team'] } };
    const newcomer = { ...anna, id: 'v3', stamp: [9, 'p'], fields: { label: 'Nowa', phone: '700' }, base: {} };
    const reply = await phone.sync([newcomer], locked);
    expect(reply.answers).toEqual(['accepted']);
    expect(reply.cursors).toMatchObject({ contact: cursors.contact });
    expect(reply.cursors.team).toBeGreaterThan(cursors.team ?? 0);
    const opened = await phone.sync([], { ...lockOf('a'), cursors: reply.cursors });
    expect(opened.parts.map(({ id, class: one }) => [id, one])).toEqual([
      ['v2', 'contact'],
      ['v3', 'contact'],
    ]);
  });

  it('opens anew when a clerk lets the phone set a new PIN', async () => {
    await clerk.sync([anna]);
    const phone = await office.enrol(clerk, 'coordinator');
    await phone.sync([], lockOf('a'));
    await phone.sync([], lockOf('b'));
    const acted = await office.act(clerk, phone.session.device, 'newPin');
    expect(acted.json.device).toMatchObject({ lockedOut: false });
    expect(sealedIn(await phone.sync([], lockOf('b', 'passphrase')))).toBe(1);
    expect(sealedIn(await phone.sync([], lockOf('a')))).toBe(0);
    expect(await deviceRow(phone)).toMatchObject({ lock: 'passphrase', lockedOut: true });
  });

  it('is of one device: another one of the same person sets its own', async () => {
    await clerk.sync([anna]);
    const first = await office.enrol(clerk, 'coordinator');
    await first.sync([], lockOf('a'));
    const second = await office.enrol(clerk, '', '', first.session.member);
    expect(sealedIn(await second.sync([], lockOf('b')))).toBe(1);
    expect(sealedIn(await first.sync([], lockOf('b')))).toBe(0);
  });
});
