/** What an organizer does with an event that is still ahead: plan it, start it on its day, call it off, move it. */
import { addDays, daysBetween } from './day.ts';
import { countedBy, goingWrite, type Occasion, sheetWrite } from './event.ts';
import type { NotHeldReason } from './kinds.ts';
import type { Entry, Fields, Scalar, Write } from './scalar.ts';

/** When and where. Empty texts: nobody said. */
export interface Appointment {
  /** 'YYYY-MM-DD'. */
  readonly date: string;
  /** The last day of an event that lasts longer than one. */
  readonly dateTo: string;
  /** 'HH:MM'. */
  readonly startTime: string;
  readonly endTime: string;
  readonly place: string;
}

/** An event on a day to come, counting what its row of the plan counts. series: what those that were planned together have in common. */
export function planEvent(
  { id, day, zone }: Pick<Occasion, 'id' | 'day' | 'zone'>,
  activity: Entry | undefined,
  title: string,
  when: Appointment,
  series?: string,
): Write {
  const said = Object.fromEntries(Object.entries({ ...when, series: series ?? '' }).filter(([, text]) => text !== ''));
  const fields = { title, zone, state: 'planned', enteredOn: day, ...said, ...countedBy(activity) };
  return { kind: 'event', id, fields };
}

/** The last day of an event, which is its only one unless somebody said otherwise. */
export function lastDayOf({ fields }: Entry): string {
  return String(fields['dateTo'] ?? fields['date'] ?? '');
}

/**
 * Starts a planned event, with the sheet of this device. Begun before its day it is held today; where its day has passed it is
 * written up from paper, and nobody knows when it began.
 */
export function startPlanned(occasion: Omit<Occasion, 'id'>, event: Entry): readonly Write[] {
  const { day, time, nowMs, device, sheetLabel } = occasion;
  const isEarly = String(event.fields['date'] ?? '') > day;
  const live = {
    source: 'live',
    startTime: isEarly ? time : (event.fields['startTime'] ?? time),
    startedAt: nowMs,
    ...(isEarly && { date: day }),
  };
  const fields = { state: 'running', enteredOn: day, ...(lastDayOf(event) < day ? { source: 'paper' } : live) };
  return [{ kind: 'event', id: event.id, fields }, sheetWrite(event.id, device, sheetLabel)];
}

/** It was started too early, and nobody counted yet: it waits for its day again. */
export function notStartedWrite(event: string): Write {
  return { kind: 'event', id: event, fields: { state: 'planned', startedAt: null } };
}

/** Nothing came of it. cancelled: it was called off beforehand, and nobody stood before a closed door. */
export function offWrite(event: string, reason: NotHeldReason, cancelled: boolean): Write {
  return { kind: 'event', id: event, fields: { state: 'notHeld', reason, ...(cancelled && { cancelled }) } };
}

/** It is planned as before. */
export function plannedAgainWrite(event: string): Write {
  return { kind: 'event', id: event, fields: { state: 'planned', reason: null, cancelled: null, movedTo: null } };
}

/** What an event keeps on another day: what it is, where, for whom, and what is counted. */
const movable =
  /^(activity|title|zone|startTime|endTime|byOthers|host|prepares|series|place(\/[^~]+)?|(group|measure)\/[^~]+)$/;

/** An event on another day. */
export interface Move {
  /** A new id for the event that takes its place. */
  readonly id: string;
  readonly date: string;
  readonly reason: NotHeldReason;
  /** Today. */
  readonly day: string;
}

/** A new planned event takes the place of this one, with who said to come; the old one stays, and says where it went. */
export function moveEvent(event: Entry, presences: Iterable<Entry>, { id, date, reason, day }: Move): readonly Write[] {
  const kept = Object.entries(event.fields).filter(([name, value]) => movable.test(name) && value !== null);
  const fields: Record<string, Scalar> = { ...Object.fromEntries(kept), date, state: 'planned', enteredOn: day };
  const { date: from, dateTo } = event.fields;
  if (typeof from === 'string' && typeof dateTo === 'string')
    fields['dateTo'] = addDays(date, daysBetween(from, dateTo));
  const old = offWrite(event.id, reason, false);
  return [
    { kind: 'event', id, fields },
    { ...old, fields: { ...old.fields, movedTo: id } },
    ...expectedAt(presences).map((volunteer) => goingWrite(id, volunteer, date, true)),
  ];
}

/** It is on its old day again. Nothing is deleted: the event that took its place stays, called off. */
export function moveBackWrites(event: string, movedTo: string): readonly Write[] {
  return [plannedAgainWrite(event), { kind: 'event', id: movedTo, fields: calledOff }];
}

/** What was planned by mistake stays too, called off without a reason. */
export const calledOff: Fields = { state: 'notHeld', cancelled: true };

/** Who said to come, each once: they come to the event, whatever day it had when they said so. */
export function expectedAt(presences: Iterable<Entry>): readonly string[] {
  const going = [...presences].filter(({ fields }) => fields['going'] === true);
  return [...new Set(going.map(({ fields }) => String(fields['volunteer'])))];
}

/** Takes back that somebody comes, on whatever day of the event it was said. */
export function notGoingWrites(presences: Iterable<Entry>, volunteer: string): readonly Write[] {
  return [...presences]
    .filter(({ fields }) => fields['volunteer'] === volunteer && fields['going'] === true)
    .map(({ fields }) => goingWrite(String(fields['event']), volunteer, String(fields['day']), false));
}
