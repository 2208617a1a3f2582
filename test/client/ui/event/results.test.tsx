// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { NoteField } from '../../../../src/client/ui/event/note-field.tsx';
import { NotHeldEvent } from '../../../../src/client/ui/event/quiet-event.tsx';
import { Summary } from '../../../../src/client/ui/event/summary.tsx';
import { fakeApp, record } from './fake-app.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const finished = record('event', 'e1', {
  title: 'Pisankowy desant',
  date: '2024-03-22',
  startTime: '10:00',
  endTime: '12:30',
  state: 'finished',
  note: 'Wiał wiatr.',
  'group/seniors': true,
  'group/children': true,
  'group/residents': true,
});
const lists = [
  record('group', 'seniors', { name: 'Seniorzy', order: 1 }),
  record('group', 'children', { name: 'Dzieci', order: 2 }),
  record('group', 'residents', { name: 'Mieszkańcy', order: 3 }),
];
const tally = (id: string, group: string, amount: number) =>
  record('tally', `e1.${id}`, { sheet: 'e1.x', measure: 'people', group, amount, exact: true, at: 1 });

const answerFor = (group: string) => screen.getByText(group).nextElementSibling?.textContent;

test('a number, zero and "nie policzono" are three different answers', () => {
  fakeApp([finished, ...lists, tally('1', 'seniors', 60), tally('2', 'children', 0)]).show(
    <Summary event={finished} />,
  );
  expect(['Seniorzy', 'Dzieci', 'Mieszkańcy'].map(answerFor)).toEqual(['60', '0', 'nie policzono']);
});

test('what is shared tells the numbers and neither the note nor a name', () => {
  const share = vi.fn<(data: ShareData) => Promise<void>>(async () => undefined);
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { share }));
  const presence = record('presence', 'e1.v1.2024-03-22', { volunteer: 'v1', present: true });
  fakeApp([finished, ...lists, tally('1', 'seniors', 60), presence]).show(<Summary event={finished} />);
  fireEvent.click(screen.getByRole('button', { name: 'Udostępnij' }));
  const text = share.mock.calls[0]?.[0].text ?? '';
  expect(text).toContain('Obecni: 60');
  expect(text).toContain('Wolontariusze: 1');
  expect(text).not.toContain('wiatr');
});

test('volunteers who were counted with the others are said to be in the number, also in what is shared', async () => {
  const share = vi.fn<(data: ShareData) => Promise<void>>(async () => undefined);
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { share }));
  const inside = { ...finished, fields: { ...finished.fields, ticked: 'inside' } };
  const helper = record('presence', 'e1.v1.2024-03-22', { volunteer: 'v1', present: true });
  const guess = record('tally', 'e1.2', { ...tally('2', 'seniors', 400).fields, exact: false });
  fakeApp([inside, ...lists, tally('1', 'seniors', 180), guess, helper]).show(<Summary event={inside} />);
  fireEvent.click(screen.getByRole('button', { name: 'Udostępnij' }));
  const text = share.mock.calls[0]?.[0].text ?? '';
  expect(text).toContain('Obecni: ok. 580 (w tym szacunek 400), w tym wolontariusze: 1\n');
  expect(text).toContain('Godziny wolontariatu: 2 godz. 30 min');
  expect(text).not.toContain('Wolontariusze:');
  expect(screen.getByText('w tym wolontariusze: 1')).toBeTruthy();
});

test('who only looks is told of no volunteers rather than of none', () => {
  fakeApp([finished, ...lists], 'viewer').show(<Summary event={finished} />);
  expect(screen.queryByText('Wolontariusze')).toBeNull();
});

test('the note is saved at the moment when the person goes on to something else, and not a second time', () => {
  const { show, disk } = fakeApp([finished, ...lists]);
  show(<NoteField event={finished} name="note" />);
  const field = screen.getByLabelText('Notatka');
  fireEvent.input(field, { target: { value: 'Wiało. Za mało pisanek.' } });
  expect(disk.asked).toEqual([]);
  fireEvent.blur(field);
  fireEvent.blur(field);
  expect(disk.asked).toEqual([[{ kind: 'event', id: 'e1', fields: { note: 'Wiało. Za mało pisanek.' } }]]);
});

test('a finish that came too early is taken back', () => {
  const { show, disk } = fakeApp([finished, ...lists]);
  show(<Summary event={finished} />);
  fireEvent.click(screen.getByRole('button', { name: 'Wróć do liczenia' }));
  expect(disk.asked[0]?.[0]?.fields).toMatchObject({ state: 'running', endTime: null });
});

test('who only looks gets no button that the office would refuse', () => {
  fakeApp([finished, ...lists], 'viewer').show(<Summary event={finished} />);
  expect(screen.queryByRole('button', { name: 'Wróć do liczenia' })).toBeNull();
});

test('an event that did not take place says why, and can be brought back', () => {
  const notHeld = record('event', 'e1', { title: 'Piknik', date: '2024-03-22', state: 'notHeld', reason: 'weather' });
  const { show, disk } = fakeApp([notHeld]);
  show(<NotHeldEvent event={notHeld} />);
  expect(screen.getByText(/^Powód: /)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Jednak się odbyło' }));
  expect(disk.asked[0]?.[0]?.fields).toEqual({ state: 'running', reason: null });
});
