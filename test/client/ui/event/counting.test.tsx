// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { RunningEvent } from '../../../../src/client/ui/event/running-event.tsx';
import { useRecord } from '../../../../src/client/ui/use.ts';
import { unfold } from '../unfold.ts';
import { device, fakeApp, record } from './fake-app.tsx';

afterEach(cleanup);

const event = record('event', 'e1', {
  title: 'Pisankowy desant',
  date: '2024-03-22',
  startTime: '10:00',
  state: 'running',
  'group/seniors': true,
  'group/children': true,
  'measure/people': true,
  'measure/food': true,
});
const lists = [
  record('group', 'seniors', { name: 'Seniorzy', attends: true, order: 1 }),
  record('group', 'children', { name: 'Dzieci i młodzież', attends: true, order: 2 }),
  record('group', 'carers', { name: 'Opiekunowie', attends: false, order: 3 }),
  record('measure', 'people', { name: 'Osoby', people: true, scale: 1 }),
  record('measure', 'food', { name: 'Żywność', unit: 'kg', scale: 100, step: 50 }),
];
const ownSheet = record('sheet', `e1.${device}`, { event: 'e1', device, label: 'Telefon Ani' });

/** The page reads the event anew when it changes. */
function Page() {
  const now = useRecord('event', 'e1');
  return now ? <RunningEvent event={now} questions={null} /> : null;
}

function open(more = [ownSheet]) {
  const phone = fakeApp([event, ...lists, ...more]);
  phone.show(<Page />);
  return phone;
}

const tile = (words: string | RegExp) => screen.getByRole('button', { name: words });
const digitsIn = (words: string | RegExp) => within(tile(words)).getByText(/^[\d–]/, { selector: '.tile-digits' });
const tap = (words: string | RegExp) => fireEvent.click(tile(words));

test('a press answers at once, quieter until the disk has it', async () => {
  const { disk } = open();
  tap('Seniorzy: nie policzono, dodaj 1');
  await screen.findByRole('button', { name: 'Seniorzy: 1, dodaj 1' });
  expect(digitsIn(/^Seniorzy: 1/).classList).toContain('is-in-flight');
  expect(screen.getByText('zapisywanie…', { selector: '.last-act .save-state' })).toBeTruthy();
  await disk.answer();
  expect(digitsIn(/^Seniorzy: 1/).classList).not.toContain('is-in-flight');
  expect(screen.getByText(/zapisane na telefonie/, { selector: '.last-act .save-state' })).toBeTruthy();
});

test('taps faster than the disk all count, each as an entry of its own', async () => {
  const { disk } = open();
  for (let i = 0; i < 10; i++) tap(/^Seniorzy: .*dodaj 1$/);
  await screen.findByRole('button', { name: 'Seniorzy: 10, dodaj 1' });
  expect(disk.asked.length).toBe(10);
  expect(new Set(disk.asked.map(([write]) => write?.id)).size).toBe(10);
  await disk.answer();
  expect(tile('Seniorzy: 10, dodaj 1')).toBeTruthy();
  await disk.answerAll();
  expect(tile('Seniorzy: 10, dodaj 1')).toBeTruthy();
});

test('a refusing disk: the digit goes back, the screen says what is missing and that nothing else is lost', async () => {
  const { disk } = open();
  tap(/^Seniorzy: .*dodaj 1$/);
  await disk.answer();
  tap('Seniorzy: 1, dodaj 1');
  await screen.findByRole('button', { name: 'Seniorzy: 2, dodaj 1' });
  await disk.answer('disk-full');
  expect(tile('Seniorzy: 1, dodaj 1')).toBeTruthy();
  const lost = screen.getByText('Nie zapisano: Seniorzy +1').closest('[role=status]') as HTMLElement;
  expect(within(lost).getByText(/Liczba wróciła do poprzedniej. Nic innego nie zginęło/)).toBeTruthy();
  fireEvent.click(within(lost).getByRole('button'));
  await screen.findByRole('button', { name: 'Seniorzy: 1, dodaj 1' });
  expect(screen.queryByText('Nie zapisano: Seniorzy +1')).toBeNull();
});

test('undo is one tap; what was undone stays in sight and can be restored', async () => {
  const { disk } = open();
  tap(/^Seniorzy: .*dodaj 1$/);
  tap('Seniorzy: dodaj 10');
  await disk.answerAll();
  const undo = document.querySelector('.last-act .button') as HTMLElement;
  expect(undo.getAttribute('aria-label')).toBe('Cofnij: Seniorzy +10');
  fireEvent.click(undo);
  await screen.findByRole('button', { name: 'Seniorzy: 1, dodaj 1' });
  await disk.answer();
  expect(screen.getByText('Cofnięto: Seniorzy +10')).toBeTruthy();
  expect(document.querySelector('.act')).toBeNull();
  unfold(screen.getByText('Ostatnie wpisy'));
  expect(await screen.findByText('Seniorzy +10', { selector: '.act s' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Przywróć: Seniorzy +10' }));
  await disk.answer();
  expect(tile('Seniorzy: 11, dodaj 1')).toBeTruthy();
});

test('an undo of a tap that is still on its way waits for it, and a refused tap needs none', async () => {
  const { disk } = open();
  tap(/^Seniorzy: .*dodaj 1$/);
  await screen.findByText('zapisywanie…', { selector: '.last-act .save-state' });
  fireEvent.click(document.querySelector('.last-act .button') as HTMLElement);
  await screen.findByRole('button', { name: 'Seniorzy: nie policzono, dodaj 1' });
  expect(disk.asked.length).toBe(1);
  await disk.answer('disk-lost');
  expect(disk.asked.length).toBe(1);
  expect(tile('Seniorzy: nie policzono, dodaj 1')).toBeTruthy();
});

test('a total that was typed writes the difference to it, with its reason', async () => {
  const { disk } = open();
  tap('Seniorzy: dodaj 10');
  await disk.answer();
  fireEvent.click(tile('Seniorzy: wpisz liczbę'));
  fireEvent.input(await screen.findByLabelText(/^Liczba/), { target: { value: '42' } });
  fireEvent.click(await screen.findByRole('button', { name: 'Razem 42' }));
  await screen.findByRole('button', { name: 'Seniorzy: 42, dodaj 1' });
  expect(disk.asked[1]?.[0]?.fields).toMatchObject({ amount: 32, reason: 'total', group: 'seniors' });
});

test('976,44 kg is typed with a comma; a third decimal is explained and nothing is written', async () => {
  const { disk } = open();
  fireEvent.click(tile(/^Żywność: wpisz liczbę/));
  const field = await screen.findByLabelText(/^Liczba \(kg\)/);
  fireEvent.input(field, { target: { value: '976,445' } });
  fireEvent.click(await screen.findByRole('button', { name: 'Dodaj 976,445' }));
  await screen.findByText('Za dużo cyfr po przecinku. Wpisz na przykład 12,5.');
  expect(disk.asked.length).toBe(0);
  fireEvent.input(field, { target: { value: '976,44' } });
  fireEvent.click(await screen.findByRole('button', { name: 'Dodaj 976,44' }));
  await screen.findByRole('button', { name: /^Żywność: .*\(976,44\)/ });
  expect(disk.asked[0]?.[0]?.fields).toMatchObject({ measure: 'food', amount: 97_644 });
});

test('at an event of another phone the first tally brings the sheet along, later ones do not', async () => {
  const { disk } = open([]);
  tap(/^Seniorzy: .*dodaj 1$/);
  await disk.answer();
  tap(/^Seniorzy: .*dodaj 1$/);
  expect(disk.asked.map((writes) => writes.map(({ kind }) => kind))).toEqual([['sheet', 'tally'], ['tally']]);
  expect(disk.asked[0]?.[0]).toMatchObject({ id: `e1.${device}`, fields: { label: 'Telefon Ani' } });
});

test('what other phones counted is in the total and is said to be', async () => {
  open([
    ownSheet,
    record('sheet', 'e1.phone-b', { event: 'e1', device: 'phone-b', label: 'Telefon Beli' }),
    record('tally', 'e1.b1', {
      sheet: 'e1.phone-b',
      measure: 'people',
      group: 'children',
      amount: 25,
      exact: true,
      at: 1,
    }),
  ]);
  expect(screen.getByText('z tego na innych telefonach: 25, stan nieznany')).toBeTruthy();
  expect(tile('Dzieci i młodzież: 25, dodaj 1')).toBeTruthy();
});

test('before the end a group without an answer is asked for; the zero and the end are one act', async () => {
  const { disk } = open();
  tap(/^Seniorzy: .*dodaj 1$/);
  await disk.answer();
  fireEvent.click(screen.getByRole('button', { name: 'Zakończ wydarzenie' }));
  const dialog = within(await screen.findByRole('dialog', { hidden: true }));
  fireEvent.click(dialog.getByLabelText('Dzieci i młodzież: nikogo nie było (0)'));
  fireEvent.click(dialog.getByRole('button', { name: 'Zakończ wydarzenie', hidden: true }));
  const [sheet, zero, end] = disk.asked[1] ?? [];
  expect(sheet?.kind).toBe('sheet');
  expect(zero?.fields).toMatchObject({ group: 'children', amount: 0 });
  expect(end?.fields).toMatchObject({ state: 'finished', endTime: '10:00' });
});

test('a volunteer is ticked as present on the day of the event; counting needs nobody ticked', async () => {
  const { disk } = open([ownSheet, record('volunteer', 'v1', { label: 'Łukasz K.', status: 'active' })]);
  expect(screen.getByText('Wolontariusze: 0')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Zaznacz obecnych' }));
  fireEvent.input(await screen.findByLabelText('Szukaj po imieniu'), { target: { value: 'lukasz' } });
  fireEvent.click(screen.getByLabelText('Łukasz K.'));
  expect(disk.asked[0]).toEqual([
    {
      kind: 'presence',
      id: 'e1.v1.2024-03-22',
      fields: { event: 'e1', volunteer: 'v1', day: '2024-03-22', present: true },
    },
  ]);
  await disk.answer();
  expect(screen.getAllByText('Wolontariusze: 1').length).toBeGreaterThan(0);
});
