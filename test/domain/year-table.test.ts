import { describe, expect, test } from 'vitest';
import type { Entry, Fields } from '../../src/domain/scalar.ts';
import { type Sum, type Sums, sumKey } from '../../src/domain/total.ts';
import { type YearSources, type YearTable, yearsOf, yearTable } from '../../src/domain/year-table.ts';

const mapOf = (...entries: readonly Entry[]) => new Map(entries.map((entry) => [entry.id, entry]));
const entry = (id: string, fields: Fields): Entry => ({ id, fields });
const exact = (amount: number): Sum => ({ exact: amount, estimated: 0, tallies: 1 });
const seniors = (sheet: string) => sumKey(sheet, 'people', 'seniors');

const plans = mapOf(entry('p24', { year: 2024 }));
const activities = mapOf(
  entry('a6', { plan: 'p24', number: 6, title: 'Pisankowy desant', termMode: 'single', 'month/2024-03': true }),
  entry('a10', { plan: 'p24', number: 10, title: 'Klub Wolontariusza', 'month/2024-03': true, 'month/2024-12': true }),
);
const groups = mapOf(
  entry('children', { name: 'Dzieci', attends: true, order: 1 }),
  entry('seniors', { name: 'Seniorzy', attends: true, order: 0 }),
  entry('carers', { name: 'Opiekunowie', attends: false, order: 2 }),
);
const measures = mapOf(entry('people', { order: 0 }), entry('food-kg', { order: 1, scale: 100 }));

interface Story {
  readonly events?: readonly Entry[];
  readonly sums?: Readonly<Record<string, Sums>>;
  readonly sheets?: readonly Entry[];
  readonly month?: string;
  readonly plan?: string | undefined;
  readonly year?: number;
}

function tableOf({ events = [], sums = {}, sheets = [], month = '2024-05', year = 2024, ...rest }: Story): YearTable {
  const sources: YearSources = {
    activities,
    events: mapOf(...events),
    sums: new Map(Object.entries(sums)),
    sheets: mapOf(...sheets),
    groups,
    measures,
  };
  return yearTable('plan' in rest ? rest.plan : 'p24', year, sources, month);
}

const held = (id: string, more: Fields = {}) =>
  entry(id, { activity: 'a6', date: '2024-03-22', title: 'Pisankowy desant', state: 'finished', ...more });

describe('the row of an activity', () => {
  test('two phones that counted parts of one event add up, and people who do not attend stand beside it', () => {
    const { planned } = tableOf({
      events: [held('e')],
      sums: {
        e: {
          [sumKey('s1', 'people', 'children')]: exact(25),
          [seniors('s1')]: exact(40),
          [seniors('s2')]: { exact: 0, estimated: 20, tallies: 2 },
          [sumKey('s1', 'people', 'carers')]: exact(8),
          [sumKey('s1', 'food-kg', '')]: exact(97_644),
        },
      },
    });
    const row = planned[0];
    expect(row?.attendances).toEqual({ exact: 65, estimated: 20, tallies: 4 });
    expect(row?.byGroup.map(({ group, exact, estimated }) => [group, exact + estimated])).toEqual([
      ['seniors', 60],
      ['children', 25],
    ]);
    expect(row?.others.map(({ measure, group, exact }) => [measure, group, exact])).toEqual([
      ['people', 'carers', 8],
      ['food-kg', '', 97_644],
    ]);
  });

  test('zero that somebody counted is zero; an event that nobody counted is unknown', () => {
    const counted = tableOf({ events: [held('e')], sums: { e: { [seniors('s1')]: exact(0) } } }).planned[0];
    const uncounted = tableOf({ events: [held('e')] }).planned[0];
    expect(counted?.attendances).toEqual({ exact: 0, estimated: 0, tallies: 1 });
    expect(uncounted?.attendances).toBeUndefined();
    expect([counted?.events.length, uncounted?.events.length]).toEqual([1, 1]);
    expect([counted?.uncounted, uncounted?.uncounted]).toEqual([0, 1]);
  });

  test('a total says how many of its events nobody counted; food alone is no count of people', () => {
    const table = tableOf({
      events: [held('e'), held('f'), held('g')],
      sums: { e: { [seniors('s1')]: exact(60) }, f: { [sumKey('s1', 'food-kg', '')]: exact(500) } },
    });
    expect([table.total.attendances?.exact, table.total.uncounted]).toEqual([60, 2]);
  });

  test('an event marked "nie liczyć" adds nothing and stays in sight', () => {
    const row = tableOf({
      events: [held('e'), held('twice', { notCounted: 'ten sam co wyżej' })],
      sums: { e: { [seniors('s1')]: exact(60) }, twice: { [seniors('s2')]: exact(62) } },
    }).planned[0];
    expect(row?.attendances?.exact).toBe(60);
    expect(row?.events.map(({ id }) => id)).toEqual(['e']);
    expect(row?.all.map(({ id }) => id)).toEqual(['e', 'twice']);
  });

  test('two counts of the whole are a question until a person answers, also in the totals', () => {
    const whole = (id: string) => entry(id, { covers: 'whole' });
    const table = tableOf({
      events: [held('e'), held('f')],
      sums: { e: { [seniors('e.s1')]: exact(62), [seniors('e.s2')]: exact(60) }, f: { [seniors('f.s1')]: exact(10) } },
      sheets: [whole('e.s1'), whole('e.s2')],
    });
    expect(table.planned[0]?.attendances).toMatchObject({ exact: 72, either: { low: 70, high: 72, between: false } });
    expect(table.total.attendances?.either).toEqual({ low: 70, high: 72, between: false });
  });

  test('two open questions leave values between the least and the greatest', () => {
    const whole = (id: string) => entry(id, { covers: 'whole' });
    const { plannedTotal } = tableOf({
      events: [held('e'), held('f')],
      sums: {
        e: { [seniors('e.s1')]: exact(62), [seniors('e.s2')]: exact(60) },
        f: { [seniors('f.s1')]: exact(10), [seniors('f.s2')]: exact(5) },
      },
      sheets: ['e.s1', 'e.s2', 'f.s1', 'f.s2'].map(whole),
    });
    expect(plannedTotal.attendances?.either).toEqual({ low: 65, high: 72, between: true });
  });
});

describe('how far a row has come', () => {
  const notHeld = held('n', { state: 'notHeld', reason: 'weather' });
  const running = held('r', { state: 'running' });
  test.each([
    ['nothing recorded, its month to come', [], '2024-02', 'noEntry'],
    ['nothing recorded, its month now', [], '2024-03', 'noEntry'],
    ['nothing recorded, its month over', [], '2024-04', 'overdue'],
    ['did not take place', [notHeld], '2024-05', 'notHeld'],
    ['did not take place first and then did', [notHeld, held('e')], '2024-05', 'done'],
    ['being counted', [running], '2024-05', 'running'],
    ['held in its month', [held('e')], '2024-03', 'done'],
    ['held before its month', [held('e')], '2024-02', 'done'],
    ['only a date set', [held('p', { state: 'planned' })], '2024-05', 'planned'],
    ['only an event that is not to be counted', [held('x', { notCounted: 'próba' })], '2024-05', 'overdue'],
  ] as const)('%s', (_, events, month, status) => {
    expect(tableOf({ events, month }).planned[0]?.status).toBe(status);
  });

  test('a series goes on until its last month is over', () => {
    const events = [held('e', { activity: 'a10' })];
    expect(tableOf({ events, month: '2024-11' }).planned[1]?.status).toBe('running');
    expect(tableOf({ events, month: '2024-12' }).planned[1]?.status).toBe('done');
  });

  test('what did not take place adds no event and no people', () => {
    const row = tableOf({ events: [notHeld], sums: { n: { [seniors('s')]: exact(3) } } }).planned[0];
    expect([row?.events, row?.attendances]).toEqual([[], undefined]);
  });
});

describe('outside of the plan', () => {
  const fete = entry('o', { title: 'Piknik', date: '2024-06-01', state: 'finished' });
  const old = entry('old', { title: 'Pisankowy desant', published: '2023-03-31', state: 'finished' });
  const orphan = entry('orphan', { activity: 'unknown', title: 'Debata', date: '2024-02-01', state: 'finished' });

  test('its events stand one by one in the year of their date, and an unknown row of the plan loses none', () => {
    const table = tableOf({
      events: [fete, old, orphan, held('e')],
      sums: { o: { [seniors('s')]: exact(30) }, e: { [seniors('s')]: exact(60) } },
    });
    expect(table.outside.map(({ id }) => id)).toEqual(['orphan', 'o']);
    expect(table.planned).toHaveLength(2);
    const totals = [table.plannedTotal, table.outsideTotal, table.total];
    expect(totals.map(({ attendances }) => attendances?.exact)).toEqual([60, 30, 90]);
    expect(totals.map(({ events }) => events.length)).toEqual([1, 2, 3]);
  });

  test('a year without a plan still shows its events', () => {
    const table = tableOf({ events: [fete, old], plan: undefined, year: 2023 });
    expect([table.planned.length, table.outside.map(({ id }) => id)]).toEqual([0, ['old']]);
    expect(table.total.attendances).toBeUndefined();
  });

  test('the years to choose from are those of plans and of such events', () => {
    expect(yearsOf(plans, activities, mapOf(fete, old, held('e', { date: '2025-01-10' })))).toEqual([2024, 2023]);
  });
});
