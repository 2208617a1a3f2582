// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { figureWords } from '../../../../src/client/ui/desk/figure-words.ts';
import { tableText } from '../../../../src/client/ui/desk/table-text.ts';
import { YearTableView } from '../../../../src/client/ui/desk/year-table-view.tsx';
import type { Entry, Fields } from '../../../../src/domain/scalar.ts';
import { type Sums, sumKey } from '../../../../src/domain/total.ts';
import { yearTable } from '../../../../src/domain/year-table.ts';

afterEach(cleanup);

const mapOf = (entries: Readonly<Record<string, Fields>>) =>
  new Map(Object.entries(entries).map(([id, fields]): [string, Entry] => [id, { id, fields }]));
const sum = (exact: number, estimated = 0) => ({ exact, estimated, tallies: 1 });

const sources = {
  activities: mapOf({
    a1: { plan: 'p', number: 6, title: 'Pisankowy desant', termMode: 'single', 'month/2024-03': true },
    a2: { plan: 'p', number: 7, title: '=Debata', termMode: 'single', 'month/2024-03': true },
    a3: { plan: 'p', number: 8, title: 'Zbiórka', termMode: 'single', 'month/2024-03': true },
  }),
  events: mapOf({
    e1: { activity: 'a1', date: '2024-03-22', state: 'finished' },
    e3: { activity: 'a3', date: '2024-03-25', state: 'finished' },
  }),
  sums: new Map<string, Sums>([
    [
      'e1',
      {
        [sumKey('s', 'people', 'seniors')]: sum(60),
        [sumKey('s', 'people', 'children')]: sum(0, 25),
        [sumKey('s', 'food', '')]: sum(1_297_644),
      },
    ],
    ['e3', { [sumKey('s', 'people', 'seniors')]: sum(0) }],
  ]),
  sheets: mapOf({}),
  groups: mapOf({ seniors: { name: 'Seniorzy', order: 0 }, children: { name: 'Dzieci', order: 1 } }),
  measures: mapOf({ people: { name: 'Osoby', order: 0 }, food: { name: 'Żywność', unit: 'kg', scale: 100, order: 1 } }),
};
const table = yearTable('p', 2024, sources, '2024-05');

describe('a number in words', () => {
  test.each([
    ['counted', sum(85), '85'],
    ['partly estimated', sum(60, 25), 'ok.\u00a085'],
    ['two counts', { ...sum(62), either: { low: 60, high: 62, between: false } }, '62 albo 60'],
    ['several open questions', { ...sum(72), either: { low: 65, high: 72, between: true } }, '65–72'],
  ])('%s', (_, figure, words) => {
    expect(figureWords(figure, 1)).toBe(words);
  });
});

test('the table says what was counted, what is zero, and what nobody counted', () => {
  const opened: string[] = [];
  render(<YearTableView table={table} lists={sources} openRow={undefined} onOpen={(row) => opened.push(row)} />);
  const [first, second, third] = screen.getAllByRole('row').slice(1);
  const cells = (row: HTMLElement | undefined) => [...(row?.children ?? [])].slice(2).map((cell) => cell.textContent);
  expect(cells(first)).toEqual([
    '1',
    'ok.\u00a085',
    'Seniorzy: 60Dzieci: ok.\u00a025',
    'Żywność: 12\u00a0976,44\u00a0kg',
    ' zrealizowane',
  ]);
  expect(cells(second)).toEqual(['—', '—', '', '', ' minął termin']);
  expect(cells(third)).toEqual(['1', '0', 'Seniorzy: 0', '', ' zrealizowane']);
  fireEvent.click(screen.getByLabelText('Pokaż źródła: Pisankowy desant, Uczestnictwa: ok. 85'));
  expect(opened).toEqual(['a1']);
});

test('pasted into a spreadsheet unknown is empty, zero is 0, and no title becomes a formula', () => {
  const rows = tableText(table, sources)
    .split('\r\n')
    .map((line) => line.split('\t'));
  expect(rows[0]).toEqual([
    'Nr',
    'Działanie',
    'Termin',
    'Wydarzenia',
    'Uczestnictwa',
    'Seniorzy',
    'Dzieci',
    'Żywność (kg)',
    'Stan',
  ]);
  expect(rows[1]?.slice(3)).toEqual(['1', 'ok. 85', '60', 'ok. 25', '12976,44', 'zrealizowane']);
  expect(rows[2]?.slice(1)).toEqual(["'=Debata", 'marzec 2024 r.', '', '', '', '', '', 'minął termin']);
  expect(rows[3]?.slice(3, 7)).toEqual(['1', '0', '0', '']);
});
