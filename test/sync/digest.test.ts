/** Fingerprints: what they see, and what they must not show. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, Cells } from '../../src/sync/cell.ts';
import { answerPart, changesOf } from '../../src/sync/change.ts';
import {
  checksumOf,
  fromDigest,
  knownCells,
  Moves,
  movePart,
  sumOfCells,
  sumsOfPart,
  toDigest,
} from '../../src/sync/digest.ts';
import { type Part, receiveCells, returnMissing, writePart } from '../../src/sync/part.ts';
import { cells } from './arbitrary.ts';

const digestOf = (of: Cells) => toDigest(sumOfCells('event', 'e1', Object.entries(of)));
const event = (of: Cells): Part => ({ kind: 'event', id: 'e1', cells: of });
const sala: Cell = ['sala', 5, 'borys'];

describe('a fingerprint', () => {
  it('does not depend on the order of the fields, nor on any value', () => {
    fc.assert(
      fc.property(cells, (of) => {
        const hidden = Object.entries(of).map(([name, [, ms, device]]): [string, Cell] => [name, ['x', ms, device]]);
        expect(digestOf(Object.fromEntries(hidden.toReversed()))).toBe(digestOf(of));
      }),
    );
  });

  it('tells two records apart as soon as one stamp differs', () => {
    fc.assert(
      fc.property(cells, cells, (a, b) => {
        const stamps = (of: Cells) =>
          JSON.stringify(
            Object.entries(of)
              .map(([name, [, ms, device]]) => [name, ms, device])
              .toSorted(),
          );
        expect(digestOf(a) === digestOf(b)).toBe(stamps(a) === stamps(b));
      }),
    );
  });

  it('is the sum of its parts, whatever comes and goes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('e1', 'e2', 'e3'), cells), { maxLength: 12 }), (steps) => {
        const held = new Map<string, Part>();
        const moves = new Moves();
        for (const [id, of] of steps) {
          const after: Part = { kind: 'event', id, cells: of };
          movePart(moves, held.get(id), after, false);
          held.set(id, after);
        }
        const anew = new Moves();
        for (const part of held.values()) movePart(anew, undefined, part, false);
        const sums = (of: Moves) =>
          [...(of.byClass.get('open') ?? [])].map(([bucket, sum]) => `${bucket} ${toDigest(sum)}`).toSorted();
        expect(sums(moves).filter((line) => !line.endsWith(toDigest(0n)))).toEqual(sums(anew));
      }),
    );
  });

  it('finds no two alike among a hundred thousand taps', () => {
    const seen = new Set<bigint>();
    for (let i = 0; i < 100_000; i++)
      seen.add(sumOfCells('tally', `e1.${i}`, [['amount', [1, 1_700_000_000_000 + i, 'anna']]]));
    expect(seen.size).toBe(100_000);
  });

  it('goes through its sixteen digits unchanged', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (sum) => {
        expect(fromDigest(toDigest(sum))).toBe(sum);
      }),
    );
    expect(toDigest(-1n)).toBe('f'.repeat(16));
  });
});

describe('what both copies are known to have', () => {
  const known = (part: Part) => toDigest(sumsOfPart(part, false).get('open') ?? 0n);

  it('does not change when a person writes, and does when the office has answered', () => {
    const before = event({ place: sala });
    const written = writePart(before, { place: 'park', note: 'mokro' }, 9, 'anna');
    expect(known(written)).toBe(known(before));
    const sendings = changesOf(written);
    const answered = sendings.reduce((part, sending) => answerPart(part, sending, 'accepted', 1), written);
    expect(known(answered)).toBe(digestOf(answered.cells));
    expect(known(answered)).not.toBe(known(before));
  });

  it('does not change when the office refuses or holds', () => {
    const before = event({ place: sala });
    const written = writePart(before, { place: 'park' }, 9, 'anna');
    const [sending] = changesOf(written);
    if (sending === undefined) throw new Error('nothing to send');
    for (const answer of [{ refused: 'bad-value' }, { held: 'unknown-kind' }] as const) {
      expect(known(answerPart(written, sending, answer, 1))).toBe(known(before));
    }
  });

  it('lies in each class that a removed volunteer had', () => {
    const part: Part = { kind: 'volunteer', id: 'v1', cells: { erased: [true, 5, 'anna'] } };
    expect([...sumsOfPart(part, false).keys()]).toEqual(['team']);
    expect([...sumsOfPart(part, true).keys()]).toEqual(['contact', 'office']);
  });
});

describe('what the office has lost', () => {
  it('is marked to be sent again with its own stamp and without a base', () => {
    const part = event({ place: sala, note: ['mokro', 7, 'celina'] });
    const returned = returnMissing(part, ['place', 'note'], { place: ['dwór', 3, 'anna'] });
    expect(changesOf(returned).map(({ change }) => change)).toEqual([
      { kind: 'event', id: 'e1', stamp: [5, 'borys'], fields: { place: 'sala' } },
      { kind: 'event', id: 'e1', stamp: [7, 'celina'], fields: { note: 'mokro' } },
    ]);
    expect(knownCells(returned)).toEqual({ place: ['dwór', 3, 'anna'] });
  });

  it('goes as an other version under its own name, not as a new opinion', () => {
    const other = { 'place~3~anna': ['dwór', 3, 'anna'] } satisfies Record<string, Cell>;
    const returned = returnMissing(event({ place: sala, ...other }), ['place~3~anna'], {});
    expect(changesOf(returned).map(({ change }) => change.fields)).toEqual([{ 'place~3~anna': 'dwór' }]);
  });

  it('is not marked where the office has the same or a later one, nor where it waits already', () => {
    const part = writePart(event({ place: sala, note: ['mokro', 7, 'celina'] }), { note: 'sucho' }, 20, 'anna');
    const returned = returnMissing(part, ['place', 'note'], { place: sala });
    expect(returned.marks).toEqual(part.marks);
    expect(returnMissing(event({ place: sala }), ['place'], { place: ['dwór', 6, 'anna'] }).marks).toBeUndefined();
  });

  it('is settled when the office has it, from whichever phone', () => {
    const returned = returnMissing(event({ place: sala }), ['place'], {});
    expect(receiveCells(returned, { place: sala }, 1).marks).toBeUndefined();
  });

  it('becomes an ordinary change when a person writes the field meanwhile', () => {
    const returned = returnMissing(event({ place: sala }), ['place'], { place: ['dwór', 3, 'anna'] });
    const [sending] = changesOf(writePart(returned, { place: 'park' }, 20, 'celina'));
    expect(sending?.change).toMatchObject({ fields: { place: 'park' }, base: { place: [3, 'anna'] } });
  });
});

describe('a removal', () => {
  it('takes everything with it, also what was unsent, and stays whatever comes', () => {
    const part = writePart(event({ place: sala }), { note: 'mokro' }, 9, 'anna');
    const removed = writePart(part, { erased: true }, 10, 'anna');
    expect(removed.cells).toEqual({ erased: [true, 10, 'anna'] });
    expect(changesOf(removed).map(({ change }) => change.fields)).toEqual([{ erased: true }]);
    const later = receiveCells(removed, { place: ['park', 99, 'celina'] }, 1);
    expect(later.cells).toEqual(removed.cells);
    expect(changesOf(later)).toHaveLength(1);
    expect(receiveCells(later, removed.cells, 1).marks).toBeUndefined();
    expect(writePart(later, { place: 'las' }, 100, 'anna')).toBe(later);
  });
});

it('a checksum sees a single flipped bit', () => {
  const text = JSON.stringify(['tally', 'e1.t1', { amount: [60, 5, 'anna'] }, null]);
  for (let i = 0; i < text.length; i++) {
    const flipped = text.slice(0, i) + String.fromCharCode(text.charCodeAt(i) ^ 1) + text.slice(i + 1);
    expect(checksumOf(flipped)).not.toBe(checksumOf(text));
  }
});
