import { describe, expect, it, test } from 'vitest';
import type { Cell } from '../../src/sync/cell.ts';
import type { Change } from '../../src/sync/change.ts';
import type { Stamp } from '../../src/sync/stamp.ts';
import { absorb, isAsked, openVersions, readVersionName, versionName } from '../../src/sync/versions.ts';
import { emptyOffice, take } from './office.ts';

const sala: Cell = ['sala', 10, 'anna'];

/** What an office that has `mine` makes of `theirs`; base undefined: sent as repair. */
interface Meeting {
  readonly says: string;
  readonly mine: Cell;
  readonly theirs: Cell;
  readonly base: Stamp | null | undefined;
  readonly stands: string;
  readonly other?: string;
  readonly field?: string;
  readonly isPast?: boolean;
}
const meetings: readonly Meeting[] = [
  {
    says: 'a later value whose author saw ours simply stands',
    mine: sala,
    theirs: ['dwór', 20, 'borys'],
    base: [10, 'anna'],
    stands: 'dwór',
  },
  {
    says: 'a later value whose author knew nothing leaves ours as the other version',
    mine: sala,
    theirs: ['dwór', 20, 'borys'],
    base: null,
    stands: 'dwór',
    other: 'sala',
  },
  {
    says: 'a later value whose author knew an older one leaves ours as the other version',
    mine: sala,
    theirs: ['dwór', 20, 'borys'],
    base: [5, 'celina'],
    stands: 'dwór',
    other: 'sala',
  },
  {
    says: 'an earlier value that comes late is itself the other version',
    mine: sala,
    theirs: ['dwór', 7, 'borys'],
    base: null,
    stands: 'sala',
    other: 'dwór',
  },
  {
    says: 'an earlier value that stood here once is only a repeat',
    mine: sala,
    theirs: ['dwór', 7, 'borys'],
    base: null,
    isPast: true,
    stands: 'sala',
  },
  {
    says: 'one device does not differ with itself',
    mine: sala,
    theirs: ['dwór', 20, 'anna'],
    base: null,
    stands: 'dwór',
  },
  {
    says: 'one device does not differ with itself, also when the older comes last',
    mine: sala,
    theirs: ['dwór', 7, 'anna'],
    base: null,
    stands: 'sala',
  },
  {
    says: 'two people who wrote the same agree',
    mine: sala,
    theirs: ['sala', 20, 'borys'],
    base: null,
    stands: 'sala',
  },
  {
    says: 'two people who wrote the same agree, also when the older comes last',
    mine: sala,
    theirs: ['sala', 7, 'borys'],
    base: null,
    stands: 'sala',
  },
  {
    says: 'a repair that wins asks nobody',
    mine: sala,
    theirs: ['dwór', 20, 'borys'],
    base: undefined,
    stands: 'dwór',
  },
  {
    says: 'a repair that loses asks nobody',
    mine: sala,
    theirs: ['dwór', 7, 'borys'],
    base: undefined,
    stands: 'sala',
  },
  {
    says: 'what the app sets itself asks nobody',
    field: 'startedAt',
    mine: sala,
    theirs: ['dwór', 20, 'borys'],
    base: null,
    stands: 'dwór',
  },
  {
    says: 'settling asks nobody',
    field: 'place~3~anna',
    mine: sala,
    theirs: ['dwór', 20, 'borys'],
    base: null,
    stands: 'dwór',
  },
];

describe('two values of one field meet', () => {
  test.each(meetings)('$says', ({ mine, theirs, base, stands, other, field = 'place', isPast = false }) => {
    const met = absorb('event', field, mine, { cell: theirs, base }, () => isPast);
    expect(met.cell[0]).toBe(stands);
    expect(met.other?.[0]).toBe(other);
  });

  it('the first value of a field meets nobody', () => {
    expect(absorb('event', 'place', undefined, { cell: sala, base: null }, () => false)).toEqual({ cell: sala });
  });
});

describe('the other version of a field', () => {
  it('bears the stamp of its value in its name', () => {
    expect(versionName('phone', [10, 'anna'])).toBe('phone~10~anna');
    expect(readVersionName('partner/dom-kultury~10~anna')).toEqual({
      field: 'partner/dom-kultury',
      stamp: [10, 'anna'],
    });
    expect(readVersionName('phone')).toBeUndefined();
  });

  it('is open until somebody settles it, and the latest is shown first', () => {
    const cells = {
      place: ['park', 30, 'celina'] as Cell,
      'place~10~anna': ['sala', 10, 'anna'] as Cell,
      'place~20~borys': ['dwór', 20, 'borys'] as Cell,
      'note~5~anna': [null, 40, 'celina'] as Cell,
    };
    expect(openVersions(cells).map(({ field, value }) => [field, value])).toEqual([
      ['place', 'dwór'],
      ['place', 'sala'],
    ]);
  });

  it('is open again when the choice was taken back', () => {
    const cells = {
      place: ['park', 50, 'celina'] as Cell,
      'place~10~anna': ['sala', 50, 'celina'] as Cell,
    };
    expect(openVersions(cells)).toEqual([
      { field: 'place', name: 'place~10~anna', value: 'sala', stamp: [10, 'anna'] },
    ]);
  });

  it('is asked of fields that people write, known or not, and of no others', () => {
    expect(isAsked('event', 'place')).toBe(true);
    expect(isAsked('event', 'weatherOfNextYear')).toBe(true);
    expect(isAsked('event', 'startedAt')).toBe(false);
    expect(isAsked('event', 'erased')).toBe(false);
    expect(isAsked('event', 'place~10~anna')).toBe(false);
  });
});

describe('the office keeps both who differed', () => {
  const change = (value: string, stamp: Stamp, base: Stamp | null): Change => {
    return { kind: 'event', id: 'e1', stamp, fields: { place: value }, base: { place: base } };
  };

  it('both values lie in the record, whichever came first', () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const office = emptyOffice();
      const sent = [change('sala', [10, 'anna'], null), change('dwór', [20, 'borys'], null)];
      for (const i of order) take(office, sent[i] as Change);
      expect(office.cells).toEqual({ place: ['dwór', 20, 'borys'], 'place~10~anna': ['sala', 10, 'anna'] });
    }
  });

  it('a repeat after a lost answer asks nothing that was never a question', () => {
    const office = emptyOffice();
    take(office, change('sala', [10, 'anna'], null));
    take(office, change('dwór', [20, 'borys'], [10, 'anna']));
    expect(take(office, change('sala', [10, 'anna'], null)).changed).toBe(false);
    expect(office.cells).toEqual({ place: ['dwór', 20, 'borys'] });
  });

  it('a repeat of an equal value asks nothing after a third person changed both', () => {
    const office = emptyOffice();
    take(office, change('sala', [20, 'borys'], null));
    take(office, change('sala', [10, 'anna'], null));
    take(office, change('dwór', [30, 'celina'], [20, 'borys']));
    take(office, change('sala', [10, 'anna'], null));
    expect(office.cells).toEqual({ place: ['dwór', 30, 'celina'] });
  });

  it('a choice that was taken back is a question again, once, also after repeats', () => {
    const office = emptyOffice();
    take(office, change('dwór', [20, 'borys'], null));
    take(office, change('sala', [10, 'anna'], null));
    const chosen: Change = {
      kind: 'event',
      id: 'e1',
      stamp: [40, 'celina'],
      fields: { place: 'sala', 'place~10~anna': null },
    };
    const back: Change = {
      kind: 'event',
      id: 'e1',
      stamp: [50, 'celina'],
      fields: { place: 'dwór', 'place~10~anna': 'sala' },
    };
    take(office, chosen);
    expect(openVersions(office.cells)).toEqual([]);
    take(office, back);
    take(office, chosen);
    take(office, change('sala', [10, 'anna'], null));
    expect(office.cells['place']?.[0]).toBe('dwór');
    expect(openVersions(office.cells).map(({ value, stamp }) => [value, stamp])).toEqual([['sala', [10, 'anna']]]);
  });

  it('a repeat does not open again what a person settled', () => {
    const office = emptyOffice();
    take(office, change('dwór', [20, 'borys'], null));
    take(office, change('sala', [10, 'anna'], null));
    take(office, { kind: 'event', id: 'e1', stamp: [40, 'celina'], fields: { 'place~10~anna': null } });
    take(office, change('sala', [10, 'anna'], null));
    expect(openVersions(office.cells)).toEqual([]);
  });
});
