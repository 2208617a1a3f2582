import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, monthOf, weekday } from '../../src/domain/day.ts';
import type { Entry, Fields } from '../../src/domain/scalar.ts';
import { longestSeries, type Rhythm, restOfSeries, rhythms, seriesDays } from '../../src/domain/series.ts';

describe('the days of a series', () => {
  it.each<[string, string, string, Rhythm, readonly string[]]>([
    [
      'every week over the end of a month',
      '2024-03-26',
      '2024-04-09',
      'weekly',
      ['2024-03-26', '2024-04-02', '2024-04-09'],
    ],
    ['every second week', '2024-03-26', '2024-04-10', 'fortnightly', ['2024-03-26', '2024-04-09']],
    [
      'each second Tuesday',
      '2024-03-12',
      '2024-06-30',
      'monthly',
      ['2024-03-12', '2024-04-09', '2024-05-14', '2024-06-11'],
    ],
    [
      'each last Friday, from a fifth one',
      '2024-03-29',
      '2024-05-31',
      'monthly',
      ['2024-03-29', '2024-04-26', '2024-05-31'],
    ],
    ['over the turn of the year', '2024-12-02', '2025-02-28', 'monthly', ['2024-12-02', '2025-01-06', '2025-02-03']],
    ['one day', '2024-03-26', '2024-03-26', 'weekly', ['2024-03-26']],
    ['an end before the beginning', '2024-03-26', '2024-03-25', 'weekly', []],
  ])('%s', (_, first, last, rhythm, days) => {
    expect(seriesDays(first, last, rhythm)).toEqual(days);
  });

  const first = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
  const series = fc
    .record({ first, length: fc.integer({ min: 0, max: 2000 }), rhythm: fc.constantFrom(...rhythms) })
    .map(({ length, ...rest }) => ({ ...rest, last: addDays(rest.first, length) }));

  it('begin with the first, stay within the last, on one weekday and in order, and are never too many', () => {
    fc.assert(
      fc.property(series, ({ first: from, last, rhythm }) => {
        const days = seriesDays(from, last, rhythm);
        expect(days[0]).toBe(from);
        expect(days.length).toBeLessThanOrEqual(longestSeries);
        expect(days.every((day) => day <= last && weekday(day) === weekday(from))).toBe(true);
        const allowed = { weekly: [7], fortnightly: [14], monthly: [28, 35] }[rhythm];
        expect(days.slice(1).every((day, at) => allowed.includes(daysBetween(days[at] ?? '', day)))).toBe(true);
      }),
    );
    expect.hasAssertions();
  });

  it('leave out no month and no week until the last day', () => {
    fc.assert(
      fc.property(series, ({ first: from, last, rhythm }) => {
        const days = seriesDays(from, last, rhythm);
        if (days.length === longestSeries) return;
        const end = days.at(-1) ?? '';
        expect(daysBetween(end, last)).toBeLessThan({ weekly: 7, fortnightly: 14, monthly: 35 }[rhythm]);
        const months = new Set(days.map(monthOf)).size;
        expect(rhythm === 'monthly' ? months : days.length).toBe(days.length);
      }),
    );
    expect.hasAssertions();
  });
});

describe('the rest of a series', () => {
  const event = (id: string, fields: Fields): Entry => ({ id, fields: { series: 's1', state: 'planned', ...fields } });
  const held = event('held', { date: '2024-03-12', state: 'finished' });
  const asked = event('asked', { date: '2024-03-26' });

  it('is its other days in their order, also what is over or called off for a reason', () => {
    const off = event('off', { date: '2024-04-09', state: 'notHeld', cancelled: true, reason: 'weather' });
    const late = event('late', { date: '2024-04-23' });
    const other = event('other', { date: '2024-04-01', series: 's2' });
    const ids = restOfSeries(asked, [late, off, other, asked, held]).map(({ id }) => id);
    expect(ids).toEqual(['held', 'off', 'late']);
  });

  it.each<[string, Fields]>([
    ['moved to another day', { state: 'notHeld', reason: 'weather', movedTo: 'e9' }],
    ['planned by mistake', { state: 'notHeld', cancelled: true }],
  ])('does not hold what was %s', (_, fields) => {
    expect(restOfSeries(asked, [held, event('gone', { date: '2024-04-09', ...fields })])).toEqual([held]);
  });

  it('of an event that was planned by itself is nothing', () => {
    const alone: Entry = { id: 'alone', fields: { state: 'planned' } };
    expect(restOfSeries(alone, [alone, { id: 'b', fields: {} }, held])).toEqual([]);
  });
});
