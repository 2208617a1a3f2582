import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heldBound } from '../../src/server/quarantine.ts';
import type { OfficeTx } from '../../src/server/storage/storage.ts';
import { syncReplySchema } from '../../src/sync/exchange.ts';
import { eventId, noteChange, type OfficeServer, type Phone, startOffice } from './office-server.ts';

const tallyId = `${eventId}.01h00000000000000000tally1`;
const sheet = `${eventId}.phone-a`;

function tally(amount: unknown, id = tallyId): object {
  const fields = { sheet, measure: 'people', group: 'seniors', amount, exact: true, at: 1_700_000_000_000 };
  return { kind: 'tally', id, stamp: [1_700_000_000_000, 'phone-a'], fields };
}

describe.each(['memory', 'SQLite'] as const)('a bundle that reaches the office (%s)', (backend) => {
  let office: OfficeServer;
  let clerk: Phone;
  const inOffice = <T>(work: (copy: OfficeTx) => Promise<T>) =>
    office.storage.transact(async (tx) => {
      const copy = await tx.inOffice(clerk.session.office);
      if (copy === undefined) throw new Error('no office');
      return work(copy);
    });
  const seq = () => inOffice(async (copy) => copy.seq());

  beforeEach(async () => {
    office = await startOffice({ backend });
    clerk = await office.open();
  });
  afterEach(() => office.close());

  it('is answered change by change, and other phones get what it brought', async () => {
    const phone = await office.enrol(clerk, 'organizer');
    const reply = await phone.sync([tally(60), noteChange('Dużo ludzi', 5, 'phone-a', null)]);
    expect(v.safeParse(syncReplySchema, reply).issues).toBeUndefined();
    expect(reply.answers).toEqual(['accepted', 'accepted']);
    const seen = await clerk.sync();
    expect(seen.parts).toEqual([
      expect.objectContaining({ kind: 'tally', id: tallyId, class: 'open' }),
      { kind: 'event', id: eventId, class: 'open', cells: { note: ['Dużo ludzi', 5, 'phone-a'] } },
    ]);
    expect(seen.cursors).toEqual({ open: 2, team: 2, contact: 2, office: 2 });
    expect((await clerk.sync([], { cursors: seen.cursors })).parts).toEqual([]);
  });

  it('changes nothing when it comes again, and the numbers do not move', async () => {
    const bundle = [
      tally(60),
      noteChange('raz', 5, 'phone-a', null),
      { ...tally(1), kind: 'weather' },
      tally(1e9, `${eventId}.x`),
    ];
    const first = await clerk.sync(bundle);
    const number = await seq();
    const second = await clerk.sync(bundle);
    expect(second.answers).toEqual(first.answers);
    expect(await seq()).toBe(number);
    // What only this bundle brought, its author knows by the answers; who asks again has lost them and gets it all.
    expect(first.parts).toEqual([]);
    expect(second.parts.map(({ kind }) => kind).toSorted()).toEqual(['event', 'tally']);
    const aside = await inOffice((copy) => copy.readQuarantine(clerk.session.device, []));
    expect([aside.held.rows, aside.refused.rows]).toEqual([1, 1]);
  });

  it('holds up no other change by a bad one, names it by a code, and keeps it whole', async () => {
    const bad = [
      [null, { refused: 'malformed' }],
      ['text', { refused: 'malformed' }],
      [{ ...tally(1), kind: 'weather' }, { held: 'unknown-kind' }],
      [tally(1e9), { refused: 'bad-value', fields: ['amount'] }],
      [tally(0.5), { refused: 'bad-value', fields: ['amount'] }],
      [tally('60'), { refused: 'bad-value', fields: ['amount'] }],
      [tally(['NaN']), { refused: 'malformed' }],
      [{ ...tally(1), id: '../../etc' }, { refused: 'bad-id' }],
      [{ ...tally(1), fields: {} }, { refused: 'no-fields' }],
      [
        { ...tally(1), fields: { 'Bad name': 1 } },
        { refused: 'bad-field-name', fields: ['Bad name'] },
      ],
      [
        { ...tally(1), fields: { toString: 1 } },
        { refused: 'bad-field-name', fields: ['toString'] },
      ],
      [noteChange('x', Date.UTC(2101, 0, 1), 'phone-a'), { refused: 'stamp-in-far-future' }],
      [noteChange('x', -1, 'phone-a'), { refused: 'malformed' }],
    ] as const;
    const bundle = bad.flatMap(([change], index) => [change, tally(index, `${eventId}.good${index}`)]);
    const { answers } = await clerk.sync(bundle);
    expect(answers.filter((_, index) => index % 2 === 0)).toEqual(bad.map(([, answer]) => answer));
    expect(answers.filter((_, index) => index % 2 === 1)).toEqual(bad.map(() => 'accepted'));
    const aside = await inOffice((copy) => copy.readQuarantine(clerk.session.device, []));
    expect(aside.held.rows + aside.refused.rows).toBe(bad.length);
  });

  it('takes stamps of 2001 and 2040 and joins them like all others', async () => {
    const old = noteChange('z 2001', Date.UTC(2001, 5, 1), 'phone-b', null);
    const now = noteChange('dziś', Date.UTC(2026, 2, 1), 'phone-a', null);
    const ahead = noteChange('z 2040', Date.UTC(2040, 0, 1), 'phone-c', null);
    expect((await clerk.sync([now, old, ahead])).answers).toEqual(['accepted', 'accepted', 'accepted']);
    const [part] = (await clerk.sync()).parts;
    expect(part?.cells['note']?.[0]).toBe('z 2040');
    const others = Object.keys(part?.cells ?? {}).filter((name) => name.includes('~'));
    expect(others).toHaveLength(2);
    // Somebody who saw it writes it anew, and the wrong clock has lost.
    const later = Date.UTC(2040, 0, 1) + 1;
    await clerk.sync([noteChange('poprawione', later, 'phone-a', [Date.UTC(2040, 0, 1), 'phone-c'])]);
    expect((await clerk.sync()).parts[0]?.cells['note']?.[0]).toBe('poprawione');
  });

  it('keeps both when two phones differed about one field, and says so to both', async () => {
    const a = await office.enrol(clerk, 'organizer');
    const b = await office.enrol(clerk, 'organizer');
    await a.sync([noteChange('sala A', 10, 'phone-a', null)]);
    await b.sync([noteChange('sala B', 11, 'phone-b', null)]);
    const expected = { note: ['sala B', 11, 'phone-b'], 'note~10~phone-a': ['sala A', 10, 'phone-a'] };
    expect((await a.sync()).parts[0]?.cells).toEqual(expected);
    // The answer was lost and the phone sends it again: that is no third version.
    const number = await seq();
    await a.sync([noteChange('sala A', 10, 'phone-a', null)]);
    expect(await seq()).toBe(number);
    const settle = {
      kind: 'event',
      id: eventId,
      stamp: [12, 'phone-a'],
      fields: { note: 'sala A', 'note~10~phone-a': null },
    };
    await a.sync([{ ...settle, base: { note: [11, 'phone-b'], 'note~10~phone-a': [10, 'phone-a'] } }]);
    await a.sync([noteChange('sala A', 10, 'phone-a', null)]);
    expect((await b.sync()).parts[0]?.cells).toEqual({
      note: ['sala A', 12, 'phone-a'],
      'note~10~phone-a': [null, 12, 'phone-a'],
    });
  });

  it('keeps both also where the later one names no base for the field: it knew of none', async () => {
    const phone = await office.enrol(clerk, 'organizer');
    await clerk.sync([noteChange('mokro', 5, 'phone-a', null)]);
    await phone.sync([{ kind: 'event', id: eventId, stamp: [9, 'phone-b'], fields: { note: 'sucho' }, base: {} }]);
    const [event] = (await clerk.sync()).parts;
    expect(Object.keys(event?.cells ?? {})).toEqual(['note', 'note~5~phone-a']);
  });

  it('keeps every replaced value in its history', async () => {
    await clerk.sync([noteChange('pierwsza', 10, 'phone-a', null)]);
    await clerk.sync([noteChange('druga', 11, 'phone-a', [10, 'phone-a'])]);
    const past = await inOffice((copy) => copy.readPast([{ kind: 'event', id: eventId, stamp: [10, 'phone-a'] }]));
    expect(past).toEqual([{ kind: 'event', id: eventId, field: 'note', stamp: [10, 'phone-a'] }]);
  });

  it.each(['one bundle', 'several'])('takes a repeat of a replaced value for no second opinion, in %s', async (how) => {
    const first = noteChange('pierwsza', 10, 'phone-a', null);
    const second = noteChange('druga', 11, 'phone-b', [10, 'phone-a']);
    if (how === 'one bundle') await clerk.sync([first, second, first]);
    else for (const change of [first, second, first]) await clerk.sync([change]);
    expect((await clerk.sync()).parts[0]?.cells).toEqual({ note: ['druga', 11, 'phone-b'] });
  });

  it('pages what does not fit, and takes a cursor back that is ahead of the office', async () => {
    const long = 'ż'.repeat(490);
    const changes = Array.from({ length: 900 }, (_, index) => noteChange(long, 5, 'phone-a', null, `e${index}`));
    const sent = await clerk.sync(changes.slice(0, 450), { scope: { classes: [] } });
    expect(sent.parts).toEqual([]);
    await clerk.sync(changes.slice(450), { scope: { classes: [] } });
    const seen: string[] = [];
    let cursors = {};
    for (let page = 0; page < 10; page++) {
      const reply = await clerk.sync([], { cursors });
      seen.push(...reply.parts.map((part) => part.id));
      cursors = reply.cursors;
      if (!reply.more) break;
    }
    expect(seen).toEqual(changes.map((_, index) => `e${index}`));
    expect((await clerk.sync([], { cursors: { open: 999_999 } })).cursors.open).toBe(900);
  });

  it('holds unknown kinds up to a bound and refuses what is beyond it, so that the phone keeps it', async () => {
    const unknown = (index: number) => ({
      kind: 'weather',
      id: `w${index}`,
      stamp: [1, 'phone-a'],
      fields: { sky: 'blue' },
    });
    const many = Array.from({ length: heldBound.rows }, (_, index) => unknown(index));
    expect(new Set((await clerk.sync(many)).answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"held":"unknown-kind"}']),
    );
    expect((await clerk.sync([unknown(5000), unknown(3)])).answers).toEqual([
      { refused: 'unknown-kind' },
      { held: 'unknown-kind' },
    ]);
  });

  it('takes in the changes of a newer version, and sends it nothing that it may misread', async () => {
    await clerk.sync([tally(1)]);
    const reply = await clerk.sync([tally(2, `${eventId}.t2`)], { protocol: 2, cursors: { open: 0 } });
    expect(reply).toMatchObject({ protocol: 1, answers: ['accepted'], parts: [], cursors: { open: 0 }, more: false });
    const strange = await clerk.ask('/api/sync', { body: { protocol: 2, everything: 'else' } });
    expect(strange.json.problem).toEqual({ code: 'protocol-too-new' });
    expect((await clerk.ask('/api/sync', { body: { ...strange.json, protocol: 0 } })).json.problem.code).toBe(
      'bad-request',
    );
  });

  it('never reads or changes another office, whatever ids it names', async () => {
    const fields = { label: 'Tajna', phone: '600 700 800' };
    await clerk.sync([{ kind: 'volunteer', id: 'v1', stamp: [5, 'phone-a'], fields }]);
    const asked = await clerk.ask('/api/offices', {
      body: { begin: { kind: 'example' }, memberName: 'Ola', deviceName: 'PC' },
    });
    const example = office.phoneOf(asked);
    const overwrite = {
      kind: 'volunteer',
      id: 'v1',
      stamp: [9, 'phone-x'],
      fields: { label: 'Obca' },
      base: { label: null },
    };
    expect((await example.sync([overwrite])).answers).toEqual(['accepted']);
    const theirs = (await example.sync()).parts.filter((part) => part.id === 'v1');
    expect(theirs).toEqual([{ kind: 'volunteer', id: 'v1', class: 'team', cells: { label: ['Obca', 9, 'phone-x'] } }]);
    expect((await clerk.sync()).parts.find((part) => part.class === 'team')?.cells).toEqual({
      label: ['Tajna', 5, 'phone-a'],
    });
    // The cookie of one office with the name of the other.
    const crossed = await example.ask('/api/sync', { body: {}, headers: { 'Teren-Member': clerk.session.member } });
    expect(crossed.status).toBe(401);
  });

  it('survives a change that is nested deeper than it can be written again', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const changes = `[${JSON.stringify(tally(7))},{"kind":"tally","id":"a","stamp":[1,"p"],"fields":{"note":${deep}}}]`;
    const body = JSON.stringify({
      protocol: 1,
      deviceTime: 1,
      scope: { classes: [] },
      cursors: {},
      left: 0,
      changes: '@',
    });
    const answer = await clerk.ask('/api/sync', { body: body.replace('"@"', changes) });
    expect(answer.json.answers).toEqual(['accepted', { refused: 'malformed' }]);
  });

  it('notes when the device was last heard of and what it had left', async () => {
    office.now += 60_000;
    await clerk.sync([], { left: 7 });
    const { devices } = (await clerk.ask('/api/devices')).json;
    expect(devices).toEqual([
      {
        device: clerk.session.device,
        deviceName: 'PC',
        member: clerk.session.member,
        memberName: 'Ola',
        state: 'active',
        version: null,
        lock: null,
        lockedOut: false,
        shutOutAt: null,
        clearedAt: null,
        role: 'clerk',
        enrolledAt: office.now - 60_000,
        lastContactAt: office.now,
        unsent: 7,
        wipedAt: null,
        lostUnsent: null,
      },
    ]);
  });
});
