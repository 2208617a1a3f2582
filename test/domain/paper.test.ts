import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFields } from '../../src/domain/check.ts';
import { type PaperEntry, paperLines, paperWrites } from '../../src/domain/paper.ts';
import type { Entry, Fields, Write } from '../../src/domain/scalar.ts';
import { changeSums, type Sums, sumKey } from '../../src/domain/total.ts';

const nowMs = 1_795_000_000_000;
const lines = [
  { measure: 'people', group: 'seniors' },
  { measure: 'people', group: 'children' },
  { measure: 'food', group: '' },
];
const entry: PaperEntry = {
  occasion: {
    id: 'e1',
    device: 'desk',
    sheetLabel: 'Komputer',
    day: '2024-04-02',
    time: '08:00',
    zone: 'Europe/Warsaw',
    nowMs,
  },
  planned: undefined,
  activity: 'row-6',
  title: 'Pisankowy desant',
  date: '2024-03-22',
  startTime: '10:00',
  endTime: '',
  place: 'Park',
  note: '',
  lines,
  counts: [
    { id: 't1', measure: 'people', group: 'seniors', amount: 60, exact: true },
    { id: 't2', measure: 'people', group: 'children', amount: 0, exact: false },
  ],
  partners: ['wtz'],
  volunteers: ['v1', 'v2'],
};
const written = (changes: Partial<PaperEntry> = {}) => paperWrites({ ...entry, ...changes });
const ofKind = (writes: readonly Write[], kind: string) => writes.filter((write) => write.kind === kind);
const eventOf = (writes: readonly Write[]) => ofKind(writes, 'event')[0]?.fields;
const sumsOf = (writes: readonly Write[]) =>
  ofKind(writes, 'tally').reduce<Sums>((sums, { fields }) => changeSums(sums, undefined, fields), {});

describe('the lines of a sheet', () => {
  const entries = (list: Readonly<Record<string, Fields>>) =>
    new Map<string, Entry>(Object.entries(list).map(([id, fields]) => [id, { id, fields }]));
  const groups = entries({
    carers: { order: 0, attends: false },
    children: { order: 2 },
    seniors: { order: 1, attends: true },
  });
  const measures = entries({ people: { order: 0 }, leaflets: { order: 2 }, food: { order: 1 } });
  const row = {
    'group/carers': true,
    'group/children': true,
    'group/seniors': true,
    'group/families': false,
    'measure/leaflets': true,
    'measure/people': true,
    'measure/food': true,
  };

  it('stand in the order of the lists: who attends, who does not, what else is counted', () => {
    const keys = paperLines(row, groups, measures).map(({ measure, group }) => `${measure} ${group}`);
    expect(keys).toEqual(['people seniors', 'people children', 'people carers', 'food ', 'leaflets ']);
  });

  it('count people without groups where the plan names none', () => {
    expect(paperLines({}, groups, measures)).toEqual([{ measure: 'people', group: '' }]);
  });
});

describe('a sheet that is typed in', () => {
  it('is a finished event from paper, with its own day and the day of writing', () => {
    expect(eventOf(written())).toEqual({
      activity: 'row-6',
      title: 'Pisankowy desant',
      date: '2024-03-22',
      startTime: '10:00',
      zone: 'Europe/Warsaw',
      place: 'Park',
      state: 'finished',
      source: 'paper',
      enteredOn: '2024-04-02',
      finishedAt: nowMs,
      'measure/people': true,
      'measure/food': true,
      'group/seniors': true,
      'group/children': true,
      'partner/wtz': true,
    });
  });

  it('counts 0 as zero, and what is empty not at all', () => {
    const zero = { exact: 0, estimated: 0, tallies: 1 };
    expect(sumsOf(written())).toEqual({
      [sumKey('e1.desk', 'people', 'seniors')]: { exact: 60, estimated: 0, tallies: 1 },
      [sumKey('e1.desk', 'people', 'children')]: zero,
    });
    expect(ofKind(written(), 'tally')[1]?.fields).toMatchObject({ amount: 0, exact: false, at: nowMs });
  });

  it('makes no sheet of counting where nobody counted', () => {
    expect(written({ counts: [], volunteers: [] }).map(({ kind }) => kind)).toEqual(['event']);
  });

  it('marks the volunteers on the day of the event, not on that of writing', () => {
    const presences = ofKind(written(), 'presence').map(({ id, fields }) => [id, fields['present']]);
    expect(presences).toEqual([
      ['e1.v1.2024-03-22', true],
      ['e1.v2.2024-03-22', true],
    ]);
  });

  it('lands every number once, whatever the numbers are', () => {
    const counts = fc.array(fc.record({ amount: fc.nat(100_000), exact: fc.boolean() }), { maxLength: 8 });
    fc.assert(
      fc.property(counts, (typed) => {
        const named = typed.map((each, i) => ({ ...each, id: `t${i}`, measure: 'people', group: `g${i}` }));
        const sums = sumsOf(written({ counts: named }));
        expect(Object.keys(sums)).toHaveLength(named.length);
        for (const { group, amount, exact } of named) {
          const sum = { exact: exact ? amount : 0, estimated: exact ? 0 : amount, tallies: 1 };
          expect(sums[sumKey('e1.desk', 'people', group)]).toEqual(sum);
        }
      }),
    );
  });

  it('writes nothing that the office would refuse', () => {
    const problems = written({ endTime: '12:30', note: 'Wiało.' }).map(({ kind, id, fields }) =>
      checkFields(kind, id, fields),
    );
    expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
  });
});

describe('a planned event that is typed in', () => {
  const fields = {
    activity: 'row-6',
    title: 'Pisankowy desant',
    date: '2024-03-21',
    dateTo: '2024-03-21',
    startTime: '10:00',
    place: 'Rynek',
    zone: 'Europe/Kyiv',
    state: 'planned',
    'group/seniors': true,
    'partner/school': true,
  };
  const planned = { id: 'e7', fields };
  const writes = written({ planned, occasion: { ...entry.occasion, id: 'e7' }, place: '' });

  it('keeps its id and becomes finished', () => {
    expect(ofKind(writes, 'event').map(({ id }) => id)).toEqual(['e7']);
    expect(ofKind(writes, 'tally').map(({ id }) => id)).toEqual(['e7.t1', 'e7.t2']);
    expect(eventOf(writes)).toMatchObject({ state: 'finished', source: 'paper' });
  });

  it('stays with its row, also where the phone does not have the row yet', () => {
    expect(eventOf(written({ planned, activity: undefined }))).not.toHaveProperty('activity');
  });

  it('says only what is different from what was planned', () => {
    expect(eventOf(writes)).toEqual({
      date: '2024-03-22',
      dateTo: null,
      place: null,
      state: 'finished',
      source: 'paper',
      enteredOn: '2024-04-02',
      finishedAt: nowMs,
      'measure/people': true,
      'measure/food': true,
      'group/children': true,
      'partner/school': false,
      'partner/wtz': true,
    });
  });
});
