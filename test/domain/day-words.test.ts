import { describe, expect, it, test } from 'vitest';
import {
  dayLong,
  dayRange,
  dayShort,
  dayWithWeekday,
  monthsWords,
  monthWords,
  termWords,
} from '../../src/domain/day-words.ts';
import { locales } from '../../src/domain/locale.ts';

/** The spaces before "r." and "р." do not break; they are drawn as _ here. */
const visible = (text: string) => text.replaceAll('\u00a0', '_');
const inAll = (write: (locale: 'pl' | 'en' | 'uk') => string) => locales.map((locale) => visible(write(locale)));

describe('days in words', () => {
  it('are written as each language writes them', () => {
    expect(inAll((locale) => dayLong('2024-03-22', locale))).toEqual([
      '22 marca 2024_r.',
      '22 March 2024',
      '22 березня 2024_р.',
    ]);
    expect(inAll((locale) => dayShort('2024-03-22', locale))).toEqual(['22.03.2024', '22/03/2024', '22.03.2024']);
    expect(inAll((locale) => dayWithWeekday('2024-03-22', locale))).toEqual([
      'pt., 22 marca',
      'Fri, 22 March',
      'пт, 22 березня',
    ]);
  });

  it('say the parts of a long event that differ, and no more', () => {
    expect(inAll((locale) => dayRange('2024-03-22', '2024-03-24', locale))).toEqual([
      '22–24 marca 2024_r.',
      '22–24 March 2024',
      '22–24 березня 2024_р.',
    ]);
    expect(visible(dayRange('2024-03-30', '2024-04-02', 'pl'))).toBe('30 marca – 2 kwietnia 2024_r.');
    expect(visible(dayRange('2024-12-30', '2025-01-02', 'pl'))).toBe('30 grudnia 2024_r. – 2 stycznia 2025_r.');
    expect(visible(dayRange('2024-03-22', '2024-03-22', 'pl'))).toBe('22 marca 2024_r.');
  });

  it('give back what is no day, so that a page with one bad field still opens', () => {
    const bad = '2024-02-30';
    expect([dayLong(bad, 'pl'), dayShort(bad, 'pl'), dayWithWeekday(bad, 'pl'), monthWords('2024-13', 'pl')]).toEqual([
      bad,
      bad,
      bad,
      '2024-13',
    ]);
    expect(dayRange('', '2024-03-22', 'en')).toBe('22 March 2024');
    expect(dayRange('2024-03-22', '', 'en')).toBe('22 March 2024');
  });

  it('agree with the browser on the names of all months, alone and beside a day', () => {
    for (const locale of locales) {
      for (let month = 0; month < 12; month++) {
        const day = new Date(Date.UTC(2024, month, 9));
        const key = day.toISOString().slice(0, 10);
        const alone = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(day);
        const long = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
        expect(monthWords(key.slice(0, 7), locale)).toContain(`${alone} 2024`);
        expect(dayLong(key, locale)).toContain(
          new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, long).format(day),
        );
      }
    }
  });
});

describe('months in words', () => {
  test.each([
    [['2024-03'], 'marzec 2024_r.', 'March 2024', 'березень 2024_р.'],
    [['2024-02', '2024-03'], 'luty–marzec 2024_r.', 'February–March 2024', 'лютий–березень 2024_р.'],
    [['2024-04', '2024-11'], 'kwiecień, listopad 2024_r.', 'April, November 2024', 'квітень, листопад 2024_р.'],
    [
      ['2024-11', '2024-12', '2025-01'],
      'listopad 2024_r. – styczeń 2025_r.',
      'November 2024 – January 2025',
      'листопад 2024_р. – січень 2025_р.',
    ],
    [[], '', '', ''],
  ])('%j are said in brief', (months, pl, en, uk) => {
    expect(inAll((locale) => monthsWords(months, locale))).toEqual([pl, en, uk]);
  });

  it('of a term say whether it is one time or several', () => {
    expect(inAll((locale) => termWords('window', ['2024-04', '2024-05'], locale))).toEqual([
      'kwiecień lub maj 2024_r.',
      'April or May 2024',
      'квітень або травень 2024_р.',
    ]);
    expect(visible(termWords('separate', ['2024-04', '2024-11'], 'pl'))).toBe('kwiecień i listopad 2024_r.');
    expect(visible(termWords('range', ['2024-03', '2024-04', '2024-05'], 'pl'))).toBe('marzec–maj 2024_r.');
    expect(visible(termWords('window', ['2024-12', '2025-01'], 'pl'))).toBe('grudzień 2024_r. lub styczeń 2025_r.');
    expect(termWords('none', [], 'pl')).toBe('');
  });
});
