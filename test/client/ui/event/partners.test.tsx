// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { PartnersPresent } from '../../../../src/client/ui/event/partners-present.tsx';
import { fakeApp, record } from './fake-app.tsx';

afterEach(cleanup);

const event = record('event', 'e1', { title: 'Zbiórka', date: '2024-03-22', state: 'running', activity: 'a4' });
const held = [
  event,
  record('activity', 'a4', { number: 4, 'partner/schools': true, 'partner/police': true }),
  record('partner', 'schools', { name: 'Tarnowskie szkoły podstawowe', type: 'school' }),
  record('partner', 'more', { name: 'Tarnowskie szkoły', type: 'school' }),
  record('partner', 'sp1', { name: 'Szkoła Podstawowa nr 1', type: 'school' }),
  record('partner', 'police', { name: 'Policja w Tarnowie', type: 'public' }),
];
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const search = (text: string) =>
  fireEvent.input(screen.getByLabelText('Szukaj albo wpisz nową nazwę'), { target: { value: text } });
const choices = () =>
  within(screen.getByRole('dialog'))
    .queryAllByRole('listitem')
    .map((item) => item.textContent);

test('a plural of the plan gets its names in two taps, and stays to be ticked', async () => {
  const { show, disk } = fakeApp(held);
  show(<PartnersPresent event={event} />);
  press('Które: Tarnowskie szkoły podstawowe');
  search('SP nr 8');
  press('Dodaj: SP nr 8');
  expect(disk.asked).toEqual([
    [
      { kind: 'partner', id: 't0001', fields: { name: 'SP nr 8', type: 'school' } },
      { kind: 'event', id: 'e1', fields: { 'partner/t0001': true } },
    ],
  ]);
  expect(screen.getByLabelText('Tarnowskie szkoły podstawowe')).toBeTruthy();
});

test('among the names for a plural are those of its kind that are somebody, found by how people call them', () => {
  const { show, disk } = fakeApp(held);
  show(<PartnersPresent event={event} />);
  expect(screen.queryByRole('button', { name: 'Które: Policja w Tarnowie' })).toBeNull();
  press('Które: Tarnowskie szkoły podstawowe');
  expect(choices()).toEqual(['Szkoła Podstawowa nr 1']);
  search('sp 1');
  press('Szkoła Podstawowa nr 1');
  expect(disk.asked).toEqual([[{ kind: 'event', id: 'e1', fields: { 'partner/sp1': true } }]]);
});

test('the key of the keyboard adds what was typed; what is there already is not made twice', () => {
  const { show, disk } = fakeApp(held);
  show(<PartnersPresent event={event} />);
  press('Dodaj partnera');
  search('szkoła podstawowa NR 1');
  expect(screen.queryByRole('button', { name: /^Dodaj: / })).toBeNull();
  const form = () => screen.getByLabelText('Szukaj albo wpisz nową nazwę').closest('form') ?? document.body;
  fireEvent.submit(form());
  press('Dodaj partnera');
  search('Sklep Społem');
  fireEvent.submit(form());
  expect(disk.asked.flat().map(({ fields }) => fields)).toEqual([
    { 'partner/sp1': true },
    { name: 'Sklep Społem' },
    { 'partner/t0001': true },
  ]);
});
