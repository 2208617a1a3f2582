/** The days of what comes again: "every second Tuesday from March to December". */
import { addDays, daysBetween, monthOf, weekday } from './day.ts';
import type { Entry, Fields } from './scalar.ts';

export const rhythms = ['weekly', 'fortnightly', 'monthly'] as const;
export type Rhythm = (typeof rhythms)[number];

/** The most that are planned at once: more than a year of weeks is a slip of the finger. */
export const longestSeries = 60;

/**
 * The days from the first to the last one, both 'YYYY-MM-DD' and counted in. Monthly is the same weekday of the month, as people
 * meet: each second Tuesday. What begins in a fifth week comes in the last one of each month.
 */
export function seriesDays(first: string, last: string, rhythm: Rhythm): readonly string[] {
  const days: string[] = [];
  for (let day = first; day <= last && days.length < longestSeries; day = next(day, first, rhythm)) days.push(day);
  return days;
}

function next(day: string, first: string, rhythm: Rhythm): string {
  if (rhythm !== 'monthly') return addDays(day, rhythm === 'weekly' ? 7 : 14);
  const week = weekOf(first);
  const nextFirst = addDays(`${monthOf(day)}-01`, 31);
  const start = `${monthOf(nextFirst)}-01`;
  const found = addDays(start, ((weekday(first) - weekday(start) + 7) % 7) + 7 * (week - 1));
  return monthOf(found) === monthOf(start) ? found : addDays(found, -7);
}

/** 1 for the first such weekday of its month … 5. */
function weekOf(day: string): number {
  return Math.floor(daysBetween(`${monthOf(day)}-01`, day) / 7) + 1;
}

/**
 * The other events that were planned together with this one, in the order of their days. What was moved stands there on its new day;
 * what was taken back (called off without a reason) is none of them.
 */
export function restOfSeries<E extends Entry>(event: Entry, events: Iterable<E>): readonly E[] {
  const { series } = event.fields;
  if (typeof series !== 'string') return [];
  return [...events]
    .filter(({ id, fields }) => id !== event.id && fields['series'] === series && !isGone(fields))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function isGone({ state, movedTo, cancelled, reason }: Fields): boolean {
  return state === 'notHeld' && (typeof movedTo === 'string' || (cancelled === true && typeof reason !== 'string'));
}

function orderOf({ id, fields }: Entry): string {
  return `${String(fields['date'] ?? '')} ${id}`;
}
