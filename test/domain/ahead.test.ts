import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookAhead, rowsWithoutEntry } from '../../src/domain/ahead.ts';
import { addDays } from '../../src/domain/day.ts';
import type { Entry, Fields } from '../../src/domain/scalar.ts';

const today = '2024-03-22';
const event = (id: string, fields: Fields): Entry => ({ id, fields: { state: 'planned', ...fields } });
const ids = (events: readonly Entry[]) => events.map(({ id }) => id);

describe('planned events seen from a day', () => {
  it('are today by the hour, also on a day between the first and the last', () => {
    const events = [
      event('b', { date: today, startTime: '17:00' }),
      event('a', { date: today, startTime: '10:00' }),
      event('c', { date: '2024-03-20', dateTo: '2024-03-24' }),
      event('d', { date: today, state: 'finished' }),
    ];
    const { today: now, next, passed } = lookAhead(events, today);
    expect([ids(now), ids(next), ids(passed)]).toEqual([['c', 'a', 'b'], [], []]);
  });

  it('come next: all of two weeks, or the next five where those are quiet', () => {
    const far = [20, 30, 40, 50, 60, 70].map((days) => event(`far-${days}`, { date: addDays(today, days) }));
    expect(ids(lookAhead([...far, event('soon', { date: addDays(today, 1) })], today).next)).toEqual([
      'soon',
      'far-20',
      'far-30',
      'far-40',
      'far-50',
    ]);
    expect(ids(lookAhead(far, today).later)).toEqual(['far-70']);
    const near = [1, 2, 3, 4, 5, 6, 14].map((days) => event(`near-${days}`, { date: addDays(today, days) }));
    const both = lookAhead([...far, ...near], today);
    expect([both.next.length, ids(both.later)]).toEqual([7, ids(far)]);
  });

  it('are all of a series that was just planned', () => {
    const club = [7, 21, 35, 49, 63].map((days) => event(`club-${days}`, { date: addDays(today, days), series: 's1' }));
    expect(ids(lookAhead(club, today).next)).toEqual(ids(club));
  });

  it('lose none of what is planned', () => {
    const days = fc.array(fc.integer({ min: -40, max: 90 }), { maxLength: 30 });
    fc.assert(
      fc.property(days, (offsets) => {
        const events = offsets.map((days, at) => event(`e${at}`, { date: addDays(today, days) }));
        const { today: now, next, later, passed } = lookAhead(events, today);
        expect([...ids(passed), ...ids(now), ...ids(next), ...ids(later)].sort()).toEqual(ids(events).toSorted());
      }),
    );
    expect.hasAssertions();
  });

  it('passed when their last day is over, the latest first; what bears no day is nowhere', () => {
    const events = [
      event('old', { date: '2024-03-01' }),
      event('long', { date: '2024-03-01', dateTo: '2024-03-21' }),
      event('never', {}),
      event('off', { date: '2024-03-05', state: 'notHeld' }),
    ];
    const { today: now, next, passed } = lookAhead(events, today);
    expect([ids(now), ids(next), ids(passed)]).toEqual([[], [], ['long', 'old']]);
  });
});

describe('rows of the plan without an entry', () => {
  const row = (id: string, ...months: readonly string[]): Entry => ({
    id,
    fields: Object.fromEntries(months.map((month) => [`month/${month}`, true])),
  });
  const rows = [
    row('jan', '2024-01'),
    row('long', '2024-01', '2024-06'),
    row('march', '2024-03'),
    row('none'),
    row('feb', '2024-02'),
  ];

  it('are those whose last month is over and that no event names, not even one that did not take place', () => {
    const held = event('e', { activity: 'feb', date: '2024-02-10', state: 'notHeld' });
    expect(ids(rowsWithoutEntry(rows, [], '2024-03'))).toEqual(['jan', 'feb']);
    expect(ids(rowsWithoutEntry(rows, [held], '2024-03'))).toEqual(['jan']);
  });
});
