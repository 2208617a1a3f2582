import { describe, expect, it } from 'vitest';
import {
  eventMinutes,
  helpedAt,
  inQuarters,
  minutesOf,
  minutesSoFar,
  minutesWrite,
  stepped,
} from '../../src/domain/hours.ts';
import type { Fields } from '../../src/domain/scalar.ts';

describe('how long an event lasts', () => {
  it.each<[string, Fields, number | undefined]>([
    ['from ten to half past twelve', { startTime: '10:00', endTime: '12:30' }, 150],
    ['it runs, and nobody knows the end', { startTime: '10:00', state: 'running' }, undefined],
    ['nobody said when it began', { endTime: '12:30' }, undefined],
    ['over within a minute', { startTime: '10:00', endTime: '10:00' }, 0],
    ['the end before the beginning is a slip', { date: '2024-03-22', startTime: '16:00', endTime: '15:00' }, undefined],
    ['through the night', { date: '2024-03-22', dateTo: '2024-03-23', startTime: '22:00', endTime: '06:00' }, 480],
    ['on each of three days', { date: '2024-03-22', dateTo: '2024-03-24', startTime: '10:00', endTime: '12:00' }, 120],
    [
      'an end before the beginning on three days is a slip',
      { date: '2024-03-22', dateTo: '2024-03-24', startTime: '12:00', endTime: '10:00' },
      undefined,
    ],
  ])('%s', (_, event, minutes) => {
    expect(eventMinutes(event)).toBe(minutes);
  });
});

describe('how long somebody helped', () => {
  const event = { startTime: '10:00', endTime: '12:00' };
  it.each<[string, Fields, Fields, number | undefined]>([
    ['as long as the event', {}, event, 120],
    ['what was said', { minutes: 75 }, event, 75],
    ['what was said, also zero', { minutes: 0 }, event, 0],
    ['what was said, also of an event without times', { minutes: 75 }, {}, 75],
    ['nobody knows', {}, {}, undefined],
    ['what was said was taken back', { minutes: null }, event, 120],
  ])('%s', (_, presence, of, minutes) => {
    expect(minutesOf(presence, of)).toBe(minutes);
  });

  it('adds up those who were present, and says how many are not in it', () => {
    const presences = [
      { id: '1', fields: { present: true } },
      { id: '2', fields: { present: true, minutes: 45 } },
      { id: '3', fields: { present: false, minutes: 500 } },
      { id: '4', fields: { going: true } },
    ];
    expect(helpedAt(event, presences)).toEqual({ minutes: 165, open: 0 });
    expect(helpedAt({ startTime: '10:00' }, presences)).toEqual({ minutes: 45, open: 1 });
    expect(helpedAt(event, [])).toEqual({ minutes: 0, open: 0 });
  });

  it.each([
    ['a quarter more', 120, 1, 135],
    ['a quarter less', 120, -1, 105],
    ['up to the next quarter', 127, 1, 135],
    ['down to the last quarter', 127, -1, 120],
    ['never less than nothing', 0, -1, 0],
    ['never more than a day', 1440, 1, 1440],
  ] as const)('%s', (_, from, step, to) => {
    expect(stepped(from, step)).toBe(to);
  });

  it.each([
    [0, 0],
    [7, 0],
    [8, 15],
    [52, 45],
  ])('%i minutes are %i in quarters', (minutes, quarters) => {
    expect(inQuarters(minutes)).toBe(quarters);
  });
});

describe('how long an event runs by now', () => {
  const event = { date: '2024-03-22', startTime: '10:00' };
  it.each<[string, Fields, string, string, number | undefined]>([
    ['since it began', event, '2024-03-22', '11:10', 70],
    ['not on another day', event, '2024-03-23', '11:10', undefined],
    ['not before it began', event, '2024-03-22', '09:50', undefined],
    ['not without a beginning', { date: '2024-03-22' }, '2024-03-22', '11:10', undefined],
  ])('%s', (_, of, day, time, minutes) => {
    expect(minutesSoFar(of, day, time)).toBe(minutes);
  });
});

it('what is said of the hours leaves the tick as it was', () => {
  expect(minutesWrite('e', 'v', '2024-03-22', null)).toEqual({
    kind: 'presence',
    id: 'e.v.2024-03-22',
    fields: { event: 'e', volunteer: 'v', day: '2024-03-22', minutes: null },
  });
});
