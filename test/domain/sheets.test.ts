import { describe, expect, it } from 'vitest';
import { checkFields } from '../../src/domain/check.ts';
import type { Entry, Fields } from '../../src/domain/scalar.ts';
import { answersOf, countedSheets, coversNow, coversWrites, isAsked } from '../../src/domain/sheets.ts';
import { type Sums, sumKey, totalsOf, valueOf } from '../../src/domain/total.ts';

const sums = (counts: Readonly<Record<string, number>>): Sums =>
  Object.fromEntries(
    Object.entries(counts).map(([sheet, exact]) => [
      sumKey(sheet, 'people', 'seniors'),
      { exact, estimated: 0, tallies: 1 },
    ]),
  );
const sheets = (covers: Readonly<Record<string, string | null>>): ReadonlyMap<string, Entry> =>
  new Map(Object.entries(covers).map(([id, value]) => [id, { id, fields: { label: id, covers: value } }]));

/** The sheets after some writes, as the copy would hold them. */
function written(before: ReadonlyMap<string, Entry>, writes: readonly { id: string; fields: Fields }[]) {
  const after = new Map(before);
  for (const { id, fields } of writes) after.set(id, { id, fields: { ...after.get(id)?.fields, ...fields } });
  return after;
}

describe('sheets that compete', () => {
  const counted = sums({ door: 62, garden: 40, list: 20 });
  const asked = sheets({ door: 'whole', garden: 'part', list: null });

  it('are asked about with every answer that there is and what it comes to', () => {
    const answers = answersOf(counted, asked);
    expect(answers.map(({ stands, sheets: standing }) => [stands, standing])).toEqual([
      ['one', ['door']],
      ['parts', ['garden', 'list']],
      ['all', ['door', 'garden', 'list']],
    ]);
    expect(answers.map(({ totals }) => totals[0] && valueOf(totals[0]))).toEqual([62, 60, 122]);
  });

  it('are one question no more, whatever was answered, and the total is the one that was promised', () => {
    for (const answer of answersOf(counted, asked)) {
      const after = written(asked, coversWrites(answer.covers));
      const totals = totalsOf(counted, after);
      expect(isAsked(totals)).toBe(false);
      expect(totals).toEqual(answer.totals);
      expect(answersOf(counted, after)).toEqual([]);
    }
  });

  it('ask again after an undo, with what each said before', () => {
    const [first] = answersOf(counted, asked);
    const covers = first?.covers ?? new Map();
    const back = coversWrites(coversNow(covers.keys(), asked));
    const after = written(written(asked, coversWrites(covers)), back);
    expect(totalsOf(counted, after)).toEqual(totalsOf(counted, asked));
    for (const { kind, id, fields } of back) expect(checkFields(kind, id, fields)).toBeUndefined();
  });

  it('ask nobody while they add up, agree, or only one counted', () => {
    expect(answersOf(counted, sheets({ door: null, garden: null, list: null }))).toEqual([]);
    expect(answersOf(sums({ door: 60, garden: 60 }), sheets({ door: 'whole', garden: 'whole' }))).toEqual([]);
    expect(answersOf(sums({ door: 60 }), sheets({ door: 'whole', garden: 'part' }))).toEqual([]);
  });

  it('are those with a count, each once', () => {
    expect(countedSheets({ ...counted, [sumKey('door', 'food', '')]: { exact: 1, estimated: 0, tallies: 1 } })).toEqual(
      ['door', 'garden', 'list'],
    );
  });
});
