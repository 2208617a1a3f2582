/** Hours in words. */
import { formatAmount } from '../../../domain/amount.ts';
import { type Helped, minutesOf } from '../../../domain/hours.ts';
import type { Fields } from '../../../domain/scalar.ts';
import { locale, t } from '../../locales/t.ts';

/** "16 godz. 30 min", "2 godz.", "45 min". */
function hoursWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const words = [
    hours > 0 ? t('present.inHours', { count: formatAmount(hours, 1, locale()) }) : [],
    rest > 0 || hours === 0 ? t('present.inMinutes', { count: rest }) : [],
  ];
  return words.flat().join(' ').replaceAll(' ', '\u00a0');
}

/** "1 godz. 30 min", "2 godz. · jak wydarzenie", "jak wydarzenie": of one presence. */
export function ownHoursWords(minutes: number | undefined, event: Fields): string {
  if (minutes !== undefined) return hoursWords(minutes);
  const whole = minutesOf({}, event);
  return whole === undefined ? t('present.asEvent') : `${hoursWords(whole)} · ${t('present.asEvent')}`;
}

/** "16 godz. 30 min", and how many hours are missing in it. */
export function helpedWords({ minutes, open }: Helped): string {
  if (open === 0) return hoursWords(minutes);
  const missing = t('present.hours.open', { count: open });
  return minutes === 0 ? missing : `${hoursWords(minutes)} (${missing})`;
}
