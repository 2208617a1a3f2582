/** A day in the words of somebody who stands before it. */
import { addDays } from '../../../domain/day.ts';
import { dayLong, dayWithWeekday } from '../../../domain/day-words.ts';
import { locale, t } from '../../locales/t.ts';

/** "jutro, sob., 23 marca", "pon., 25 marca", in another year "3 stycznia 2025 r.". */
export function nearDay(day: string, today: string): string {
  const words = day.slice(0, 4) === today.slice(0, 4) ? dayWithWeekday(day, locale()) : dayLong(day, locale());
  if (day === addDays(today, 1)) return t('ahead.tomorrow', { day: words });
  return day === addDays(today, 2) ? t('ahead.dayAfter', { day: words }) : words;
}
