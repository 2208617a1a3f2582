import { expect, test } from 'vitest';
import { preparable, preparationsOf } from '../../src/domain/preparing.ts';
import type { Entry, Fields } from '../../src/domain/scalar.ts';

const event = (id: string, date: string, fields: Fields = {}): Entry => ({
  id,
  fields: { date, state: 'planned', ...fields },
});
const all = (...entries: readonly Entry[]) => new Map(entries.map((each) => [each.id, each]));
const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id);

const meeting = event('meeting', '2024-03-12');
const day = event('day', '2024-06-08', { activity: 'row16' });

test('a meeting prepares what comes after it within a year, the nearest first', () => {
  const events = all(
    event('later', '2024-09-01'),
    day,
    meeting,
    event('before', '2024-03-11'),
    event('sameDay', '2024-03-12'),
    event('nextYear', '2025-04-01'),
    event('calledOff', '2024-05-01', { state: 'notHeld' }),
    event('itsOwn', '2024-05-01', { prepares: 'meeting' }),
  );
  expect(ids(preparable(meeting, events))).toEqual(['sameDay', 'day', 'later']);
});

test('an event without a day prepares nothing', () => {
  expect(preparable({ ...meeting, fields: {} }, all(day))).toEqual([]);
});

test('an event knows the meetings that prepared it, or its row before there was a day', () => {
  const events = all(
    day,
    event('second', '2024-04-16', { prepares: 'day' }),
    event('first', '2024-03-12', { prepares: 'row16' }),
    event('calledOff', '2024-05-14', { prepares: 'day', state: 'notHeld' }),
    event('other', '2024-05-15', { prepares: 'row9' }),
    event('none', '2024-05-16'),
  );
  expect(ids(preparationsOf(day, events))).toEqual(['first', 'second']);
  expect(preparationsOf(event('outside', '2024-06-08'), events)).toEqual([]);
});
