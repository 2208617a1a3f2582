// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { keepNewcomer } from '../../../../src/client/ui/event/newcomer-draft.ts';
import { Summary } from '../../../../src/client/ui/event/summary.tsx';
import { VolunteersPresent } from '../../../../src/client/ui/event/volunteers-present.tsx';
import { useRecord } from '../../../../src/client/ui/use.ts';
import type { Fields } from '../../../../src/domain/scalar.ts';
import { fakeApp, record } from './fake-app.tsx';

afterEach(() => {
  cleanup();
  keepNewcomer('o e1', undefined);
});

const day = '2024-03-22';
const event = (more: Fields = {}) =>
  record('event', 'e1', { title: 'Piknik', date: day, startTime: '09:00', state: 'running', ...more });
const club = [
  record('volunteer', 'v1', { label: 'Anna M.', status: 'active' }),
  record('volunteer', 'v2', { label: 'Bela N.', status: 'active' }),
  record('volunteer', 'v3', { label: 'Czesław O.', status: 'pause' }),
  record('volunteer', 'v4', { label: 'Daria P.', status: 'candidate' }),
];
const presence = (volunteer: string, fields: Fields) =>
  record('presence', `e1.${volunteer}.${day}`, { event: 'e1', volunteer, day, ...fields });

function Page({ isOver = false }) {
  const now = useRecord('event', 'e1');
  if (!now) return null;
  return isOver ? <Summary event={now} /> : <VolunteersPresent event={now} />;
}
function open(held: readonly ReturnType<typeof record>[] = [event(), ...club]) {
  const phone = fakeApp(held);
  phone.show(<Page />);
  return phone;
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const presentIds = (writes: readonly { id: string; fields: Fields }[] = []) =>
  writes.filter(({ fields }) => fields['present'] === true).map(({ id }) => id);

test('those who were expected are ticked with one tap and one write, and one undo takes them back', async () => {
  const { disk } = open([event(), ...club, presence('v2', { going: true }), presence('v4', { going: true })]);
  press('Zaznacz tych, którzy mieli przyjść (2)');
  expect(disk.asked.length).toBe(1);
  expect(presentIds(disk.asked[0])).toEqual([`e1.v2.${day}`, `e1.v4.${day}`]);
  await disk.answer();
  expect(screen.getByText('Wolontariusze: 2')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /mieli przyjść/ })).toBeNull();
  press('Cofnij: Zaznaczeni: 2');
  await disk.answer();
  expect(disk.asked[1]?.map(({ fields }) => fields['present'])).toEqual([false, false]);
  expect(screen.getByText('Wolontariusze: 0')).toBeTruthy();
});

test('the whole club is those who are active; who did not come is unticked, and the undo touches nobody else', async () => {
  const { disk } = open([event(), ...club, presence('v1', { present: true })]);
  press('Zaznacz obecnych');
  const all = await screen.findByRole('button', { name: 'Zaznacz pozostałych z Klubu (1)', hidden: true });
  fireEvent.click(all);
  expect(presentIds(disk.asked[0])).toEqual([`e1.v2.${day}`]);
  await disk.answer();
  fireEvent.click(screen.getByLabelText('Bela N.'));
  await disk.answer();
  expect(screen.getAllByText('Wolontariusze: 1').length).toBe(2);
  fireEvent.click(screen.getByRole('button', { name: 'Cofnij: Zaznaczeni: 1', hidden: true }));
  await disk.answer();
  expect(screen.getAllByText('Wolontariusze: 1').length).toBe(2);
});

test('the whole club is called so while nobody is ticked', async () => {
  open();
  press('Zaznacz obecnych');
  expect(await screen.findByRole('button', { name: 'Zaznacz cały Klub (2)', hidden: true })).toBeTruthy();
});

test('whether the ticked are among those present is said by a person, in one choice', async () => {
  const { disk } = open([event(), ...club, presence('v1', { present: true })]);
  const choice = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
  expect(choice('Osobno, poza liczbą obecnych').checked).toBe(true);
  fireEvent.click(choice('Razem z obecnymi, są już policzeni'));
  expect(disk.asked).toEqual([[{ kind: 'event', id: 'e1', fields: { ticked: 'inside' } }]]);
  await disk.answer();
  expect(choice('Razem z obecnymi, są już policzeni').checked).toBe(true);
});

test('volunteers are ticked without any count', async () => {
  const { disk } = open();
  press('Zaznacz obecnych');
  fireEvent.click(await screen.findByLabelText('Anna M.'));
  await disk.answer();
  expect(disk.asked.flat().map(({ kind }) => kind)).toEqual(['presence']);
  expect(screen.getAllByText('Wolontariusze: 1').length).toBe(2);
});

test('an early leaver: two taps; presses faster than the disk go on from each other; and back to the event', async () => {
  const { disk } = open([event(), ...club, presence('v1', { present: true })]);
  press('Zmień godziny');
  const row = within((await screen.findByText('Anna M.', { selector: 'strong' })).closest('li') as HTMLElement);
  const tap = (name: string) => fireEvent.click(row.getByRole('button', { name, hidden: true }));
  expect(row.getByRole('status', { hidden: true }).textContent).toBe('jak wydarzenie');
  tap('Anna M.: od początku do teraz');
  expect(await row.findByText('1\u00a0godz.', { normalizer: (text) => text })).toBeTruthy();
  tap('Anna M.: 15 min krócej');
  await row.findByText(/^45/);
  tap('Anna M.: 15 min krócej');
  await row.findByText(/^30/);
  expect(disk.asked.map(([write]) => write?.fields['minutes'])).toEqual([60, 45, 30]);
  await disk.answerAll();
  expect(row.getByRole('status', { hidden: true }).textContent).toBe('30\u00a0min');
  tap('Anna M.: tak długo jak wydarzenie');
  await disk.answer();
  expect(row.getByRole('status', { hidden: true }).textContent).toBe('jak wydarzenie');
});

test('the summary counts the hours: those of the event, and what was said of some', () => {
  const over = event({ state: 'finished', endTime: '11:00' });
  const three = [presence('v1', { present: true }), presence('v2', { present: true, minutes: 90 })];
  fakeApp([over, ...club, ...three]).show(<Page isOver />);
  expect(screen.getByText('Godziny wolontariatu').nextElementSibling?.textContent).toBe(
    '3\u00a0godz.\u00a030\u00a0min',
  );
  expect(screen.getByText('Wolontariusze').nextElementSibling?.textContent).toBe('2 – osobno, poza liczbą obecnych');
});

test('a newcomer is written with her presence in one write, and what was typed outlives the dialog until then', async () => {
  const { disk } = open();
  const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
  press('Nowa osoba');
  expect(document.activeElement).toBe(await screen.findByLabelText('Imię'));
  type('Imię', 'Łucja');
  fireEvent.keyDown(screen.getByLabelText('Imię'), { key: 'Enter' });
  expect(document.activeElement).toBe(screen.getByLabelText('Nazwisko'));
  type('Nazwisko', 'Śliwa');
  fireEvent.click(screen.getByRole('button', { name: 'Zamknij', hidden: true }));
  press('Nowa osoba');
  expect((await screen.findByLabelText<HTMLInputElement>('Nazwisko')).value).toBe('Śliwa');
  type('Telefon', '601');
  fireEvent.click(screen.getByRole('button', { name: 'Zapisz i zaznacz obecność', hidden: true }));
  expect(await screen.findByText('W numerze brakuje cyfr. Polski numer ma 9 cyfr.')).toBeTruthy();
  expect(disk.asked).toEqual([]);
  type('Telefon', '601 000 001');
  fireEvent.click(screen.getByLabelText('Klauzula informacyjna przekazana'));
  fireEvent.click(screen.getByRole('button', { name: 'Zapisz i zaznacz obecność', hidden: true }));
  expect(disk.asked.length).toBe(1);
  expect(disk.asked[0]?.map(({ kind }) => kind)).toEqual(['volunteer', 'presence']);
  expect(disk.asked[0]?.[0]?.fields).toMatchObject({ label: 'Łucja Ś.', noticeOn: day, phone: '601 000 001' });
  await disk.answer();
  expect(screen.queryByRole('dialog', { hidden: true })).toBeNull();
  expect(screen.getByText('Wolontariusze: 1')).toBeTruthy();
  expect(screen.getByText('Nowa osoba: Łucja Ś., zaznaczona')).toBeTruthy();
  press('Nowa osoba');
  expect((await screen.findByLabelText<HTMLInputElement>('Imię')).value).toBe('');
});

test('a newcomer whom the disk refuses stays in the dialog, and is the same person at the next try', async () => {
  const { disk } = open();
  press('Nowa osoba');
  fireEvent.input(await screen.findByLabelText('Imię'), { target: { value: 'Łucja' } });
  const save = () => fireEvent.click(screen.getByRole('button', { name: 'Zapisz i zaznacz obecność', hidden: true }));
  save();
  await disk.answer('disk-full');
  expect(screen.getByLabelText<HTMLInputElement>('Imię').value).toBe('Łucja');
  save();
  await disk.answer();
  expect(disk.asked[1]).toEqual(disk.asked[0]);
  expect(
    screen.getByText('Nowa osoba: Łucja, zaznaczona, klauzula jeszcze nieprzekazana'),
    'the notice was not ticked',
  ).toBeTruthy();
});
