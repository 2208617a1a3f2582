/** What an organizer does with an event: start it from a row of the plan, count, finish, or say that it did not take place. */
import { idInEvent, presenceId, sheetId } from './id.ts';
import type { NotHeldReason } from './kinds.ts';
import type { Entry, Fields, Scalar, Write } from './scalar.ts';
import { peopleMeasure } from './total.ts';

/** Who writes, where and when; made by the app. */
export interface Occasion {
  /** A new id for the event. */
  readonly id: string;
  readonly device: string;
  /** How the sheet of this device is called: the device's name. */
  readonly sheetLabel: string;
  /** Civil date 'YYYY-MM-DD' and time 'HH:MM' where the event is held. */
  readonly day: string;
  readonly time: string;
  readonly zone: string;
  readonly nowMs: number;
}

/** Starts an event: today, with the groups, measures and partners of the plan's row. activity: none for one outside the plan. */
export function startEvent(occasion: Occasion, activity: Entry | undefined, title: string): readonly Write[] {
  const fields = {
    title,
    date: occasion.day,
    startTime: occasion.time,
    zone: occasion.zone,
    state: 'running',
    source: 'live',
    startedAt: occasion.nowMs,
    enteredOn: occasion.day,
    ...countedBy(activity),
  };
  return [{ kind: 'event', id: occasion.id, fields }, sheetWrite(occasion.id, occasion.device, occasion.sheetLabel)];
}

/** What an event takes over from its row of the plan: whose it is, and whom and what it counts. People are always counted. */
export function countedBy(activity: Entry | undefined): Fields {
  const fields: Record<string, Scalar> = { [`measure/${peopleMeasure}`]: true };
  if (activity === undefined) return fields;
  fields['activity'] = activity.id;
  for (const [name, value] of Object.entries(activity.fields)) {
    if (value === true && /^(group|measure)\/[^~]+$/.test(name)) fields[name] = true;
  }
  return fields;
}

/**
 * The sheet on which a device counts at an event. Written before its first tally; again is harmless. It covers a part
 * unless its owner says the whole, so nothing is said of that here.
 */
export function sheetWrite(event: string, device: string, label: string): Write {
  return { kind: 'sheet', id: sheetId(event, device), fields: { event, device, label } };
}

/** One act of counting. */
export interface Count {
  readonly event: string;
  /** A new id, made for this tally. */
  readonly id: string;
  readonly sheet: string;
  readonly measure: string;
  /** '' for a measure that is counted without groups. */
  readonly group: string;
  /** Smallest units of the measure; may be negative ("−1"). 0 says zero. */
  readonly amount: number;
  readonly exact?: boolean;
  readonly atMs: number;
  /** 'total': the difference to a total that the person typed ("razem 42"). */
  readonly reason?: 'total';
}

/** A tally is immutable; undoing adds `void` to it. */
export function tallyWrite(count: Count): Write {
  const fields: Record<string, Scalar> = {
    sheet: count.sheet,
    measure: count.measure,
    amount: count.amount,
    exact: count.exact ?? true,
    at: count.atMs,
  };
  if (count.group !== '') fields['group'] = count.group;
  if (count.reason !== undefined) fields['reason'] = count.reason;
  return { kind: 'tally', id: idInEvent(count.event, count.id), fields, fresh: true };
}

/** Undo: the tally stays, struck out. */
export function voidWrite(tallyId: string, isVoid = true): Write {
  return { kind: 'tally', id: tallyId, fields: { void: isVoid } };
}

export function finishWrite(event: string, endTime: string, nowMs: number): Write {
  return { kind: 'event', id: event, fields: { state: 'finished', endTime, finishedAt: nowMs } };
}

/** Back to counting after a finish that came too early. */
export function resumeWrite(event: string): Write {
  return { kind: 'event', id: event, fields: { state: 'running', finishedAt: null, endTime: null } };
}

/** "Nie liczyć": the event and its entries stay, the figures leave them out. reason: not empty. */
export function notCountedWrite(event: string, reason: string, nowMs: number): Write {
  return { kind: 'event', id: event, fields: { notCounted: reason, notCountedAt: nowMs } };
}

/** The event counts again. */
export function countedAgainWrite(event: string): Write {
  return { kind: 'event', id: event, fields: { notCounted: null, notCountedAt: null } };
}

/** "Nie odbyło się": something else than zero people, and something else than not knowing. */
export function notHeldWrites(
  occasion: Occasion,
  activity: Entry,
  title: string,
  reason: NotHeldReason,
): readonly Write[] {
  const { id, day, zone } = occasion;
  const fields = { activity: activity.id, title, date: day, zone, state: 'notHeld', reason, source: 'live' };
  return [{ kind: 'event', id, fields: { ...fields, enteredOn: day } }];
}

/** Ticks a volunteer as present, or takes the tick back. day: 'YYYY-MM-DD'. */
export function presenceWrite(event: string, volunteer: string, day: string, present: boolean): Write {
  return { kind: 'presence', id: presenceId(event, volunteer, day), fields: { event, volunteer, day, present } };
}

/** "Idzie na": a volunteer said to come, or takes it back. It says nothing of who was there. */
export function goingWrite(event: string, volunteer: string, day: string, going: boolean): Write {
  return { kind: 'presence', id: presenceId(event, volunteer, day), fields: { event, volunteer, day, going } };
}

/** The ids of the elements that a record's family holds: `elementsOf(fields, 'group')`. */
export function elementsOf(fields: Entry['fields'], family: string): readonly string[] {
  const prefix = `${family}/`;
  return Object.keys(fields)
    .filter((name) => name.startsWith(prefix) && fields[name] !== false && fields[name] !== null)
    .map((name) => name.slice(prefix.length))
    .filter((element) => !element.includes('~'));
}

/** Groups or measures in the order of the office's list; those that it does not have come last. */
export function inOrder(ids: readonly string[], list: ReadonlyMap<string, Entry>): readonly string[] {
  const orderOf = (id: string) => Number(list.get(id)?.fields['order'] ?? Number.MAX_SAFE_INTEGER);
  return ids.toSorted((a, b) => orderOf(a) - orderOf(b) || (a < b ? -1 : 1));
}
