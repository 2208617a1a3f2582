/** When a row was planned, or when an event outside of the plan was. */
import { dayRange, termWords } from '../../../domain/day-words.ts';
import { monthsOf } from '../../../domain/plan.ts';
import type { Entry } from '../../../domain/scalar.ts';
import type { YearRow } from '../../../domain/year-table.ts';
import { locale } from '../../locales/t.ts';

export function termOf({ activity, all }: YearRow): string {
  if (activity === undefined) return all.map(dateOf).join(', ');
  const months = monthsOf(activity);
  const written = activity.fields['termText'];
  if (months.length === 0) return typeof written === 'string' ? written : '';
  return termWords(String(activity.fields['termMode'] ?? ''), months, locale());
}

/** The event's day or days. */
export function dateOf({ fields }: Entry): string {
  const date = fields['date'] ?? fields['published'];
  if (typeof date !== 'string') return '';
  return dayRange(date, typeof fields['dateTo'] === 'string' ? fields['dateTo'] : date, locale());
}
