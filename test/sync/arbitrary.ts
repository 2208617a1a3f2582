/** What the properties draw from: few fields, few devices and close times, so that values meet often. */
import fc from 'fast-check';
import type { Cell, Cells } from '../../src/sync/cell.ts';
import type { Change } from '../../src/sync/change.ts';
import type { Stamp } from '../../src/sync/stamp.ts';

/** Values that JSON can carry both ways: a minus zero comes back as zero. */
const scalar = fc.oneof(
  fc.constantFrom('', 'a', 'ą', 'ż', '\u{1f600}', '\uffee', 'sala', 'Sala'),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
  fc.integer({ min: -3, max: 12 }),
  fc.boolean(),
  fc.constant(null),
);

const device = fc.constantFrom('anna', 'borys', 'celina');
const stamp: fc.Arbitrary<Stamp> = fc.tuple(fc.integer({ min: 1, max: 6 }), device);
export const cell: fc.Arbitrary<Cell> = fc.tuple(scalar, fc.integer({ min: 1, max: 6 }), device);

const field = fc.constantFrom('title', 'place', 'note', 'startedAt', 'partner/dom-kultury', 'title~3~anna');
/** A part of a record, at times removed. */
export const cells: fc.Arbitrary<Cells> = fc
  .record({ fields: fc.dictionary(field, cell, { maxKeys: 5 }), erased: fc.option(stamp, { freq: 6, nil: undefined }) })
  .map(({ fields, erased }) => (erased === undefined ? { ...fields } : { erased: [true, ...erased] as Cell }));

const base = fc.option(stamp, { nil: null });
/** A change of one event, by one of three people. One stamp has one content, as on a phone. */
export const changes: fc.Arbitrary<readonly Change[]> = fc.uniqueArray(
  fc
    .record({
      stamp,
      fields: fc.dictionary(fc.constantFrom('title', 'place', 'note', 'startedAt'), scalar, { minKeys: 1, maxKeys: 3 }),
      base: fc.option(base, { nil: undefined }),
    })
    .map(({ stamp: made, fields, base: known }): Change => {
      const change = { kind: 'event', id: 'e1', stamp: made, fields: { ...fields } };
      if (known === undefined) return change;
      return { ...change, base: Object.fromEntries(Object.keys(fields).map((name) => [name, known])) };
    }),
  { selector: (change) => change.stamp.join(' '), minLength: 1, maxLength: 7 },
);
