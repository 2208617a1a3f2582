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
  /** Of the coming two weeks, and in any case the next few. */
  readonly next: readonly E[];
  /** What comes after those. Nothing that is planned is out of sight. */
  readonly later: readonly E[];
  /** Their last day is over. The latest first. */
  readonly passed: readonly E[];
}

export function lookAhead<E extends Entry>(events: Iterable<E>, day: string): Ahead<E> {
  const planned = [...events]
    .filter((event) => event.fields['state'] === 'planned' && dateOf(event) !== '')
    .sort(byTime);
  const coming = planned.filter((event) => dateOf(event) > day);
  const soon = coming.filter((event) => dateOf(event) <= addDays(day, daysAhead));
  const shown = Math.max(soon.length, leastAhead);
  return {
    today: planned.filter((event) => dateOf(event) <= day && lastDayOf(event) >= day),
    next: coming.slice(0, shown),
    later: coming.slice(shown),
    passed: planned.filter((event) => lastDayOf(event) < day).sort((a, b) => (lastDayOf(a) > lastDayOf(b) ? -1 : 1)),
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
