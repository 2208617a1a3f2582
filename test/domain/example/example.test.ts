import { describe, expect, it } from 'vitest';
import { checkFields } from '../../../src/domain/check.ts';
import { isDay } from '../../../src/domain/day.ts';
import { exampleWrites } from '../../../src/domain/example/example.ts';
import type { Write } from '../../../src/domain/scalar.ts';
import { readTerm } from '../../../src/domain/term.ts';
import { labelOf } from '../../../src/domain/text.ts';
import { peopleMeasure } from '../../../src/domain/total.ts';

let made = 0;
const writes = exampleWrites(() => `made-${++made}`);
const ofKind = (kind: string) => writes.filter((write) => write.kind === kind);
const elements = (write: Write, family: string) =>
  Object.keys(write.fields)
    .filter((name) => name.startsWith(`${family}/`))
    .map((name) => name.slice(family.length + 1));

describe('the example office', () => {
  it('holds nothing that the office would refuse', () => {
    expect(writes.map(({ kind, id, fields }) => checkFields(kind, id, fields)).filter(Boolean)).toEqual([]);
  });

  it('gives every record an id of its own', () => {
    expect(new Set(writes.map(({ id, kind }) => `${kind} ${id}`)).size).toBe(writes.length);
  });

  it('refers only to groups, measures, partners and plans that it holds', () => {
    const known = new Set(writes.map(({ kind, id }) => `${kind}/${id}`));
    const used = writes.flatMap((write) =>
      ['group', 'measure', 'partner'].flatMap((family) => elements(write, family).map((id) => `${family}/${id}`)),
    );
    expect(used.length).toBeGreaterThan(100);
    expect(used.filter((reference) => !known.has(reference))).toEqual([]);
    expect(new Set(ofKind('activity').map(({ fields }) => `plan/${String(fields['plan'])}`))).toEqual(
      new Set(ofKind('plan').map(({ id }) => `plan/${id}`)),
    );
  });

  it('has the 25 rows of the plan, also both of the two that are alike', () => {
    const rows = ofKind('activity');
    expect(rows.map(({ fields }) => fields['number'])).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    const [row21, row22] = rows.slice(20, 22);
    expect(row21?.id).not.toBe(row22?.id);
    expect(row21?.fields).toEqual({
      ...row22?.fields,
      number: 21,
      title: 'Spotkanie międzypokoleniowe – październik (1)',
    });
  });

  it('keeps each term as the plan writes it, with its months as they are read', () => {
    for (const row of ofKind('activity')) {
      const term = readTerm(String(row.fields['termText']), 2024);
      expect(row.fields['termMode']).toBe(term.mode);
      expect(elements(row, 'month')).toEqual(term.months);
    }
  });

  it('tells who attends from who does not: the helped, the performers and the carers', () => {
    const outside = ofKind('group').filter(({ fields }) => fields['attends'] === false);
    expect(outside.map(({ id }) => id)).toEqual(['caregivers', 'guests', 'performers', 'beneficiaries']);
    expect(ofKind('group')).toHaveLength(19);
  });

  it('counts people in one measure, and food in tens of grams', () => {
    const people = ofKind('measure').filter(({ fields }) => fields['people'] === true);
    expect(people.map(({ id }) => id)).toEqual([peopleMeasure]);
    expect(ofKind('measure').find(({ id }) => id === 'food-kg')?.fields).toMatchObject({
      unit: 'kg',
      scale: 100,
      step: 50,
    });
    expect(ofKind('measure')).toHaveLength(16);
  });

  it('has no partner where the plan has a dash, and one Volunteer Club under its several spellings', () => {
    const row17 = ofKind('activity')[16];
    expect(row17 && elements(row17, 'partner')).toEqual([]);
    const club = ofKind('partner').find(({ id }) => id === 'volunteer-club');
    expect(club && elements(club, 'alias')).toHaveLength(4);
    // Nine rows name the Volunteer Club, whatever they call it; three the Klub Senior+.
    const rowsWith = (partner: string) =>
      ofKind('activity').filter((row) => elements(row, 'partner').includes(partner));
    expect(rowsWith('volunteer-club').map(({ fields }) => fields['number'])).toEqual([
      2, 10, 11, 18, 19, 20, 21, 22, 25,
    ]);
    expect(rowsWith('klub-senior').map(({ fields }) => fields['number'])).toEqual([6, 11, 23]);
  });

  it('has the nine events of 2023, and says where the day is only that of the news', () => {
    const events = ofKind('event');
    expect(events).toHaveLength(9);
    expect(events.every(({ fields }) => isDay(String(fields['date'])) && fields['state'] === 'finished')).toBe(true);
    const unsure = events.filter(({ fields }) => /wpisano dzień publikacji/.test(String(fields['note'])));
    expect(unsure.map(({ fields }) => fields['date'])).toEqual(['2023-03-31', '2023-06-01', '2023-07-12']);
    expect(unsure.every(({ fields }) => fields['date'] === fields['published'])).toBe(true);
    // The page tells no counts: unknown is not zero.
    expect(ofKind('tally')).toEqual([]);
  });

  it('has 40 volunteers who do not exist, three of them minors', () => {
    const volunteers = ofKind('volunteer').map(({ fields }) => fields);
    expect(volunteers).toHaveLength(40);
    expect(volunteers.filter(({ minor }) => minor === true)).toHaveLength(3);
    expect(volunteers.every(({ phone }) => /^500 000 0\d\d$/.test(String(phone)))).toBe(true);
    expect(volunteers.every(({ email }) => email === undefined || /^[a-z.]+@example\.org$/.test(String(email)))).toBe(
      true,
    );
    expect(new Set(volunteers.map(({ phone }) => phone)).size).toBe(40);
    expect(volunteers.every(({ label, given, family }) => label === labelOf(String(given), String(family)))).toBe(true);
    expect(volunteers.some(({ label, family }) => String(label).includes(String(family)))).toBe(false);
  });
});
