import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tallyWrite } from '../../src/domain/event.ts';
import { attendancesOf } from '../../src/domain/figure.ts';
import type { Entry, Fields } from '../../src/domain/scalar.ts';
import { addUp, changeSums, contributionOf, type Sums, totalsOf } from '../../src/domain/total.ts';

const tally = (amount: number, over: Fields = {}): Fields => {
  const count = { event: 'e1', id: 't1', sheet: 'door', measure: 'people', group: 'seniors', amount, atMs: 1 };
  return { ...tallyWrite(count).fields, ...over };
};
const sums = (...tallies: readonly Fields[]): Sums =>
  tallies.reduce<Sums>((all, one) => changeSums(all, undefined, one), {});
const entries = (fields: Readonly<Record<string, Fields>>): ReadonlyMap<string, Entry> =>
  new Map(Object.entries(fields).map(([id, each]) => [id, { id, fields: each }]));
const parts = entries({ door: { covers: 'part' }, garden: { covers: 'part' } });

describe('a count', () => {
  it('is the sum of its tallies', () => {
    expect(totalsOf(sums(tally(5), tally(2), tally(-1)), parts)).toEqual([
      { measure: 'people', group: 'seniors', exact: 6, estimated: 0, tallies: 3 },
    ]);
  });

  it('keeps estimates apart from what was counted', () => {
    expect(totalsOf(sums(tally(5), tally(40, { exact: false })), parts)).toMatchObject([{ exact: 5, estimated: 40 }]);
  });

  it('does not hold what is struck out, and holds it again once the strike is taken back', () => {
    const struck = changeSums(sums(tally(5), tally(2)), tally(2), tally(2, { void: true }));
    expect(totalsOf(struck, parts)).toMatchObject([{ exact: 5, tallies: 1 }]);
    expect(totalsOf(changeSums(struck, tally(2, { void: true }), tally(2, { void: false })), parts)).toMatchObject([
      { exact: 7 },
    ]);
  });

  it('of zero is a count; no count is none', () => {
    expect(totalsOf(sums(tally(0)), parts)).toMatchObject([{ exact: 0, tallies: 1 }]);
    expect(totalsOf({}, parts)).toEqual([]);
    expect(totalsOf(changeSums(sums(tally(5)), tally(5), tally(5, { void: true })), parts)).toEqual([]);
  });

  it('takes no half tally in: without a sheet, a measure or an amount it adds nothing', () => {
    for (const field of ['sheet', 'measure', 'amount'])
      expect(contributionOf(tally(5, { [field]: null }))).toBeUndefined();
  });

  it('is the same in whatever order its tallies came, were struck out and corrected', () => {
    const amounts = fc.array(fc.tuple(fc.integer({ min: -50, max: 500 }), fc.boolean(), fc.boolean()), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(amounts, (drawn) => {
        const tallies = drawn.map(([amount, exact, isVoid]) => tally(amount, { exact, void: isVoid }));
        const kept = drawn.filter(([, , isVoid]) => !isVoid);
        const added = sums(...tallies.map((one) => ({ ...one, void: false })));
        const struck = tallies.reduceRight((all, one) => changeSums(all, { ...one, void: false }, one), added);
        expect(struck).toEqual(sums(...[...tallies].reverse()));
        const total = Object.values(struck).reduce((sum, { exact, estimated }) => sum + exact + estimated, 0);
        expect(total).toBe(kept.reduce((sum, [amount]) => sum + amount, 0));
      }),
    );
  });
});

describe('several sheets of one event', () => {
  const two = sums(tally(40), tally(22, { sheet: 'garden' }));

  it('that cover parts add up', () => {
    expect(totalsOf(two, parts)).toEqual([
      { measure: 'people', group: 'seniors', exact: 62, estimated: 0, tallies: 2 },
    ]);
  });

  it('count as parts as long as the sheet itself has not come', () => {
    expect(totalsOf(two, new Map())).toMatchObject([{ exact: 62 }]);
  });

  it('one that covers the whole stands alone', () => {
    expect(totalsOf(sums(tally(60)), entries({ door: { covers: 'whole' } }))).toEqual([
      { measure: 'people', group: 'seniors', exact: 60, estimated: 0, tallies: 1 },
    ]);
  });

  it('a whole beside parts is a question, and the larger value is carried meanwhile', () => {
    const three = sums(tally(40), tally(22, { sheet: 'garden' }), tally(60, { sheet: 'list' }));
    const sheets = new Map([...parts, ...entries({ list: { covers: 'whole' } })]);
    expect(totalsOf(three, sheets)).toEqual([
      { measure: 'people', group: 'seniors', exact: 62, estimated: 0, tallies: 2, either: [62, 60] },
    ]);
  });

  it('two wholes that differ are a question, two that agree are none', () => {
    const wholes = entries({ door: { covers: 'whole' }, garden: { covers: 'whole' } });
    expect(totalsOf(sums(tally(60), tally(62, { sheet: 'garden' })), wholes)).toMatchObject([
      { exact: 62, either: [60, 62] },
    ]);
    const agreed = totalsOf(sums(tally(60), tally(60, { sheet: 'garden' })), wholes);
    expect(agreed).toMatchObject([{ exact: 60 }]);
    expect(agreed[0]).not.toHaveProperty('either');
  });

  it('a sheet inside another adds nothing beside it, and is all there is where nobody else counted', () => {
    const sheets = entries({ door: { covers: 'whole' }, garden: { covers: 'inside' } });
    const food = tally(976, { sheet: 'garden', measure: 'food', group: null });
    const totals = totalsOf(sums(tally(62), tally(60, { sheet: 'garden' }), food), sheets);
    expect(totals.map(({ measure, exact, either }) => [measure, exact, either])).toEqual([
      ['people', 62, undefined],
      ['food', 976, undefined],
    ]);
  });
});

describe('attendances', () => {
  const groups = entries({ seniors: { attends: true }, performers: { attends: false }, youth: {} });
  const counted = (...tallies: readonly Fields[]) => attendancesOf(totalsOf(sums(...tallies), parts), groups);

  it('leave out the groups that do not attend', () => {
    expect(counted(tally(40), tally(9, { group: 'performers' }), tally(3, { group: 'youth' }))).toMatchObject({
      exact: 43,
    });
  });

  it('count people without a group and of a group that has not come yet', () => {
    expect(counted(tally(40, { group: null }), tally(3, { group: 'families' }))).toMatchObject({ exact: 43 });
  });

  it('do not count what is not people', () => {
    expect(counted(tally(500, { measure: 'food' }))).toBeUndefined();
  });

  it('say what else they may be while counts compete', () => {
    const wholes = entries({ door: { covers: 'whole' }, garden: { covers: 'whole' } });
    const totals = totalsOf(sums(tally(60), tally(62, { sheet: 'garden' }), tally(5, { group: 'youth' })), wholes);
    expect(attendancesOf(totals, groups)).toMatchObject({ exact: 67, either: { low: 65, high: 67, between: false } });
  });

  it('are unknown when nobody counted and zero when somebody counted zero', () => {
    expect(counted()).toBeUndefined();
    expect(counted(tally(0))).toEqual({ exact: 0, estimated: 0, tallies: 1 });
    expect(addUp([])).toEqual({ exact: 0, estimated: 0, tallies: 0 });
  });
});
