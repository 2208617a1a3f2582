/** The year's table of the office: per row of the plan its events, attendances and other measures, and what was outside of the plan. */
import { addFigures, type Figure, figureOf } from './figure.ts';
import { activitiesOf, eventsByActivity, isCounted, monthsOf } from './plan.ts';
import type { Entry } from './scalar.ts';
import { peopleMeasure, type Sums, type Total, totalsOf } from './total.ts';

type Entries = ReadonlyMap<string, Entry>;

/** A figure of one measure and group. group '': counted without groups. */
export interface Line extends Figure {
  readonly measure: string;
  readonly group: string;
}

/**
 * How far a row has come. `done`: held, and no planned month is left. `running`: an event runs, or planned months are left
 * after the first events. `noEntry`: nothing recorded yet and its time is not over. `overdue`: nothing recorded and the last
 * planned month is over. `notHeld`: all that was recorded did not take place. `planned`: has a date and was not started.
 */
export type RowStatus = 'done' | 'running' | 'noEntry' | 'overdue' | 'notHeld' | 'planned';

/** What stands behind a set of events. */
export interface Figures {
  /** The events that count, by date. */
  readonly events: readonly Entry[];
  readonly attendances: Figure | undefined;
  /** How many of the events have no count of attendances: what a total does not hold. */
  readonly uncounted: number;
  /** The attendances by group, in the office's order of groups. */
  readonly byGroup: readonly Line[];
  /** People who do not attend (carers, performers, people helped) and all other measures; never summed across. */
  readonly others: readonly Line[];
}

export interface YearRow extends Figures {
  /** The activity's id; outside of the plan the event's. */
  readonly id: string;
  /** The row of the plan; absent outside of it. */
  readonly activity?: Entry;
  readonly number?: number;
  readonly title: string;
  readonly status: RowStatus;
  /** All events, also those that do not count ("nie liczyć", not held, planned): they stay in sight. */
  readonly all: readonly Entry[];
}

export interface YearTable {
  readonly planned: readonly YearRow[];
  /** One row for each event without a row of a plan, dated in the year. */
  readonly outside: readonly YearRow[];
  readonly plannedTotal: Figures;
  readonly outsideTotal: Figures;
  readonly total: Figures;
}

/** What the table is made from; all of it as the copy at hand knows it. */
export interface YearSources {
  readonly activities: Entries;
  readonly events: Entries;
  readonly sums: ReadonlyMap<string, Sums>;
  readonly sheets: Entries;
  readonly groups: Entries;
  readonly measures: Entries;
}

/** Makes the table. plan: the id of the plan, if the year has one; month: the month now, 'YYYY-MM'. */
export function yearTable(plan: string | undefined, year: number, sources: YearSources, month: string): YearTable {
  const byActivity = eventsByActivity(sources.events);
  const planned = (plan === undefined ? [] : activitiesOf(sources.activities, plan)).map((activity): YearRow => {
    const all = byActivity.get(activity.id) ?? [];
    return {
      id: activity.id,
      activity,
      number: Number(activity.fields['number']),
      title: String(activity.fields['title'] ?? ''),
      status: statusOf(all, activity, month),
      all,
      ...figuresOf(all, sources),
    };
  });
  const outside = outsideOf(byActivity, sources.activities, year).map((event): YearRow => {
    const status = statusOf([event], undefined, month);
    return {
      id: event.id,
      title: String(event.fields['title'] ?? ''),
      status,
      all: [event],
      ...figuresOf([event], sources),
    };
  });
  const plannedTotal = figuresOf(
    planned.flatMap((row) => row.all),
    sources,
  );
  const outsideTotal = figuresOf(
    outside.flatMap((row) => row.all),
    sources,
  );
  const total = figuresOf([...plannedTotal.events, ...outsideTotal.events], sources);
  return { planned, outside, plannedTotal, outsideTotal, total };
}

/** The years that the office can look at: those of its plans and of its events outside of them, the latest first. */
export function yearsOf(plans: Entries, activities: Entries, events: Entries): readonly number[] {
  const ofEvents = [...eventsByActivity(events)]
    .filter(([id]) => !activities.has(id))
    .flatMap(([, list]) => list.map(yearOf));
  const ofPlans = [...plans.values()].map((plan) => Number(plan.fields['year']));
  return [...new Set([...ofPlans, ...ofEvents])].filter((year) => year > 0).sort((a, b) => b - a);
}

/** An event whose row is not on this copy stands here too: it must not vanish. */
function outsideOf(
  byActivity: ReadonlyMap<string, readonly Entry[]>,
  activities: Entries,
  year: number,
): readonly Entry[] {
  return [...byActivity]
    .filter(([activity]) => !activities.has(activity))
    .flatMap(([, list]) => list)
    .filter((event) => yearOf(event) === year)
    .sort((a, b) => (whenOf(a) < whenOf(b) ? -1 : 1));
}

/** Orders by day, then by id: days and ids are plain text, whatever the machine's language. */
function whenOf({ id, fields }: Entry): string {
  return `${String(fields['date'] ?? fields['published'] ?? 'undated')} ${id}`;
}

/** NaN for an event without a day. */
function yearOf(event: Entry): number {
  return Number(whenOf(event).slice(0, 4));
}

/** One time is meant by these: the first event does it, even before its month. */
const onceModes: readonly unknown[] = ['single', 'window'];

function statusOf(events: readonly Entry[], activity: Entry | undefined, now: string): RowStatus {
  const counted = events.filter(isCounted);
  const last = activity === undefined ? undefined : monthsOf(activity).at(-1);
  const goesOn = last !== undefined && last > now && !onceModes.includes(activity?.fields['termMode']);
  if (counted.length > 0) {
    const isOpen = goesOn || counted.some((event) => event.fields['state'] === 'running');
    return isOpen ? 'running' : 'done';
  }
  if (events.some((event) => event.fields['state'] === 'planned')) return 'planned';
  if (events.some((event) => event.fields['state'] === 'notHeld')) return 'notHeld';
  return last !== undefined && last < now ? 'overdue' : 'noEntry';
}

/** The figures of any choice of events; those that do not count are left out. */
function figuresOf(events: readonly Entry[], sources: YearSources): Figures {
  const counted = events.filter(isCounted);
  const totals = counted.map((event) => totalsOf(sources.sums.get(event.id) ?? {}, sources.sheets));
  const lines = linesOf(totals.flat());
  const isAttendance = ({ measure, group }: Pick<Line, 'measure' | 'group'>) =>
    measure === peopleMeasure && sources.groups.get(group)?.fields['attends'] !== false;
  const inOrder = (a: Line, b: Line) =>
    orderOf(sources.measures, a.measure) - orderOf(sources.measures, b.measure) ||
    orderOf(sources.groups, a.group) - orderOf(sources.groups, b.group);
  const byGroup = lines.filter(isAttendance).sort(inOrder);
  const others = lines.filter((line) => !isAttendance(line)).sort(inOrder);
  const uncounted = totals.filter((ofEvent) => !ofEvent.some(isAttendance)).length;
  const attendances = byGroup.length === 0 ? undefined : addFigures(byGroup);
  return { events: counted, attendances, uncounted, byGroup, others };
}

/** What has no place in the office's order comes last. */
function orderOf(list: Entries, id: string): number {
  const order = list.get(id)?.fields['order'];
  return typeof order === 'number' ? order : Number.MAX_SAFE_INTEGER;
}

function linesOf(totals: readonly Total[]): Line[] {
  const lines = new Map<string, { measure: string; group: string; figures: Figure[] }>();
  for (const total of totals) {
    const { measure, group } = total;
    const line = lines.get(`${measure} ${group}`) ?? { measure, group, figures: [] };
    lines.set(`${measure} ${group}`, line);
    line.figures.push(figureOf(total));
  }
  return [...lines.values()].map(({ measure, group, figures }) => ({ measure, group, ...addFigures(figures) }));
}
