import { describe, expect, it } from 'vitest';
import { endingWrites } from '../../../../src/client/ui/event/finish.ts';
import { layOver } from '../../../../src/client/ui/event/in-flight.ts';
import { entryToAdd, entryToTotal } from '../../../../src/client/ui/event/pad-entry.ts';
import { saveStateOf, summaryText } from '../../../../src/client/ui/event/summary-text.ts';
import { helpersOf, presentCount, searchHelpers, toTick } from '../../../../src/client/ui/event/volunteers.ts';
import type { Entry, Fields } from '../../../../src/domain/scalar.ts';

describe('a typed number', () => {
  const unknown = { scale: 1, value: undefined, base: undefined } as const;
  const twelve = { scale: 1, value: 12, base: 12 } as const;
  const kilograms = { scale: 100, value: undefined, base: undefined } as const;
  it.each([
    ['razem 42 where 12 are: adds 30', entryToTotal('42', twelve), { ok: true, amount: 30 }],
    ['razem 10 where 12 are: takes 2 away', entryToTotal('10', twelve), { ok: true, amount: -2 }],
    ['razem 12 where 12 are: nothing to write', entryToTotal('12', twelve), { ok: true, amount: undefined }],
    ['razem 0 where nobody counted: says zero', entryToTotal('0', unknown), { ok: true, amount: 0 }],
    ['razem 42 where nobody counted', entryToTotal('42', unknown), { ok: true, amount: 42 }],
    ['razem −1', entryToTotal('-1', unknown), { ok: false, code: 'below-zero' }],
    ['dodaj 42', entryToAdd('42', twelve), { ok: true, amount: 42 }],
    ['dodaj 0 where nobody counted: says zero', entryToAdd('0', unknown), { ok: true, amount: 0 }],
    ['dodaj 0 where 12 are: nothing to write', entryToAdd('0', twelve), { ok: true, amount: undefined }],
    ['dodaj −13 where 12 are', entryToAdd('-13', twelve), { ok: false, code: 'below-zero' }],
    ['a comma in kilograms', entryToAdd('976,44', kilograms), { ok: true, amount: 97_644 }],
    ['a point in kilograms', entryToAdd('12.5', kilograms), { ok: true, amount: 1250 }],
    ['half a person', entryToAdd('1,5', unknown), { ok: false, code: 'amount-too-precise' }],
    ['words', entryToAdd('dużo', unknown), { ok: false, code: 'amount-not-a-number' }],
    ['nothing', entryToTotal(' ', unknown), { ok: false, code: 'amount-empty' }],
  ])('%s', (_, entry, expected) => {
    expect(entry).toEqual(expected);
  });
});

describe('taps on their way to the disk', () => {
  const fields = { sheet: 's', measure: 'people', group: 'g', amount: 1, exact: true };
  const tap = { tally: 'e.1', fields };
  const sum = { 's people g': { exact: 1, estimated: 0, tallies: 1 } };

  it('count before the copy has them', () => {
    expect(layOver({}, [], [tap]).sums).toEqual(sum);
  });

  it('count once when the copy has them before their write ended', () => {
    const act = { id: 'e.1', fields, unsent: true };
    expect(layOver(sum, [act], [tap])).toEqual({ sums: sum, acts: [act] });
  });

  it('undone at once leave no number, and stay listed', () => {
    const { sums, acts } = layOver({}, [], [tap, { tally: 'e.1', fields: { void: true } }]);
    expect(sums).toEqual({});
    expect(acts).toMatchObject([{ id: 'e.1', inFlight: true, fields: { void: true, amount: 1 } }]);
  });
});

describe('the end of an event', () => {
  const ending = (fields: Fields, zeros: readonly { id: string; measure: string; group: string }[] = []) =>
    endingWrites({
      event: 'e',
      fields,
      zeros,
      device: 'd',
      sheetLabel: 'Telefon',
      day: '2024-03-22',
      time: '12:30',
      nowMs: 5,
    });

  it('is now', () => {
    expect(ending({ date: '2024-03-22' })).toEqual([
      { kind: 'event', id: 'e', fields: { state: 'finished', endTime: '12:30', finishedAt: 5 } },
    ]);
  });

  it.each([
    ['a person said when', { date: '2024-03-22', endTime: '12:00' }],
    ['it is written up on another day', { date: '2024-03-20' }],
  ])('is not invented when %s', (_, fields) => {
    expect(ending(fields)[0]?.fields).toEqual({ state: 'finished', finishedAt: 5 });
  });

  it('records a zero as a tally', () => {
    const [sheet, zero, end] = ending({ date: '2024-03-22' }, [{ id: 't', measure: 'people', group: 'g' }]);
    expect([sheet?.id, zero?.id, end?.id]).toEqual(['e.d', 'e.t', 'e']);
    expect(zero?.fields).toMatchObject({ amount: 0, group: 'g', sheet: 'e.d' });
  });
});

describe('the summary that is shared', () => {
  it('says what, when and how many, without blanks that break', () => {
    const text = summaryText({
      title: 'Pisankowy desant',
      when: ['22 marca 2024\u00a0r.', '10:00–12:30'],
      attended: 'Obecni: 85',
      lines: ['Seniorzy: 60', 'Dzieci: 25', 'Opiekunowie: nie policzono'],
      volunteers: 'Wolontariusze: 8',
      hours: 'Godziny wolontariatu: 16\u00a0godz.',
      partners: undefined,
    });
    expect(text).toBe(
      'Pisankowy desant\n22 marca 2024 r. · 10:00–12:30\n\nObecni: 85\nSeniorzy: 60\nDzieci: 25\nOpiekunowie: nie policzono\nWolontariusze: 8\nGodziny wolontariatu: 16 godz.',
    );
  });

  it('is not said to be at the office while one tap of it is on the phone only', () => {
    expect(saveStateOf([{ unsent: false, sentAt: 5 }, { unsent: true }]).unsent).toBe(true);
    expect(
      saveStateOf([
        { unsent: false, sentAt: 5 },
        { unsent: false, sentAt: 9 },
      ]),
    ).toEqual({ unsent: false, sentAt: 9 });
  });
});

describe('volunteers at an event', () => {
  const people = new Map<string, Entry>(
    Object.entries({
      v1: { label: 'Łukasz K.' },
      v2: { label: 'Anna M.' },
      v3: { label: 'Stefan O.', status: 'ended' },
      v4: { label: 'Anna M.', mergedInto: 'v2' },
      v5: { label: 'Paulina Ł.', status: 'ended' },
    } as Record<string, Fields>).map(([id, fields]) => [id, { id, fields }]),
  );
  const present = (volunteer: string, isHere = true): [string, Entry] => {
    const id = `e.${volunteer}.2024-03-22`;
    return [id, { id, fields: { volunteer, present: isHere } }];
  };
  const presences = new Map([present('v5'), present('v1', false), present('v2')]);
  const helpers = helpersOf(people, presences, 'e', '2024-03-22', (a, b) => a.localeCompare(b, 'pl'));

  it('are those of the club by name; who left is shown while ticked', () => {
    expect(helpers.map(({ id, present: isHere }) => [id, isHere])).toEqual([
      ['v2', true],
      ['v1', false],
      ['v5', true],
    ]);
  });

  it('who said that they would come stand first, and are still to be ticked; the club is who is active', () => {
    const active = new Map([...people].map(([id, each]) => [id, { id, fields: { status: 'active', ...each.fields } }]));
    const going = new Map(presences).set('e.v1.2024-03-22', {
      id: 'e.v1.2024-03-22',
      fields: { volunteer: 'v1', going: true },
    });
    const all = helpersOf(active, going, 'e', '2024-03-22', (a, b) => a.localeCompare(b, 'pl'));
    expect(all.map(({ id }) => id)).toEqual(['v1', 'v2', 'v5']);
    expect(toTick(all)).toEqual({ expected: ['v1'], club: ['v1'] });
    expect(toTick(helpers)).toEqual({ expected: [], club: [] });
  });

  it('are counted once each', () => {
    expect(presentCount(presences)).toBe(2);
  });

  it('are found without marks, those whose name begins so first', () => {
    expect(searchHelpers(helpers, 'l').map(({ id }) => id)).toEqual(['v1', 'v5']);
  });
});
