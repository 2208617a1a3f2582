// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/preact';
import type * as iso from 'preact-iso';
import { afterEach, expect, test, vi } from 'vitest';
import { NoteField } from '../../../../src/client/ui/event/note-field.tsx';
import { Summary } from '../../../../src/client/ui/event/summary.tsx';
import { reportText } from '../../../../src/client/ui/event/summary-text.ts';
import { EventPage } from '../../../../src/client/ui/pages/event-page.tsx';
import { fakeApp, record } from './fake-app.tsx';

vi.mock('preact-iso', async (original) => ({
  ...(await original<typeof iso>()),
  useRoute: () => ({ params: { id: 'e1' } }),
  useLocation: () => ({ query: {} }),
}));

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const finished = record('event', 'e1', {
  title: 'Pisankowy desant',
  date: '2024-03-22',
  state: 'finished',
  place: 'Park Strzelecki',
  note: 'Wiał wiatr.',
  wentWell: 'Dużo uśmiechu.',
  'group/seniors': true,
  'group/children': true,
  'partner/klub': true,
});
const lists = [
  record('group', 'seniors', { name: 'Seniorzy', order: 1 }),
  record('group', 'children', { name: 'Dzieci', order: 2 }),
  record('partner', 'klub', { name: 'Klub Senior+ CUS' }),
];
const tally = (id: string, group: string, amount: number, exact = true) =>
  record('tally', `e1.${id}`, { sheet: 'e1.x', measure: 'people', group, amount, exact, at: 1 });
const counted = [...lists, tally('1', 'seniors', 60), tally('2', 'children', 24)];
const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
const textOf = (label: string) => screen.getByLabelText<HTMLTextAreaElement>(label).value;

test('the end of counting leads straight to what went well and what to change', async () => {
  vi.stubGlobal('scrollTo', vi.fn<() => void>());
  const running = record('event', 'e1', { ...finished.fields, state: 'running' });
  const { show, disk } = fakeApp([running, ...counted]);
  show(<EventPage />);
  expect(screen.queryByLabelText('Co się udało')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Zakończ wydarzenie' }));
  await disk.answerAll();
  expect(textOf('Co się udało')).toBe('Dużo uśmiechu.');
  expect(textOf('Co zmienić')).toBe('');
});

test.each([
  ['Co się udało', 'wentWell'],
  ['Co zmienić', 'toChange'],
  ['Notatka', 'note'],
])('"%s" is saved when the page goes away in the middle of a word', (label, field) => {
  const { show, disk } = fakeApp([finished, ...counted]);
  const { unmount } = show(<Summary event={finished} />);
  type(label, 'Więcej wst');
  expect(disk.asked).toEqual([]);
  unmount();
  expect(disk.asked).toEqual([[{ kind: 'event', id: 'e1', fields: { [field]: 'Więcej wst' } }]]);
});

test('a text is saved when the phone puts the app aside', () => {
  const { show, disk } = fakeApp([finished, ...counted]);
  show(<NoteField event={finished} name="toChange" />);
  type('Co zmienić', 'Więcej wst');
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  fireEvent(document, new Event('visibilitychange'));
  vi.restoreAllMocks();
  expect(disk.asked.length).toBe(1);
});

test('what a full disk refused stays on the screen and is tried again when the field is left', async () => {
  const { show, disk } = fakeApp([finished, ...counted]);
  show(<NoteField event={finished} name="toChange" />);
  type('Co zmienić', 'Więcej wstążek');
  fireEvent.blur(screen.getByLabelText('Co zmienić'));
  await disk.answer('disk-full');
  expect(textOf('Co zmienić')).toBe('Więcej wstążek');
  fireEvent.blur(screen.getByLabelText('Co zmienić'));
  await disk.answer();
  expect(disk.asked.map(([write]) => write?.fields)).toEqual([
    { toChange: 'Więcej wstążek' },
    { toChange: 'Więcej wstążek' },
  ]);
});

test('a refused text is not tried again over what was typed and saved after it', async () => {
  const { show, disk } = fakeApp([finished, ...counted]);
  show(<NoteField event={finished} name="toChange" />);
  for (const text of ['Więcej', 'Więcej wstążek']) {
    type('Co zmienić', text);
    fireEvent.blur(screen.getByLabelText('Co zmienić'));
  }
  await disk.answer('disk-full');
  await disk.answer();
  fireEvent.blur(screen.getByLabelText('Co zmienić'));
  expect(disk.asked.map(([write]) => write?.fields)).toEqual([{ toChange: 'Więcej' }, { toChange: 'Więcej wstążek' }]);
});

test('what looks private is said beside the text, which is saved all the same', () => {
  const { show, disk } = fakeApp([finished, ...counted]);
  show(<NoteField event={finished} name="note" />);
  expect(screen.getByRole('status').textContent).toBe('');
  type('Notatka', 'Dzwonić do pani: 601 000 001');
  expect(screen.getByRole('status').textContent).toContain('To wygląda na numer telefonu: 601 000 001');
  fireEvent.blur(screen.getByLabelText('Notatka'));
  expect(disk.asked[0]?.[0]?.fields).toEqual({ note: 'Dzwonić do pani: 601 000 001' });
  type('Notatka', 'Dzwonić do pani');
  expect(screen.getByRole('status').textContent).toBe('');
});

test('neither text is among what is shared', () => {
  const share = vi.fn<(data: ShareData) => Promise<void>>(async () => undefined);
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { share }));
  fakeApp([finished, ...counted]).show(<Summary event={finished} />);
  fireEvent.click(screen.getByRole('button', { name: 'Udostępnij' }));
  const text = share.mock.calls[0]?.[0].text ?? '';
  expect(text).toContain('Obecni: 84');
  expect(text).not.toMatch(/uśmiechu|wiatr/);
});

test('who only looks reads the texts', () => {
  fakeApp([finished, ...counted], 'viewer').show(<Summary event={finished} />);
  expect(screen.queryByLabelText('Co się udało')).toBeNull();
  expect(screen.getByText('Dużo uśmiechu.')).toBeTruthy();
  expect(screen.queryByText('Co zmienić')).toBeNull();
});

const factOf = (name: string) => screen.queryByText(name, { selector: 'dt' })?.nextElementSibling?.textContent;

test.each([
  ['the day itself', { enteredOn: '2024-03-22' }, undefined],
  ['later', { enteredOn: '2024-03-25' }, '25 marca 2024\u00a0r.'],
  ['from paper', { enteredOn: '2024-03-25', source: 'paper' }, '25 marca 2024\u00a0r., uzupełnione z papieru'],
  ['nobody knows when', {}, undefined],
])('when it was written down: %s', (_, fields, words) => {
  const event = record('event', 'e1', { ...finished.fields, ...fields });
  fakeApp([event, ...counted]).show(<Summary event={event} />);
  expect(factOf('Data wydarzenia')).toBe('22 marca 2024\u00a0r.');
  expect(factOf('Wpisano')).toBe(words);
  expect(factOf('Opublikowano')).toBeUndefined();
});

test('the short report is whole sentences for everybody, without note, texts or volunteers', () => {
  const presence = record('presence', 'e1.v1.2024-03-22', { volunteer: 'v1', present: true });
  const volunteer = record('volunteer', 'v1', { label: 'Ania K.' });
  fakeApp([finished, ...counted, presence, volunteer]).show(<Summary event={finished} />);
  expect(textOf('Tekst na stronę')).toBe(
    [
      'Pisankowy desant',
      '',
      '22 marca 2024 r., Park Strzelecki.',
      'Wzięły udział 84 osoby (Seniorzy: 60, Dzieci: 24).',
      'Dziękujemy partnerom: Klub Senior+ CUS.',
    ].join('\n'),
  );
});

test.each([
  ['of another organizer', { byOthers: true, host: 'Gmina Tarnów' }, ['Organizator: Gmina Tarnów.']],
  ['of another whom nobody named', { byOthers: true }, []],
  ['ours after all', { byOthers: null, host: 'Gmina Tarnów' }, []],
])('whose it is, in the report: %s', (_, fields, sentences) => {
  const event = record('event', 'e1', { ...finished.fields, ...fields });
  fakeApp([event, ...counted]).show(<Summary event={event} />);
  expect(
    textOf('Tekst na stronę')
      .split('\n')
      .filter((line) => /Organizator|innych/.test(line)),
  ).toEqual(sentences);
});

test('the report can be changed before it is shared, and outlives the page', () => {
  const share = vi.fn<(data: ShareData) => Promise<void>>(async () => undefined);
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { share }));
  const { show } = fakeApp([finished, ...counted]);
  const { unmount } = show(<Summary event={finished} />);
  type('Tekst na stronę', 'Było wspaniale.');
  fireEvent.click(screen.getByRole('button', { name: 'Udostępnij relację' }));
  expect(share.mock.calls[0]?.[0].text).toBe('Było wspaniale.');
  unmount();
  show(<Summary event={finished} />);
  expect(textOf('Tekst na stronę')).toBe('Było wspaniale.');
  fireEvent.click(screen.getByRole('button', { name: 'Ułóż tekst od nowa' }));
  expect(textOf('Tekst na stronę')).toContain('Wzięły udział 84 osoby');
});

test.each([
  ['about', [tally('1', 'seniors', 60, false)], 'Wzięło udział około 60 osób.'],
  ['one group alone is not told twice', [tally('1', 'seniors', 60)], 'Wzięło udział 60 osób.'],
  ['nobody counted', [], 'Dziękujemy partnerom: Klub Senior+ CUS.'],
  ['nobody came', [tally('1', 'seniors', 0)], 'Dziękujemy partnerom: Klub Senior+ CUS.'],
])('how many came, in the report: %s', (_, tallies, sentence) => {
  fakeApp([finished, ...lists, ...tallies]).show(<Summary event={finished} />);
  expect(textOf('Tekst na stronę').split('\n')[3]).toBe(sentence);
});

test('a sentence that ends already gets no second full stop', () => {
  const words = {
    title: 'Debata',
    when: '22 marca 2024\u00a0r.',
    places: [],
    host: 'Organizator: Policja',
    groups: [],
  };
  expect(reportText(words)).toBe('Debata\n\n22 marca 2024 r.\nOrganizator: Policja.');
});

test('the day of publication is one tap, can be changed and taken back', async () => {
  const { show, disk } = fakeApp([finished, ...counted]);
  const { unmount } = show(<Summary event={finished} />);
  fireEvent.click(screen.getByRole('button', { name: 'Oznacz jako opublikowane dzisiaj' }));
  await disk.answer();
  fireEvent.click(screen.getByRole('button', { name: /^Cofnij/ }));
  await disk.answer();
  expect(disk.asked.map(([write]) => write?.fields)).toEqual([{ published: '2024-03-22' }, { published: null }]);
  unmount();

  const published = record('event', 'e1', { ...finished.fields, published: '2024-03-25' });
  show(<Summary event={published} />);
  expect(factOf('Opublikowano')).toBe('25 marca 2024\u00a0r.');
  type('Data publikacji', '');
  type('Data publikacji', '2024-03-26');
  await act(() => disk.answer());
  fireEvent.click(screen.getByRole('button', { name: 'Jednak nie opublikowano' }));
  expect(disk.asked.slice(2).map(([write]) => write?.fields)).toEqual([
    { published: '2024-03-26' },
    { published: null },
  ]);
});
