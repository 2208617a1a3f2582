import { describe, expect, it } from 'vitest';
import { checkFields } from '../../src/domain/check.ts';
import { elementsOf, goingWrite, type Occasion, presenceWrite, sheetWrite } from '../../src/domain/event.ts';
import {
  calledOff,
  expectedAt,
  moveBackWrites,
  moveEvent,
  notGoingWrites,
  notStartedWrite,
  offWrite,
  planEvent,
  plannedAgainWrite,
  startPlanned,
} from '../../src/domain/planning.ts';
import type { Entry, Fields, Write } from '../../src/domain/scalar.ts';

const occasion: Occasion = {
  id: 'e1',
  device: 'anna',
  sheetLabel: 'Telefon Anny',
  day: '2024-03-20',
  time: '17:05',
  zone: 'Europe/Warsaw',
  nowMs: 1_711_000_000_000,
};
const row: Entry = {
  id: 'row-6',
  fields: { 'group/seniors': true, 'group/youth': false, 'measure/food': true, 'partner/wtz': true },
};
const when = { date: '2024-03-22', dateTo: '', startTime: '10:00', endTime: '', place: 'Park' };

/** What lies on the disk after these writes. */
function entriesAfter(...writes: readonly Write[]): ReadonlyMap<string, Entry> {
  const entries = new Map<string, { id: string; fields: Fields }>();
  for (const { id, fields } of writes) entries.set(id, { id, fields: { ...entries.get(id)?.fields, ...fields } });
  return entries;
}
const entryOf = (write: Write, more: Fields = {}): Entry => ({ id: write.id, fields: { ...write.fields, ...more } });

describe('planning an event', () => {
  it('takes over whom and what its row counts, and leaves out what nobody said', () => {
    const { fields } = planEvent(occasion, row, 'Pisankowy desant', when);
    expect(fields).toEqual({
      activity: 'row-6',
      title: 'Pisankowy desant',
      zone: 'Europe/Warsaw',
      date: '2024-03-22',
      startTime: '10:00',
      place: 'Park',
      state: 'planned',
      enteredOn: '2024-03-20',
      'group/seniors': true,
      'measure/people': true,
      'measure/food': true,
    });
  });

  it('outside the plan belongs to no row; in a series it says which', () => {
    const { fields } = planEvent(occasion, undefined, 'Spacer', when, 's1');
    expect(fields).not.toHaveProperty('activity');
    expect(fields['series']).toBe('s1');
    expect(elementsOf(fields, 'measure')).toEqual(['people']);
  });
});

describe('starting what was planned', () => {
  const planned = planEvent(occasion, row, 'Pisankowy desant', when);

  it('on its day keeps the hour that was planned, and makes the sheet of this device', () => {
    const [event, sheet] = startPlanned({ ...occasion, day: '2024-03-22', time: '09:50' }, entryOf(planned));
    expect(event?.fields).toEqual({
      state: 'running',
      source: 'live',
      startTime: '10:00',
      startedAt: occasion.nowMs,
      enteredOn: '2024-03-22',
    });
    expect(sheet).toEqual(sheetWrite('e1', 'anna', 'Telefon Anny'));
  });

  it('says the hour where nobody planned one', () => {
    const [event] = startPlanned({ ...occasion, day: '2024-03-22' }, entryOf(planned, { startTime: null }));
    expect(event?.fields['startTime']).toBe('17:05');
  });

  it('before its day holds it today', () => {
    const [event] = startPlanned({ ...occasion, day: '2024-03-21' }, entryOf(planned));
    expect(event?.fields).toMatchObject({ date: '2024-03-21', startTime: '17:05' });
  });

  it('after its day is from paper, and makes up no hour', () => {
    const [event] = startPlanned({ ...occasion, day: '2024-03-25' }, entryOf(planned));
    expect(event?.fields).toEqual({ state: 'running', source: 'paper', enteredOn: '2024-03-25' });
  });

  it('is taken back, and says no moment of its start', () => {
    const [event] = startPlanned({ ...occasion, day: '2024-03-22' }, entryOf(planned));
    const back = { ...planned.fields, ...event?.fields, ...notStartedWrite('e1').fields };
    expect(back).toMatchObject({ ...planned.fields, enteredOn: '2024-03-22', startedAt: null });
  });

  it('on the last of several days is live', () => {
    const [event] = startPlanned({ ...occasion, day: '2024-03-24' }, entryOf(planned, { dateTo: '2024-03-24' }));
    expect(event?.fields).toMatchObject({ source: 'live', startTime: '10:00' });
    expect(event?.fields).not.toHaveProperty('date');
  });
});

describe('what does not take place', () => {
  const planned = entryOf(planEvent(occasion, row, 'Pisankowy desant', when, 's1'));

  it('bears its reason, and whether it was called off; taking it back leaves it as it was planned', () => {
    expect(offWrite('e1', 'weather', false).fields).toEqual({ state: 'notHeld', reason: 'weather' });
    expect(offWrite('e1', 'illness', true).fields).toMatchObject({ cancelled: true });
    const back = { ...planned.fields, ...offWrite('e1', 'illness', true).fields, ...plannedAgainWrite('e1').fields };
    expect(back).toMatchObject(planned.fields);
    expect([back['reason'], back['cancelled']]).toEqual([null, null]);
  });

  it('is moved with its plan and with who said to come, and both events stay', () => {
    const said = [
      entryOf(goingWrite('e1', 'v1', '2024-03-22', true)),
      entryOf(goingWrite('e1', 'v2', '2024-03-22', false)),
    ];
    const move = { id: 'e2', date: '2024-04-05', reason: 'weather', day: '2024-03-21' } as const;
    const old = { ...planned, fields: { ...planned.fields, dateTo: '2024-03-23', 'group/seniors~5~borys': true } };
    const after = entriesAfter({ kind: 'event', id: 'e1', fields: old.fields }, ...moveEvent(old, said, move));
    expect(after.get('e1')?.fields).toEqual({ ...old.fields, state: 'notHeld', reason: 'weather', movedTo: 'e2' });
    expect(after.get('e2')?.fields).toEqual({
      ...planned.fields,
      date: '2024-04-05',
      dateTo: '2024-04-06',
      enteredOn: '2024-03-21',
    });
    expect(expectedAt([...after.values()].filter(({ id }) => id.startsWith('e2.')))).toEqual(['v1']);
  });

  it('is moved back as a whole: the event that took its place is not gone, it is called off', () => {
    const move = { id: 'e2', date: '2024-04-05', reason: 'weather', day: '2024-03-21' } as const;
    const said = [entryOf(goingWrite('e1', 'v1', '2024-03-22', true))];
    const after = entriesAfter(
      { kind: 'event', id: 'e1', fields: planned.fields },
      ...moveEvent(planned, said, move),
      ...moveBackWrites('e1', 'e2'),
    );
    expect(after.get('e1')?.fields).toMatchObject({ ...planned.fields, movedTo: null, reason: null });
    expect(after.get('e2')?.fields).toMatchObject({ title: 'Pisankowy desant', date: '2024-04-05', ...calledOff });
    expect(after.get('e2.v1.2024-04-05')?.fields['going']).toBe(true);
  });
});

describe('who said to come', () => {
  const said = entriesAfter(
    goingWrite('e1', 'v1', '2024-03-22', true),
    goingWrite('e1', 'v1', '2024-03-23', true),
    goingWrite('e1', 'v2', '2024-03-22', false),
    presenceWrite('e1', 'v3', '2024-03-22', true),
  );

  it('is one person, whatever day the event had then, and nobody who was only there', () => {
    expect(expectedAt(said.values())).toEqual(['v1']);
  });

  it('is taken back on every day, and being there stays untouched', () => {
    const both = entriesAfter(presenceWrite('e1', 'v1', '2024-03-22', true), ...[...said.values()].map(asWrite));
    const after = entriesAfter(...[...both.values()].map(asWrite), ...notGoingWrites(both.values(), 'v1'));
    expect(expectedAt(after.values())).toEqual([]);
    expect(after.get('e1.v1.2024-03-22')?.fields).toMatchObject({ present: true, going: false });
  });
});

const asWrite = ({ id, fields }: Entry): Write => ({ kind: 'presence', id, fields });

it('whatever is planned, the office accepts it', () => {
  const planned = entryOf(
    planEvent(occasion, row, 'Desant', { ...when, dateTo: '2024-03-23', endTime: '12:00' }, 's1'),
  );
  const writes = [
    planEvent(occasion, row, 'Desant', when, 's1'),
    ...startPlanned(occasion, planned),
    offWrite('e1', 'other', true),
    plannedAgainWrite('e1'),
    notStartedWrite('e1'),
    ...moveEvent(planned, [entryOf(goingWrite('e1', 'v1', '2024-03-22', true))], {
      id: 'e2',
      date: '2024-04-05',
      reason: 'noMeans',
      day: '2024-03-21',
    }),
    ...moveBackWrites('e1', 'e2'),
  ];
  expect(writes.map(({ kind, id, fields }) => checkFields(kind, id, fields))).toEqual(writes.map(() => undefined));
});
