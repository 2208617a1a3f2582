import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  addDays,
  addMonths,
  clockOf,
  dayOf,
  daysBetween,
  isDay,
  isMonth,
  isZone,
  monthOf,
  weekday,
} from '../../src/domain/day.ts';

const at = (iso: string) => Date.parse(iso);
const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the day and time where the event is held', () => {
  test.each([
    // The night when clocks go forward: 1:59 is followed by 3:00.
    ['2024-03-31T00:59:00Z', 'Europe/Warsaw', '2024-03-31', '01:59'],
    ['2024-03-31T01:00:00Z', 'Europe/Warsaw', '2024-03-31', '03:00'],
    ['2024-03-31T21:59:00Z', 'Europe/Warsaw', '2024-03-31', '23:59'],
    ['2024-03-31T22:00:00Z', 'Europe/Warsaw', '2024-04-01', '00:00'],
    // The night when 2:30 comes twice.
    ['2024-10-27T00:30:00Z', 'Europe/Warsaw', '2024-10-27', '02:30'],
    ['2024-10-27T01:30:00Z', 'Europe/Warsaw', '2024-10-27', '02:30'],
    ['2024-10-27T22:59:00Z', 'Europe/Warsaw', '2024-10-27', '23:59'],
    ['2024-10-27T23:00:00Z', 'Europe/Warsaw', '2024-10-28', '00:00'],
    // The ends of the world: at one moment it is a day earlier, or later.
    ['2024-06-01T10:30:00Z', 'Pacific/Pago_Pago', '2024-05-31', '23:30'],
    ['2024-06-01T10:30:00Z', 'Pacific/Kiritimati', '2024-06-02', '00:30'],
    ['2023-12-31T23:30:00Z', 'Europe/Warsaw', '2024-01-01', '00:30'],
  ])('%s in %s is %s, %s', (moment, zone, day, clock) => {
    expect([dayOf(at(moment), zone), clockOf(at(moment), zone)]).toEqual([day, clock]);
  });

  it('takes the office for a zone that this device does not know', () => {
    expect(isZone('Europe/Warsaw')).toBe(true);
    expect(isZone('Mars/Olympus')).toBe(false);
    expect(dayOf(at('2024-06-01T22:30:00Z'), 'Mars/Olympus')).toBe('2024-06-02');
    expect(clockOf(at('2024-06-01T22:30:00Z'), '')).toBe('00:30');
  });
});

describe('the calendar', () => {
  test.each(['2024-02-29', '2000-02-29', '2023-12-31', '1000-01-01', '9999-12-31'])('has the day %s', (day) => {
    expect(isDay(day)).toBe(true);
  });

  test.each(['2023-02-29', '1900-02-29', '2024-04-31', '2024-13-01', '2024-00-10', '2024-1-1', '0024-01-01', '', 'x'])(
    'has no day "%s"',
    (day) => {
      expect(isDay(day)).toBe(false);
    },
  );

  it('tells months from other texts', () => {
    expect(['2024-01', '2024-12'].every(isMonth)).toBe(true);
    expect(['2024-00', '2024-13', '2024-1', '2024-01-01', ''].some(isMonth)).toBe(false);
  });

  it('knows the weekdays: the DobroDzień of 25 June 2023 was a Sunday, the day after a Monday', () => {
    expect([weekday('2023-06-25'), weekday('2023-06-26')]).toEqual([7, 1]);
    expect(weekday('1969-12-28')).toBe(7);
  });

  it('counts days over a change of the clocks, a leap day and a new year', () => {
    expect(addDays('2024-03-30', 2)).toBe('2024-04-01');
    expect(daysBetween('2024-10-26', '2024-10-28')).toBe(2);
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2024-01-01', -1)).toBe('2023-12-31');
    expect(addMonths('2024-11', 3)).toBe('2025-02');
    expect(addMonths('2024-01', -1)).toBe('2023-12');
    expect(monthOf('2024-03-31')).toBe('2024-03');
  });

  it('comes back to the day it left, and a week is a week', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -40_000, max: 40_000 }), (day, count) => {
        const other = addDays(day, count);
        expect(isDay(other)).toBe(true);
        expect(daysBetween(day, other)).toBe(count);
        expect(addDays(other, -count)).toBe(day);
        expect(weekday(addDays(day, 7))).toBe(weekday(day));
        expect(day < other).toBe(count > 0);
      }),
    );
  });
});
