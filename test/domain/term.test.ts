import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isMonth } from '../../src/domain/day.ts';
import plan from '../../src/domain/example/plan-2024.json' with { type: 'json' };
import { readTerm } from '../../src/domain/term.ts';

/** 'YYYY-MM' of the months 3 to 6 of 2024 for months(3, 6). */
const months = (from: number, to = from, year = 2024) =>
  Array.from({ length: to - from + 1 }, (_, index) => `${year}-${String(from + index).padStart(2, '0')}`);

/** How a clerk reads the plan for 2024, row by row. */
const rows: Record<number, [mode: string, months: string[]]> = {
  1: ['single', months(1)],
  2: ['single', months(2)],
  3: ['single', months(2)],
  4: ['range', months(2, 3)],
  5: ['single', months(3)],
  6: ['single', months(3)],
  7: ['single', months(3)],
  8: ['single', months(3)],
  9: ['range', months(3, 6)],
  10: ['range', months(3, 12)],
  11: ['window', months(4, 5)],
  12: ['separate', [...months(4), ...months(11)]],
  13: ['single', months(5)],
  14: ['range', months(5, 12)],
  15: ['single', months(6)],
  16: ['single', months(6)],
  17: ['range', months(6, 8)],
  18: ['single', months(7)],
  19: ['single', months(7)],
  20: ['single', months(8)],
  21: ['single', months(10)],
  22: ['single', months(10)],
  23: ['single', months(10)],
  24: ['single', months(11)],
  25: ['window', months(11, 12)],
};

describe('the plan for 2024', () => {
  test.each(plan.activities.map(({ number, termText }) => [number, termText] as const))(
    'row %i, "%s", is read as a clerk reads it',
    (number, termText) => {
      const reading = readTerm(termText, 2024);
      expect([reading.mode, reading.months]).toEqual(rows[number]);
    },
  );

  it('has 25 rows, and asks about three of them only', () => {
    const asked = plan.activities.filter(({ termText }) => readTerm(termText, 2024).confidence !== 'sure');
    expect(plan.activities).toHaveLength(25);
    expect(asked.map(({ number }) => number)).toEqual([11, 12, 25]);
  });

  it('proposes 2024 for the row that says 2023, and keeps what is written', () => {
    expect(readTerm('kwiecień/maj 2023 r.', 2024)).toEqual({
      mode: 'window',
      months: ['2024-04', '2024-05'],
      monthsAsWritten: ['2023-04', '2023-05'],
      confidence: 'likely',
      questions: ['slash', 'year'],
    });
  });
});

describe('terms as other offices write them', () => {
  test.each([
    ['w marcu 2024 roku', 'single', months(3)],
    ['MARZEC', 'single', months(3)],
    ['pazdziernik', 'single', months(10)],
    ['wrzes. 2024', 'single', months(9)],
    ['marzec\u00a02024\u00a0r.', 'single', months(3)],
    ['22 marca 2024 r.', 'single', months(3)],
    ['15-20.06.2024', 'single', months(6)],
    ['2024-03-15', 'single', months(3)],
    ['03.2024', 'single', months(3)],
    ['V', 'single', months(5)],
    ['od marca do grudnia', 'range', months(3, 12)],
    ['od 1 marca do 15 maja 2024 r.', 'range', months(3, 5)],
    ['01.03-15.05.2024', 'range', months(3, 5)],
    ['03-06.2024', 'range', months(3, 6)],
    ['między marcem a majem', 'range', months(3, 5)],
    ['marzec - maj', 'range', months(3, 5)],
    ['marzec‐maj', 'range', months(3, 5)],
    ['marzec‑maj', 'range', months(3, 5)],
    ['marzec–maj', 'range', months(3, 5)],
    ['marzec — maj', 'range', months(3, 5)],
    ['paź-gru', 'range', months(10, 12)],
    ['III–VI', 'range', months(3, 6)],
    ['Ⅲ–Ⅵ 2024 r.', 'range', months(3, 6)],
    ['iii-vi', 'range', months(3, 6)],
    ['I kwartał', 'range', months(1, 3)],
    ['IV kw. 2024 r.', 'range', months(10, 12)],
    ['kwartał II', 'range', months(4, 6)],
    ['I i II kwartał', 'range', months(1, 6)],
    ['II-III kwartał 2024', 'range', months(4, 9)],
    ['pierwszy kwartał', 'range', months(1, 3)],
    ['drugie półrocze', 'range', months(7, 12)],
    ['listopad 2024 – luty 2025', 'range', [...months(11, 12), ...months(1, 2, 2025)]],
    ['cały rok', 'all', months(1, 12)],
    ['przez cały 2024 rok', 'all', months(1, 12)],
    ['na bieżąco', 'all', months(1, 12)],
    ['kwiecień i listopad', 'separate', [...months(4), ...months(11)]],
    ['STYCZEŃ I LUTY 2024', 'separate', months(1, 2)],
    ['I i III 2024', 'separate', [...months(1), ...months(3)]],
    ['marzec, maj, październik', 'separate', [...months(3), ...months(5), ...months(10)]],
    ['na przełomie maja i czerwca', 'window', months(5, 6)],
  ])('"%s" is read with nothing to ask', (text, mode, expected) => {
    expect(readTerm(text, 2024)).toEqual({ mode, months: expected, confidence: 'sure', questions: [] });
  });

  test.each([
    ['kwiecień lub maj', 'window', months(4, 5), ['slash']],
    ['kwiecień/maj/czerwiec', 'window', months(4, 6), ['slash']],
    ['marzec-maj, wrzesień-listopad', 'range', [...months(3, 5), ...months(9, 11)], ['mixed']],
    ['maj (plener)', 'single', months(5), ['rest']],
    ['maj - do ustalenia', 'single', months(5), ['rest']],
    ['2024 r.', 'all', months(1, 12), ['wholeYear']],
    ['cały rok 2023', 'all', months(1, 12), ['year']],
    ['maj 2023, maj 2024', 'separate', [...months(5, 5, 2023), ...months(5)], ['year']],
  ])('"%s" is proposed and asked about', (text, mode, expected, questions) => {
    expect(readTerm(text, 2024)).toMatchObject({ mode, months: expected, confidence: 'likely', questions });
  });

  test.each([
    ['', 'none', [], ['unset']],
    ['-', 'none', [], ['unset']],
    ['do ustalenia', 'none', [], ['unset']],
    ['wiosna', 'none', [], ['unreadable']],
    ['rok szkolny 2024/2025', 'none', [], ['unreadable']],
    ['I tydzień', 'none', [], ['unreadable']],
    ['listopad-luty', 'range', [...months(11, 12), ...months(1, 2, 2025)], ['order']],
    ['listopad-luty 2025', 'range', [...months(11, 12), ...months(1, 2, 2025)], ['order']],
    ['grudzień/styczeń', 'window', [...months(12), ...months(1, 1, 2025)], ['slash', 'order']],
    ['od maja', 'range', months(5, 12), ['open']],
    ['do maja', 'range', months(1, 5), ['open']],
    ['od marca do odwołania', 'range', months(3, 12), ['rest', 'open']],
  ])('"%s" is left to a person', (text, mode, expected, questions) => {
    expect(readTerm(text, 2024)).toEqual({ mode, months: expected, confidence: 'ask', questions });
  });

  it('never expands a slash to the months between', () => {
    expect(readTerm('styczeń/grudzień', 2024).months).toEqual(['2024-01', '2024-12']);
  });
});

it('reads a whole document pasted into the cell at once, and asks about the part it left out', () => {
  const started = performance.now();
  expect(readTerm('1-'.repeat(50_000), 2024).questions).toEqual(['unreadable']);
  expect(readTerm(`maj ${' plener'.repeat(10_000)}`, 2024)).toMatchObject({ months: ['2024-05'], questions: ['rest'] });
  expect(readTerm(`maj${' '.repeat(300)}grudzień`, 2024).questions).toEqual(['rest']);
  expect(performance.now() - started).toBeLessThan(1000);
});

it('reads any text without failing, into sorted months of the calendar, and asks whenever something was not understood', () => {
  const words = fc.constantFrom(
    'marzec',
    'lutego',
    'XII',
    'i',
    'do',
    'od',
    '-',
    '–',
    '/',
    ',',
    'kwartał',
    '2',
    '31.12',
    '2024',
    '2019',
    'r.',
    'cały rok',
    'grudzień',
    'do ustalenia',
    'plener',
    'II',
    'lub',
    'przełom',
  );
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.array(words, { maxLength: 8 }).map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(texts, fc.integer({ min: 2000, max: 2100 }), (text, planYear) => {
      const { mode, months, monthsAsWritten = months, confidence, questions } = readTerm(text, planYear);
      expect([...months, ...monthsAsWritten].filter((month) => !isMonth(month))).toEqual([]);
      expect(months).toEqual([...new Set(months)].toSorted());
      expect(monthsAsWritten).toHaveLength(months.length);
      expect(months.length).toBeLessThanOrEqual(24);
      expect(mode === 'none').toBe(months.length === 0);
      expect(mode === 'single').toBe(months.length === 1);
      expect(confidence === 'sure').toBe(questions.length === 0);
    }),
    { numRuns: 2000 },
  );
});
