/** Meetings that prepare something: what they may prepare, and which of them prepared an event. */
import { addMonths, isDay, monthOf } from './day.ts';
import type { Entry } from './scalar.ts';

type Entries = ReadonlyMap<string, Entry>;

/** How far ahead somebody prepares. */
const monthsAhead = 12;

/** The events that this one may prepare, the nearest first: they come after it, and do not prepare it themselves. */
export function preparable(event: Entry, events: Entries): readonly Entry[] {
  const from = dateOf(event);
  if (!isDay(from)) return [];
  const last = addMonths(monthOf(from), monthsAhead);
  return [...events.values()]
    .filter(
      (each) => each.id !== event.id && each.fields['prepares'] !== event.id && each.fields['state'] !== 'notHeld',
    )
    .filter((each) => dateOf(each) >= from && monthOf(dateOf(each)) <= last)
    .sort(byDate);
}

/** The meetings that prepared an event, or its row of the plan before anybody named the day; the first one first. */
export function preparationsOf(event: Entry, events: Entries): readonly Entry[] {
  const { activity } = event.fields;
  return [...events.values()]
    .filter(
      ({ id, fields }) => id !== event.id && fields['state'] !== 'notHeld' && typeof fields['prepares'] === 'string',
    )
    .filter(({ fields }) => fields['prepares'] === event.id || fields['prepares'] === activity)
    .sort(byDate);
}

function dateOf(event: Entry): string {
  return String(event.fields['date'] ?? '');
}

function byDate(a: Entry, b: Entry): number {
  return dateOf(a) + a.id < dateOf(b) + b.id ? -1 : 1;
}
