/**
 * Days and months as people write them in each language. A day that is no day is given back as it is: one bad field must
 * not take a page down.
 */
import { calendarNames } from './calendar-names.ts';
import { addMonths, isDay, isMonth, weekday } from './day.ts';
import type { Locale } from './locale.ts';

/** A space that does not break: "2024 r." stays together. */
const nbsp = '\u00a0';

/** "22 marca 2024 r.", "22 March 2024", "22 березня 2024 р." */
export function dayLong(day: string, locale: Locale): string {
  return isDay(day) ? `${dayAndMonth(day, locale)} ${yearWords(day, locale)}` : day;
}

/** "22.03.2024", in English "22/03/2024". */
export function dayShort(day: string, locale: Locale): string {
  if (!isDay(day)) return day;
  return [day.slice(8), day.slice(5, 7), day.slice(0, 4)].join(locale === 'en' ? '/' : '.');
}

/** "pt., 22 marca", "Fri, 22 March", "пт, 22 березня": for lists whose year is clear. */
export function dayWithWeekday(day: string, locale: Locale): string {
  if (!isDay(day)) return day;
  return `${calendarNames[locale].weekdays[weekday(day) - 1] ?? ''}, ${dayAndMonth(day, locale)}`;
}

/** First and last day of an event: "22–24 marca 2024 r.", "30 marca – 2 kwietnia 2024 r.". One day when they are the same. */
export function dayRange(from: string, to: string, locale: Locale): string {
  if (from === to || !isDay(to)) return dayLong(from, locale);
  if (!isDay(from)) return dayLong(to, locale);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${dayLong(to, locale)}`;
  const start = from.slice(0, 4) === to.slice(0, 4) ? dayAndMonth(from, locale) : dayLong(from, locale);
  return `${start} – ${dayLong(to, locale)}`;
}

/** "marzec 2024 r.", "March 2024", "березень 2024 р." */
export function monthWords(month: string, locale: Locale): string {
  return isMonth(month) ? `${monthName(month, locale)} ${yearWords(month, locale)}` : month;
}

/**
 * Sorted months as briefly as they can be said: "marzec–grudzień 2024 r.", "kwiecień, listopad 2024 r.",
 * "listopad 2024 r. – luty 2025 r.". The year stands once when it is one. No months give an empty text.
 */
export function monthsWords(months: readonly string[], locale: Locale): string {
  const runs: { from: string; to: string }[] = [];
  for (const month of months.filter(isMonth)) {
    const last = runs.at(-1);
    if (last !== undefined && addMonths(last.to, 1) === month) last.to = month;
    else runs.push({ from: month, to: month });
  }
  const name = namer(months, locale);
  const words = runs.map(({ from, to }) => {
    if (from === to) return name.of(from);
    return name.of(from) + (name.yearApart ? '–' : ' – ') + name.of(to);
  });
  return words.join(', ') + name.after;
}

/**
 * How a plan's term was read, for a person to confirm: a window says "kwiecień lub maj 2024 r.", separate rounds
 * "kwiecień i listopad 2024 r.", anything else its months in brief. `mode` as in `term.ts`.
 */
export function termWords(mode: string, months: readonly string[], locale: Locale): string {
  if (mode !== 'window' && mode !== 'separate') return monthsWords(months, locale);
  const list = new Intl.ListFormat(locale, { type: mode === 'window' ? 'disjunction' : 'conjunction' });
  const name = namer(months, locale);
  return list.format(months.filter(isMonth).map(name.of)) + name.after;
}

/** Names months with their year, or without it and the year after all of them when it is one year. */
function namer(months: readonly string[], locale: Locale) {
  const valid = months.filter(isMonth);
  const years = new Set(valid.map((month) => month.slice(0, 4)));
  const yearApart = years.size === 1;
  return {
    yearApart,
    of: (month: string) => (yearApart ? monthName(month, locale) : monthWords(month, locale)),
    after: yearApart && valid[0] !== undefined ? ` ${yearWords(valid[0], locale)}` : '',
  };
}

/** "22 marca": where the year is clear. */
export function dayAndMonth(day: string, locale: Locale): string {
  return `${Number(day.slice(8))} ${calendarNames[locale].inDate[Number(day.slice(5, 7)) - 1] ?? ''}`;
}

function monthName(month: string, locale: Locale): string {
  return calendarNames[locale].alone[Number(month.slice(5, 7)) - 1] ?? month;
}

function yearWords(date: string, locale: Locale): string {
  const mark = calendarNames[locale].yearMark;
  return mark === '' ? date.slice(0, 4) : `${date.slice(0, 4)}${nbsp}${mark}`;
}
