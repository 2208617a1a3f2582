import { describe, expect, it } from 'vitest';
import { checkFields } from '../../src/domain/check.ts';
import {
  countedAgainWrite,
  elementsOf,
  finishWrite,
  notCountedWrite,
  notHeldWrites,
  type Occasion,
  presenceWrite,
  resumeWrite,
  sheetWrite,
  startEvent,
  tallyWrite,
  voidWrite,
} from '../../src/domain/event.ts';
import type { Entry } from '../../src/domain/scalar.ts';

const occasion: Occasion = {
  id: 'e1',
  device: 'anna',
  sheetLabel: 'Telefon Anny',
  day: '2026-11-23',
  time: '17:05',
  zone: 'Europe/Warsaw',
  nowMs: 1_795_000_000_000,
};
const activity: Entry = {
  id: 'a9',
  fields: {
    title: 'Andrzejki dla seniorów',
    number: 9,
    'month/2026-11': true,
    'group/seniors': true,
    'group/youth': false,
    'group/families': null,
    'group/performers~5~borys': true,
    'measure/food': true,
    'recipient/1': 'seniorzy',
  },
};
const count = { event: 'e1', id: 't1', sheet: 'e1.anna', measure: 'people', group: 'seniors', amount: 5, atMs: 7 };

describe('starting an event from a row of the plan', () => {
  const [event, sheet] = startEvent(occasion, activity, 'Andrzejki');

  it('fills in the day, the time, the place in the plan and what is counted', () => {
    expect(event).toMatchObject({
      kind: 'event',
      id: 'e1',
      fields: {
        activity: 'a9',
        title: 'Andrzejki',
        date: '2026-11-23',
        startTime: '17:05',
        zone: 'Europe/Warsaw',
        state: 'running',
        source: 'live',
        startedAt: 1_795_000_000_000,
        'measure/people': true,
        'measure/food': true,
        'group/seniors': true,
      },
    });
  });

  it('takes over no group that was taken out of the row, and nothing that is not counted', () => {
    const names = Object.keys(event?.fields ?? {});
    for (const name of ['group/youth', 'group/families', 'recipient/1', 'month/2026-11', 'number']) {
      expect(names).not.toContain(name);
    }
  });

  it('takes over no other version that waits for a person', () => {
    expect(Object.keys(event?.fields ?? {}).filter((name) => name.includes('~'))).toEqual([]);
  });

  it('lays the sheet of this device beside it, and again is the same sheet', () => {
    expect(sheet).toEqual(sheetWrite('e1', 'anna', 'Telefon Anny'));
    expect(sheet).toMatchObject({ kind: 'sheet', id: 'e1.anna', fields: { event: 'e1', label: 'Telefon Anny' } });
  });

  it('outside the plan counts people and belongs to no row', () => {
    const [free] = startEvent(occasion, undefined, 'Spacer');
    expect(elementsOf(free?.fields ?? {}, 'measure')).toEqual(['people']);
    expect(free?.fields).not.toHaveProperty('activity');
  });
});

describe('what an organizer does at an event', () => {
  it('a tally is exact unless said otherwise, and has no group where there is none', () => {
    expect(tallyWrite(count).fields).toMatchObject({ amount: 5, exact: true, group: 'seniors' });
    expect(tallyWrite({ ...count, group: '', exact: false }).fields).toEqual({
      sheet: 'e1.anna',
      measure: 'people',
      amount: 5,
      exact: false,
      at: 7,
    });
  });

  it('undo strikes the tally out and touches nothing else of it', () => {
    expect(voidWrite('e1.t1').fields).toEqual({ void: true });
    expect(voidWrite('e1.t1', false).fields).toEqual({ void: false });
  });

  it('going on after a finish that came too early takes the end back', () => {
    const { fields } = finishWrite('e1', '19:30', 9);
    expect({ ...fields, ...resumeWrite('e1').fields }).toEqual({ state: 'running', endTime: null, finishedAt: null });
  });

  it('"nie odbyło się" bears its reason and counts nobody', () => {
    const writes = notHeldWrites(occasion, activity, 'Andrzejki', 'weather');
    expect(writes).toHaveLength(1);
    expect(writes[0]?.fields).toMatchObject({ state: 'notHeld', reason: 'weather', activity: 'a9' });
  });

  it('"nie liczyć" bears its reason, takes nothing away, and is taken back whole', () => {
    const marked = notCountedWrite('e1', 'próba licznika', 9).fields;
    expect(marked).toEqual({ notCounted: 'próba licznika', notCountedAt: 9 });
    expect({ ...marked, ...countedAgainWrite('e1').fields }).toEqual({ notCounted: null, notCountedAt: null });
  });

  it('whatever is written, the office accepts it', () => {
    const writes = [
      ...startEvent(occasion, activity, 'Andrzejki'),
      ...notHeldWrites(occasion, activity, 'Andrzejki', 'other'),
      tallyWrite({ ...count, reason: 'total' }),
      voidWrite('e1.t1'),
      finishWrite('e1', '19:30', 9),
      resumeWrite('e1'),
      notCountedWrite('e1', 'próba licznika', 9),
      countedAgainWrite('e1'),
      presenceWrite('e1', 'v1', '2026-11-23', true),
    ];
    for (const { kind, id, fields } of writes) expect(checkFields(kind, id, fields)).toBeUndefined();
  });
});

describe('the elements of a set', () => {
  it('are those that were put in and not taken out', () => {
    expect(elementsOf(activity.fields, 'group')).toEqual(['seniors']);
    expect(elementsOf(activity.fields, 'partner')).toEqual([]);
  });
});
