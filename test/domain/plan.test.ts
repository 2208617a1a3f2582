import { describe, expect, it } from 'vitest';
import {
  activitiesOf,
  dueIn,
  eventsByActivity,
  isCounted,
  monthsOf,
  planOf,
  progressOf,
} from '../../src/domain/plan.ts';
import type { Entry, Fields } from '../../src/domain/scalar.ts';
import { changeSums, type Sums } from '../../src/domain/total.ts';

const entries = (fields: Readonly<Record<string, Fields>>): ReadonlyMap<string, Entry> =>
  new Map(Object.entries(fields).map(([id, each]) => [id, { id, fields: each }]));
const ids = (list: readonly Entry[]) => list.map(({ id }) => id);

describe('the plan', () => {
  it('of this year is meant, else the latest before it, else the first there is', () => {
    const plans = entries({ p24: { year: 2024 }, p27: { year: 2027 }, p25: { year: 2025 } });
    expect([2025, 2026, 2030, 2020].map((year) => planOf(plans, year)?.id)).toEqual(['p25', 'p25', 'p27', 'p24']);
    expect(planOf(new Map(), 2026)).toBeUndefined();
  });

  it('lists its own rows by their numbers, not by their letters', () => {
    const rows = entries({
      a: { plan: 'p', number: 10 },
      b: { plan: 'p', number: 9 },
      c: { plan: 'other', number: 1 },
    });
    expect(ids(activitiesOf(rows, 'p'))).toEqual(['b', 'a']);
  });

  it('tells what a month holds, also when the plan is of last year', () => {
    const rows = [
      ...entries({ a: { 'month/2025-12': true, 'month/2025-03': true }, b: { 'month/2025-12': false } }).values(),
    ];
    expect(monthsOf(rows[0] as Entry)).toEqual(['2025-03', '2025-12']);
    expect(ids(dueIn(rows, '12'))).toEqual(['a']);
  });
});

describe('the events of a row', () => {
  it('are in the order of their days; those outside the plan lie apart', () => {
    const events = entries({
      e1: { activity: 'a', date: '2026-05-02' },
      e2: { activity: 'a', date: '2026-03-01' },
      e3: { date: '2026-01-01' },
      e4: { activity: null },
    });
    const grouped = eventsByActivity(events);
    expect(ids(grouped.get('a') ?? [])).toEqual(['e2', 'e1']);
    expect(ids(grouped.get('') ?? [])).toEqual(['e4', 'e3']);
  });

  it.each<[Fields, boolean]>([
    [{ state: 'running' }, true],
    [{ state: 'finished' }, true],
    [{ state: 'finished', notCounted: null }, true],
    [{ state: 'finished', notCounted: 'próba' }, false],
    [{ state: 'notHeld' }, false],
    [{ state: 'planned' }, false],
    [{}, false],
  ])('%j counts in figures: %s', (fields, counts) => {
    expect(isCounted({ id: 'e', fields })).toBe(counts);
  });
});

describe('how far a row has come', () => {
  const groups = entries({ seniors: { attends: true }, performers: { attends: false } });
  const counted = (
    event: string,
    ...amounts: readonly (readonly [sheet: string, group: string, amount: number])[]
  ): Sums =>
    amounts.reduce<Sums>((sums, [sheet, group, amount]) => {
      return changeSums(sums, undefined, { sheet: `${event}.${sheet}`, measure: 'people', group, amount });
    }, {});
  const events = [
    ...entries({
      e1: { state: 'finished' },
      e2: { state: 'running' },
      e3: { state: 'notHeld', reason: 'weather' },
      e4: { state: 'finished', notCounted: 'próba' },
      e5: { state: 'finished' },
    }).values(),
  ];

  it('adds up what counts: not the rehearsal, not the performers, nothing for what was not counted', () => {
    const sums = new Map([
      ['e1', counted('e1', ['anna', 'seniors', 40], ['anna', 'performers', 6])],
      ['e2', counted('e2', ['anna', 'seniors', 2])],
      ['e4', counted('e4', ['anna', 'seniors', 500])],
    ]);
    const progress = progressOf(events, sums, new Map(), groups);
    expect(ids(progress.events)).toEqual(['e1', 'e2', 'e5']);
    expect(ids(progress.notHeld)).toEqual(['e3']);
    expect(progress.attendances).toEqual({ exact: 42, estimated: 0, tallies: 2 });
    expect(progress.totals).toEqual([
      { measure: 'people', group: 'seniors', exact: 42, estimated: 0, tallies: 2 },
      { measure: 'people', group: 'performers', exact: 6, estimated: 0, tallies: 1 },
    ]);
  });

  it('is unknown, not zero, when nobody counted', () => {
    expect(progressOf(events, new Map(), new Map(), groups).attendances).toBeUndefined();
  });

  it('says of the sum of several events what it may be while one of them is an open question', () => {
    const sums = new Map([
      ['e1', counted('e1', ['list', 'seniors', 62], ['anna', 'seniors', 60])],
      ['e2', counted('e2', ['anna', 'seniors', 2])],
    ]);
    const progress = progressOf(events, sums, entries({ 'e1.list': { covers: 'whole' } }), groups);
    const either = { low: 62, high: 64, between: false };
    expect(progress.totals).toEqual([
      { measure: 'people', group: 'seniors', exact: 64, estimated: 0, tallies: 2, either },
    ]);
    expect(progress.attendances).toMatchObject({ exact: 64, either });
  });
});
