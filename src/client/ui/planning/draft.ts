/** What a person fills in to plan an event, and what is still amiss. Pure. */
import { isDay } from '../../../domain/day.ts';
import type { Appointment } from '../../../domain/planning.ts';
import { type Rhythm, seriesDays } from '../../../domain/series.ts';

export interface PlanDraft extends Appointment {
  readonly title: string;
  readonly rhythm: Rhythm | 'once';
  /** The last day of a series. */
  readonly until: string;
  /** Days of the series on which it does not take place. */
  readonly left: readonly string[];
}

export type Amiss = 'title' | 'date' | 'dateTo' | 'endTime' | 'until' | 'days';

/** What changes when it is said how often it comes. Whoever had written a last day meant that of the series, if there is one. */
export function repeating({ dateTo, until }: PlanDraft, rhythm: PlanDraft['rhythm']): Partial<PlanDraft> {
  return { rhythm, left: [], ...(rhythm !== 'once' && until === '' && { until: dateTo }) };
}

/** The days of the series, also those that were unticked; none while it can't be said. */
export function daysOf({ rhythm, date, until }: PlanDraft): readonly string[] {
  return rhythm === 'once' || !isDay(date) || !isDay(until) ? [] : seriesDays(date, until, rhythm);
}

/** One appointment for each event that is to be made. Of a series each has one day. */
export function appointmentsOf(draft: PlanDraft): readonly Appointment[] {
  const { date, dateTo, startTime, endTime, rhythm, left } = draft;
  const place = draft.place.trim();
  if (rhythm === 'once') return [{ date, dateTo: dateTo === date ? '' : dateTo, startTime, endTime, place }];
  return daysOf(draft)
    .filter((day) => !left.includes(day))
    .map((day) => ({ date: day, dateTo: '', startTime, endTime, place }));
}

/** The first thing that is amiss, in the order of the fields. */
export function amissIn(draft: PlanDraft): Amiss | undefined {
  const { title, date, dateTo, startTime, endTime, rhythm, until } = draft;
  if (title.trim() === '') return 'title';
  if (!isDay(date)) return 'date';
  const isOneDay = rhythm !== 'once' || dateTo === '' || dateTo === date;
  if (isOneDay && startTime !== '' && endTime !== '' && endTime <= startTime) return 'endTime';
  if (!isOneDay && dateTo < date) return 'dateTo';
  if (rhythm === 'once') return undefined;
  if (!isDay(until) || until <= date) return 'until';
  return appointmentsOf(draft).length === 0 ? 'days' : undefined;
}
