/** Reading the plan: which plan is meant, what is due, how far each row has come. */
import { elementsOf } from './event.ts';
import { addFigures, attendancesOf, type Figure, figureOf } from './figure.ts';
import type { Entry } from './scalar.ts';
import { type Sums, type Total, totalsOf } from './total.ts';

type Entries = ReadonlyMap<string, Entry>;

/** The plan of a year, else the latest one before it, else the earliest. */
export function planOf(plans: Entries, year: number): Entry | undefined {
  const sorted = [...plans.values()].sort((a, b) => Number(a.fields['year']) - Number(b.fields['year']));
  return sorted.filter((plan) => Number(plan.fields['year']) <= year).at(-1) ?? sorted[0];
}

/** The rows of a plan in the order of their numbers. */
export function activitiesOf(activities: Entries, plan: string): readonly Entry[] {
  return [...activities.values()]
    .filter((activity) => activity.fields['plan'] === plan)
    .sort((a, b) => Number(a.fields['number']) - Number(b.fields['number']) || (a.id < b.id ? -1 : 1));
}

/** The months of a row as read, 'YYYY-MM', in order. */
export function monthsOf(activity: Entry): readonly string[] {
  return [...elementsOf(activity.fields, 'month')].sort();
}

/** Rows planned for a month of a plan's year. month: 'MM', so that last year's plan still tells what this month holds. */
export function dueIn(activities: readonly Entry[], month: string): readonly Entry[] {
  return activities.filter((activity) => monthsOf(activity).some((planned) => planned.slice(5) === month));
}

/** How far a row of the plan has come. */
export interface Progress {
  /** Events that count: neither marked "nie liczyć" nor not held. */
  readonly events: readonly Entry[];
  readonly notHeld: readonly Entry[];
  /** Nothing when no event of the row has a count of people. */
  readonly attendances: Figure | undefined;
  /** Sums over the events, per measure and group. */
  readonly totals: readonly TotalFigure[];
}

/** The figure of one measure and group over several events. */
export interface TotalFigure extends Figure {
  readonly measure: string;
  readonly group: string;
}

/** Groups events by activity; the key '' holds those outside the plan. */
export function eventsByActivity(events: Entries): ReadonlyMap<string, readonly Entry[]> {
  const byActivity = new Map<string, Entry[]>();
  for (const event of events.values()) {
    const activity = typeof event.fields['activity'] === 'string' ? event.fields['activity'] : '';
    const list = byActivity.get(activity) ?? [];
    list.push(event);
    byActivity.set(activity, list);
  }
  for (const list of byActivity.values()) list.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return byActivity;
}

/** By day, then by id; a blank comes before every digit, so those without a day come first. */
function orderOf(event: Entry): string {
  return `${String(event.fields['date'] ?? '')} ${event.id}`;
}

/** Adds up the events of one row (or of any choice of events). */
export function progressOf(
  events: readonly Entry[],
  sumsByEvent: ReadonlyMap<string, Sums>,
  sheets: Entries,
  groups: Entries,
): Progress {
  const counted = events.filter(isCounted);
  const totals = counted.map((event) => totalsOf(sumsByEvent.get(event.id) ?? {}, sheets));
  const attendances = totals.map((lines) => attendancesOf(lines, groups)).filter((figure) => figure !== undefined);
  return {
    events: counted,
    notHeld: events.filter((event) => event.fields['state'] === 'notHeld'),
    attendances: attendances.length === 0 ? undefined : addFigures(attendances),
    totals: mergeTotals(totals.flat()),
  };
}

/** Whether an event counts in figures: it took place and nobody marked it "nie liczyć". Planned ones do not count yet. */
export function isCounted(event: Entry): boolean {
  const { state, notCounted } = event.fields;
  return (state === 'running' || state === 'finished') && (notCounted === undefined || notCounted === null);
}

function mergeTotals(totals: readonly Total[]): readonly TotalFigure[] {
  const merged = new Map<string, TotalFigure>();
  for (const total of totals) {
    const { measure, group } = total;
    const key = `${measure} ${group}`;
    const held = merged.get(key);
    const figure = figureOf(total);
    merged.set(key, { measure, group, ...addFigures(held === undefined ? [figure] : [held, figure]) });
  }
  return [...merged.values()];
}
