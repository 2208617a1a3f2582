import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Cell, type Cells, joinCell, joinCells } from '../../src/sync/cell.ts';
import type { Change } from '../../src/sync/change.ts';
import { cell, cells, changes } from './arbitrary.ts';
import { emptyOffice, take } from './office.ts';

describe('two copies of a record become one', () => {
  it('whoever begins, the answer is the same', () => {
    fc.assert(
      fc.property(cells, cells, (a, b) => {
        expect(joinCells(a, b)).toEqual(joinCells(b, a));
      }),
    );
  });

  it('three copies that meet in any order give the same answer', () => {
    fc.assert(
      fc.property(cells, cells, cells, (a, b, c) => {
        expect(joinCells(joinCells(a, b), c)).toEqual(joinCells(a, joinCells(b, c)));
      }),
    );
  });

  it('what comes a second time changes nothing', () => {
    fc.assert(
      fc.property(cells, cells, (a, b) => {
        expect(joinCells(a, a)).toEqual(a);
        expect(joinCells(joinCells(a, b), b)).toEqual(joinCells(a, b));
      }),
    );
  });

  it('the later stamp stands, whatever the values are', () => {
    fc.assert(
      fc.property(cell, cell, (a, b) => {
        fc.pre(a[1] !== b[1]);
        expect(joinCell(a, b)).toBe(a[1] > b[1] ? a : b);
      }),
    );
  });

  it('of two values with one stamp the one with the greater UTF-8 bytes stands', () => {
    fc.assert(
      fc.property(cell, cell, (a, b) => {
        const twin: Cell = [b[0], a[1], a[2]];
        const [left, right] = [Buffer.from(JSON.stringify(a[0])), Buffer.from(JSON.stringify(twin[0]))];
        expect(joinCell(a, twin)[0]).toBe(Buffer.compare(left, right) >= 0 ? a[0] : twin[0]);
      }),
    );
  });

  test.each([
    ['a', 'b', 'b'],
    ['sala', 'sala 2', 'sala'], // The closing quote is greater than a blank.
    ['sala', 'sala2', 'sala2'],
    [10, 9, 9],
    ['\uffee', '\u{1f600}', '\u{1f600}'], // UTF-16 would order these the other way.
    [null, true, true],
  ])('%j against %j with one stamp: %j stands', (left, right, stands) => {
    expect(joinCell([left, 5, 'anna'], [right, 5, 'anna'])[0]).toBe(stands);
    expect(joinCell([right, 5, 'anna'], [left, 5, 'anna'])[0]).toBe(stands);
  });

  it('a removed record stays removed whatever comes, and shows nothing of what it held', () => {
    const erased: Cells = { erased: [true, 1, 'biuro'] };
    fc.assert(
      fc.property(cells, (a) => {
        expect(Object.keys(joinCells(a, erased))).toEqual(['erased']);
        expect(Object.keys(joinCells(erased, a))).toEqual(['erased']);
      }),
    );
  });
});

/** Each change once or several times, in any order. */
const deliveries = changes.chain((made) =>
  fc
    .array(fc.constantFrom(...made), { maxLength: 6 })
    .chain((again) => fc.tuple(fc.constant(made), shuffled([...made, ...again]), shuffled([...made, ...again]))),
);

function shuffled(list: readonly Change[]): fc.Arbitrary<readonly Change[]> {
  return fc
    .shuffledSubarray([...list.keys()], { minLength: list.length })
    .map((order) => order.map((i) => list[i]).filter((change) => change !== undefined));
}

function standing(delivered: readonly Change[]): Cells {
  const office = emptyOffice();
  for (const change of delivered) take(office, change);
  return Object.fromEntries(Object.entries(office.cells).filter(([name]) => !name.includes('~')));
}

describe('the office takes changes in', () => {
  it('the values that stand do not depend on the order or the number of deliveries', () => {
    fc.assert(
      fc.property(deliveries, ([, one, other]) => {
        expect(standing(one)).toEqual(standing(other));
      }),
    );
  });

  it('what stands is the join of all that was sent', () => {
    fc.assert(
      fc.property(deliveries, ([made, delivered]) => {
        const joined = made
          .map(
            ({ stamp, fields }): Cells =>
              Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value, ...stamp] as Cell])),
          )
          .reduce(joinCells, {});
        expect(standing(delivered)).toEqual(joined);
      }),
    );
  });

  it('all changes once more need no new number', () => {
    fc.assert(
      fc.property(deliveries, ([, delivered]) => {
        const office = emptyOffice();
        for (const change of delivered) take(office, change);
        const before = office.seq;
        for (const change of delivered) take(office, change);
        expect(office.seq).toBe(before);
      }),
    );
  });

  it('no value that stood is gone: it stands, is an other version, or lies in the history', () => {
    fc.assert(
      fc.property(deliveries, ([, delivered]) => {
        const office = emptyOffice();
        const stood = new Set<string>();
        for (const change of delivered) {
          take(office, change);
          for (const [name, held] of Object.entries(office.cells)) stood.add(JSON.stringify([name, held]));
        }
        const kept = [
          ...Object.entries(office.cells).map((entry) => JSON.stringify(entry)),
          ...office.history.map(({ field, cell: past }) => JSON.stringify([field, past])),
        ];
        expect(kept).toEqual(expect.arrayContaining([...stood]));
      }),
    );
  });

  it('after a removal nothing that was on its way brings the record back', () => {
    fc.assert(
      fc.property(deliveries, fc.nat(5), ([, delivered], at) => {
        const office = emptyOffice();
        const removal: Change = { kind: 'event', id: 'e1', stamp: [3, 'biuro'], fields: { erased: true } };
        for (const change of [...delivered.slice(0, at), removal, ...delivered.slice(at)]) take(office, change);
        expect(office.cells).toEqual({ erased: [true, 3, 'biuro'] });
      }),
    );
  });
});
