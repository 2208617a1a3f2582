/**
 * Every row of the plan can be logged as it deserves, and docs/rows.md says how. The page is made from this data:
 * `WRITE=1 vitest run --project unit test/client/rows` writes it anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { elementsOf } from '../../../src/domain/event.ts';
import { attendancesOf, figureOf } from '../../../src/domain/figure.ts';
import { eventOf } from '../../../src/domain/id.ts';
import { monthsOf, progressOf } from '../../../src/domain/plan.ts';
import { coversWrites } from '../../../src/domain/sheets.ts';
import { totalsOf, valueOf } from '../../../src/domain/total.ts';
import type { YearRow } from '../../../src/domain/year-table.ts';
import { type Logged, logAll } from './log.ts';
import { pageOf } from './page.ts';
import { firstRows } from './rows-1-8.ts';
import { meetingRows } from './rows-9-12.ts';
import { publicRows } from './rows-13-16.ts';
import { lastRows } from './rows-17-25.ts';
import { type Copy, copyOf, said } from './said.ts';

const rows = [...firstRows, ...meetingRows, ...publicRows, ...lastRows];
const page = join(import.meta.dirname, '../../../docs/rows.md');

let logged: Logged;
let copy: Copy;
beforeAll(async () => {
  logged = await logAll(rows);
  copy = await copyOf(logged.phone);
});

function rowOf(number: number): YearRow {
  const row = copy.rows.find((each) => each.number === number);
  if (row === undefined) throw new Error(`There is no row ${number}`);
  return row;
}
const kindsOf = (number: number) => new Set(logged.writes.get(number)?.map(({ kind }) => kind));

describe('the rows of the plan', () => {
  it('are all 25 of them', () => {
    expect(rows.map(({ number }) => number)).toEqual(copy.rows.map(({ number }) => number));
    expect(rows).toHaveLength(25);
  });

  it.each(rows)('row $number comes out as it was counted', ({ number, comesOut }) => {
    expect(said(rowOf(number), copy)).toEqual(comesOut);
  });

  it.each(rows)('row $number has the same figures on the plan’s page and at its events', ({ number }) => {
    const row = rowOf(number);
    const progress = progressOf(row.all, copy.sums, copy.sheets, copy.groups);
    expect(progress.attendances).toEqual(row.attendances);
    expect(progress.events).toEqual(row.events);
    const atEvents = row.events.flatMap(({ id }) => totalsOf(copy.sums.get(id) ?? {}, copy.sheets));
    expect(attendancesOf(atEvents, copy.groups)).toEqual(row.attendances);
    expect(progress.totals.map(valueOf).reduce((a, b) => a + b)).toBe(
      atEvents
        .map(figureOf)
        .map(valueOf)
        .reduce((a, b) => a + b),
    );
  });

  it('are all done when the year is over', () => {
    expect(copy.rows.filter(({ status }) => status !== 'done').map(({ number }) => number)).toEqual([]);
  });
});

describe('what a row must not lose', () => {
  it('rows 2 and 24 hold no name of anybody who came', () => {
    expect([...kindsOf(2)].sort()).toEqual(['event', 'presence', 'sheet', 'tally']);
    expect([...kindsOf(24)].sort()).toEqual(['event', 'sheet', 'tally']);
  });

  it('row 7 is changed at the event and not in the plan', () => {
    expect(elementsOf(rowOf(7).events[0]?.fields ?? {}, 'group')).toEqual(['seniors', 'disabled', 'pupils', 'wtz']);
    expect(elementsOf(rowOf(7).activity?.fields ?? {}, 'group')).toContain('krzyska17');
  });

  it('row 9 leads to row 16, and then to its event', () => {
    const prepared = rowOf(9).events.map(({ fields }) => fields['prepares']);
    expect(prepared).toEqual([rowOf(16).id, rowOf(16).events[0]?.id, rowOf(16).events[0]?.id]);
  });

  it('row 11 keeps the year that the plan says, beside the day that it was', () => {
    expect(rowOf(11).activity?.fields['termText']).toBe('kwiecień/maj 2023 r.');
    expect(rowOf(11).events[0]?.fields['date']).toBe('2024-04-24');
  });

  it('row 12 has an event in each of its two months and in none between', () => {
    const { activity, events } = rowOf(12);
    expect(activity && monthsOf(activity)).toEqual(['2024-04', '2024-11']);
    expect(events.map(({ fields }) => String(fields['date']).slice(0, 7))).toEqual(['2024-04', '2024-11']);
  });

  it('row 16 counts a gate twice as soon as a sheet no longer says that it lies inside another', () => {
    const event = rowOf(16).events[0]?.id ?? '';
    const inside = `${event}.phone-e`;
    const sheets = new Map(copy.sheets);
    for (const { fields } of coversWrites(new Map([[inside, 'part' as const]])))
      sheets.set(inside, { id: inside, fields });
    const residents = (known: typeof sheets) =>
      totalsOf(copy.sums.get(event) ?? {}, known).find(({ group }) => group === 'residents');
    expect([residents(new Map(copy.sheets)), residents(sheets)].map((total) => total && valueOf(total))).toEqual([
      5000, 5605,
    ]);
  });

  it('row 17 has no partner called “-”', () => {
    expect(rowOf(17).all.flatMap(({ fields }) => elementsOf(fields, 'partner'))).toEqual([]);
  });

  it('row 20 leads from the day that fell out to the one that took its place', () => {
    const moved = rowOf(20).all.find(({ fields }) => fields['state'] === 'notHeld');
    expect(moved?.fields['movedTo']).toBe(rowOf(20).events[0]?.id);
  });

  it('rows 10 and 14 are series, each with one name for all its meetings', () => {
    const series = [10, 14].map((number) => rowOf(number).events.map(({ fields }) => fields['series']));
    expect(series.map((names) => new Set(names).size)).toEqual([1, 1]);
    expect(series[0]?.[0]).not.toBe(series[1]?.[0]);
  });

  it('everything lies in the event that it was written at', () => {
    const events = new Set(copy.events.keys());
    const strays = [...copy.sheets.keys(), ...copy.presences.keys(), ...copy.voices.keys()];
    expect(strays.length).toBeGreaterThan(60);
    expect(strays.filter((id) => !events.has(eventOf(id)))).toEqual([]);
  });
});

it('docs/rows.md says what was logged', () => {
  const text = pageOf(rows, logged.writes);
  if (process.env['WRITE'] === '1') writeFileSync(page, text);
  expect(readFileSync(page, 'utf8')).toBe(text);
});
