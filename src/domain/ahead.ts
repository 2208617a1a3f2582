/** What is ahead of an office, and what went by without an entry. */
import { addDays } from './day.ts';
import { monthsOf } from './plan.ts';
import { lastDayOf } from './planning.ts';
import type { Entry } from './scalar.ts';

const daysAhead = 14;
const leastAhead = 5;

/** Planned events that nobody started, seen from a day. */
export interface Ahead<E extends Entry> {
  readonly today: readonly E[];
  /** Of the coming two weeks; where those are quiet the next few, of a series the next one. */
  readonly next: readonly E[];
  /** Their last day is over. The latest first. */
  readonly passed: readonly E[];
}

export function lookAhead<E extends Entry>(events: Iterable<E>, day: string): Ahead<E> {
  const planned = [...events]
    .filter((event) => event.fields['state'] === 'planned' && dateOf(event) !== '')
    .sort(byTime);
  const coming = planned.filter((event) => dateOf(event) > day);
  const soon = coming.filter((event) => dateOf(event) <= addDays(day, daysAhead));
  return {
    today: planned.filter((event) => dateOf(event) <= day && lastDayOf(event) >= day),
    next: soon.length >= leastAhead ? soon : coming.filter(isNews(soon)).slice(0, leastAhead),
    passed: planned.filter((event) => lastDayOf(event) < day).sort((a, b) => (lastDayOf(a) > lastDayOf(b) ? -1 : 1)),
  };
}

/** Whether a coming event is not just one more of a series that is in sight already. Asked in the order of days. */
function isNews(soon: readonly Entry[]): (event: Entry) => boolean {
  const seen = new Set<unknown>();
  return (event) => {
    const { series } = event.fields;
    const isSeen = typeof series === 'string' && seen.has(series);
    seen.add(series);
    return !isSeen || soon.includes(event);
  };
}

/** Rows of a plan whose last month is over and of which nobody wrote anything, not even that they were planned. month: now. */
export function rowsWithoutEntry<E extends Entry>(
  activities: readonly E[],
  events: Iterable<Entry>,
  month: string,
): readonly E[] {
  const named = new Set([...events].map(({ fields }) => fields['activity']));
  return activities.filter((activity) => {
    const last = monthsOf(activity).at(-1);
    return last !== undefined && last < month && !named.has(activity.id);
  });
}

function dateOf({ fields }: Entry): string {
  return String(fields['date'] ?? '');
}

/** By day, then by hour; what has no hour comes first on its day. */
function byTime(a: Entry, b: Entry): number {
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

function keyOf(event: Entry): string {
  return `${dateOf(event)} ${String(event.fields['startTime'] ?? '')} ${event.id}`;
}
