/**
 * How long volunteers helped. A presence lasts as long as its event, unless a person said otherwise: only what was said
 * is recorded, so that a time of the event that is put right later puts the hours right as well.
 */
import { addDays } from './day.ts';
import { presenceId } from './id.ts';
import type { Entry, Fields, Write } from './scalar.ts';

const minutesInDay = 24 * 60;
/** People tell their hours in quarters. */
export const quarter = 15;

/**
 * How long an event lasts on each of its days, in minutes; nothing while one of its times is not known. One that ends
 * before it begins lasts through the night if it is said to end on the next day; else one of the times is a slip.
 */
export function eventMinutes(event: Fields): number | undefined {
  const from = minuteOfDay(event['startTime']);
  const to = minuteOfDay(event['endTime']);
  if (from === undefined || to === undefined) return undefined;
  if (to >= from) return to - from;
  const { date, dateTo } = event;
  return typeof date === 'string' && dateTo === addDays(date, 1) ? to + minutesInDay - from : undefined;
}

/** How long an event runs by now: from where a person who leaves earlier is counted back. day and time: the phone's. */
export function minutesSoFar(event: Fields, day: string, time: string): number | undefined {
  const from = minuteOfDay(event['startTime']);
  const now = minuteOfDay(time);
  if (event['date'] !== day || from === undefined || now === undefined || now < from) return undefined;
  return now - from;
}

/** The minutes of one presence: its own, else the event's; nothing where neither is known. */
export function minutesOf(presence: Fields, event: Fields): number | undefined {
  const own = presence['minutes'];
  return typeof own === 'number' ? own : eventMinutes(event);
}

export interface Helped {
  readonly minutes: number;
  /** How many presences are not in it, because nobody knows how long they were. */
  readonly open: number;
}

/** The hours of all who were present at an event, on all of its days. */
export function helpedAt(event: Fields, presences: Iterable<Entry>): Helped {
  let minutes = 0;
  let open = 0;
  for (const { fields } of presences) {
    if (fields['present'] !== true) continue;
    const each = minutesOf(fields, event);
    if (each === undefined) open += 1;
    else minutes += each;
  }
  return { minutes, open };
}

/** A quarter of an hour more or less, from quarter to quarter, within one day. */
export function stepped(minutes: number, step: 1 | -1): number {
  const next = step === 1 ? Math.floor(minutes / quarter) + 1 : Math.ceil(minutes / quarter) - 1;
  return Math.min(minutesInDay, Math.max(0, next * quarter));
}

/** To the nearest quarter. */
export function inQuarters(minutes: number): number {
  return Math.round(minutes / quarter) * quarter;
}

/** Says how long somebody helped; null: as long as the event. day: 'YYYY-MM-DD'. */
export function minutesWrite(event: string, volunteer: string, day: string, minutes: number | null): Write {
  return { kind: 'presence', id: presenceId(event, volunteer, day), fields: { event, volunteer, day, minutes } };
}

function minuteOfDay(clock: unknown): number | undefined {
  if (typeof clock !== 'string') return undefined;
  const [hours = Number.NaN, minutes = Number.NaN] = clock.split(':').map(Number);
  const all = hours * 60 + minutes;
  return Number.isInteger(all) ? all : undefined;
}
