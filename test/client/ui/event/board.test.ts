import { describe, expect, it } from 'vitest';
import { addAmounts, boardOf, estimatedPart } from '../../../../src/client/ui/event/board.ts';
import type { Entry, Fields } from '../../../../src/domain/scalar.ts';
import { type Sum, sumKey } from '../../../../src/domain/total.ts';

const entries = (list: Record<string, Fields>): ReadonlyMap<string, Entry> =>
  new Map(Object.entries(list).map(([id, fields]) => [id, { id, fields }]));
const exact = (amount: number): Sum => ({ exact: amount, estimated: 0, tallies: 1 });

const groups = entries({
  seniors: { name: 'Seniorzy', order: 1 },
  children: { name: 'Dzieci', order: 2 },
  carers: { name: 'Opiekunowie', order: 4, attends: false },
  tourists: { name: 'Turyści', order: 9 },
});
const measures = entries({ people: { people: true, scale: 1 }, food: { unit: 'kg', scale: 100, step: 50 } });
const planned: Fields = { 'group/children': true, 'group/seniors': true, 'measure/people': true };

function board(event: Fields, sums: Record<string, Sum>, sheets: Record<string, Fields> = {}) {
  return boardOf({ event, sums, sheets: entries(sheets), sheet: 'mine', groups, measures });
}

describe('the board', () => {
  it('has a tile for each planned group, in the order of the list, unknown until somebody counts', () => {
    const { attending, attended } = board(planned, {});
    expect(attending.map(({ group, value }) => [group, value])).toEqual([
      ['seniors', undefined],
      ['children', undefined],
    ]);
    expect(attended.value).toBeUndefined();
  });

  it('tells zero from not knowing', () => {
    const { attending, attended } = board(planned, { [sumKey('mine', 'people', 'seniors')]: exact(0) });
    expect(attending.map(({ value }) => value)).toEqual([0, undefined]);
    expect(attended.value).toBe(0);
  });

  it('keeps a group in sight that was taken out of the event after it was counted', () => {
    const event = { ...planned, 'group/tourists': false };
    const { attending } = board(event, { [sumKey('mine', 'people', 'tourists')]: exact(4) });
    expect(attending.map(({ group }) => group)).toContain('tourists');
  });

  it('counts people without groups where the plan names none', () => {
    const { attending } = board({ 'measure/people': true }, {});
    expect(attending.map(({ group }) => group)).toEqual(['']);
  });

  it('puts carers beside those present and leaves them out of the total', () => {
    const { beside, attended } = board(
      { ...planned, 'group/carers': true },
      { [sumKey('mine', 'people', 'seniors')]: exact(60), [sumKey('mine', 'people', 'carers')]: exact(5) },
    );
    expect(beside.map(({ group, value }) => [group, value])).toEqual([['carers', 5]]);
    expect(attended.value).toBe(60);
  });

  it('says what this phone counted that another sheet holds already, so that a tap is never without an answer', () => {
    const sums = {
      [sumKey('list', 'people', 'seniors')]: exact(62),
      [sumKey('mine', 'people', 'seniors')]: exact(3),
      [sumKey('mine', 'people', 'children')]: exact(4),
    };
    const { attending } = board(planned, sums, { list: { covers: 'whole' }, mine: { covers: 'inside' } });
    // A total typed here is this phone's own; where nobody else counted, its count stands.
    expect(attending[0]).toMatchObject({ value: 62, either: [], elsewhere: 62, aside: 3, base: 3 });
    expect(attending[1]).toMatchObject({ value: 4, elsewhere: 0, aside: 0, base: 4 });
  });

  it('adds what other phones counted and says how much that is', () => {
    const { attending, attended } = board(planned, {
      [sumKey('mine', 'people', 'seniors')]: exact(40),
      [sumKey('theirs', 'people', 'seniors')]: exact(20),
    });
    expect(attending[0]).toMatchObject({ value: 60, elsewhere: 20, base: 60 });
    expect(attended).toMatchObject({ value: 60, elsewhere: 20 });
  });

  it('prints both of two competing wholes and starts a typed total from the own one', () => {
    const { attending, attended } = board(
      planned,
      { [sumKey('mine', 'people', 'seniors')]: exact(60), [sumKey('theirs', 'people', 'seniors')]: exact(62) },
      { mine: { covers: 'whole' }, theirs: { covers: 'whole' } },
    );
    expect(attending[0]).toMatchObject({ value: 62, either: [62, 60], elsewhere: 0, base: 60 });
    expect(attended).toMatchObject({ value: 62, either: [62, 60] });
  });

  it('says how much of a number is estimated, of a group and of all who attended', () => {
    const { attending, attended } = board(planned, {
      [sumKey('mine', 'people', 'seniors')]: { exact: 80, estimated: 300, tallies: 9 },
      [sumKey('theirs', 'people', 'seniors')]: { exact: 0, estimated: 100, tallies: 1 },
      [sumKey('mine', 'people', 'children')]: exact(100),
    });
    expect(attending).toMatchObject([
      { value: 480, about: true, estimated: 400 },
      { value: 100, about: false, estimated: 0 },
    ]);
    expect(attended).toMatchObject({ value: 580, about: true, estimated: 400 });
  });

  it('names no estimated part while values compete: it differs from one to the other', () => {
    const { attended } = board(
      planned,
      {
        [sumKey('mine', 'people', 'seniors')]: { exact: 10, estimated: 50, tallies: 2 },
        [sumKey('theirs', 'people', 'seniors')]: exact(62),
      },
      { mine: { covers: 'whole' }, theirs: { covers: 'whole' } },
    );
    expect(attended).toMatchObject({ either: [62, 60], estimated: 0 });
  });

  it('never adds kilograms to people', () => {
    const { measures: tiles, attended } = board(
      { ...planned, 'measure/food': true },
      { [sumKey('mine', 'food', '')]: exact(97_644), [sumKey('mine', 'people', 'seniors')]: exact(3) },
    );
    expect(tiles).toMatchObject([{ measure: 'food', unit: 'kg', scale: 100, step: 50, value: 97_644 }]);
    expect(attended.value).toBe(3);
  });

  it('gives groups of one event different hues although their own would be the same', () => {
    const { attending } = board({ ...planned, 'group/tourists': true }, {});
    expect(new Set(attending.map(({ hue }) => hue)).size).toBe(3);
  });
});

describe('the estimated part', () => {
  it.each([
    ['some of it', 580, 400, 400],
    ['all of it: "about" says that', 400, 400, undefined],
    ['none of it', 580, 0, undefined],
    ['an estimate that was typed below what was counted', 45, -5, undefined],
    ['more than there is, since people left again', 99, 100, undefined],
    ['nobody counted', undefined, 0, undefined],
  ])('%s', (_, value, estimated, part) => {
    expect(estimatedPart({ value, estimated })).toBe(part);
  });
});

describe('adding amounts', () => {
  const amount = (value: number | undefined, either: readonly number[] = []) => ({
    value,
    either,
    about: false,
    estimated: 0,
    elsewhere: 0,
  });
  it.each([
    ['nothing known is unknown', [amount(undefined)], undefined, []],
    ['an unknown one does not hide the known', [amount(undefined), amount(5)], 5, []],
    ['one question stays one', [amount(62, [62, 60]), amount(25)], 87, [87, 85]],
    ['two questions give all results', [amount(2, [2, 1]), amount(20, [20, 10])], 22, [22, 21, 12, 11]],
  ])('%s', (_, amounts, value, either) => {
    expect(addAmounts(amounts)).toMatchObject({ value, either });
  });
});
