// @vitest-environment happy-dom
// First of all: Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { Route, Router } from 'preact-iso';
import { afterEach, expect, test } from 'vitest';
import { EventPage } from '../../../../src/client/ui/pages/event-page.tsx';
import { PaperPages } from '../../../../src/client/ui/pages/paper-pages.tsx';
import { keepDraft } from '../../../../src/client/ui/paper/draft.ts';
import { openApp, show, type TestApp, withPlan } from '../open-app.tsx';

afterEach(() => {
  cleanup();
  for (const key of ['row-6', 'outside', 'e1']) keepDraft(`office-1 ${key}`, undefined);
});

const pages = (
  <Router>
    <Route path="/paper/*" component={PaperPages} />
    <Route path="/event/:id" component={EventPage} />
  </Router>
);

async function open(path: string, changes: Partial<TestApp> = {}): Promise<TestApp> {
  const app = await openApp('2024-04-02', changes);
  await withPlan(app);
  await app.store.write([{ kind: 'volunteer', id: 'v1', fields: { label: 'Ania K.', status: 'active' } }]);
  show(app, path, pages);
  return app;
}
const type = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } });
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Zapisz kartę' }));

test('a sheet is typed in, the event is there, and the next sheet is one press away', async () => {
  await open('/paper/row-6/entry');
  await type('Data', '2024-03-22');
  await type('Seniorzy', '60');
  expect(screen.getByText('Obecni: 60')).toBeTruthy();
  fireEvent.click(screen.getByLabelText('Warsztat Terapii Zajęciowej'));
  await type('Szukaj po imieniu', 'an');
  fireEvent.keyDown(screen.getByLabelText('Szukaj po imieniu'), { key: 'Enter' });
  expect(screen.getByText('Wolontariusze: 1')).toBeTruthy();
  save();
  const next = await screen.findByRole('link', { name: 'Wpisz następną kartę' });
  await waitFor(() => expect(document.activeElement).toBe(next));
  expect(next.getAttribute('href')).toBe('/paper/row-6/entry');
  expect(await screen.findAllByText('60')).not.toEqual([]);
  fireEvent.click(next);
  // The next sheet begins empty.
  expect((await screen.findByLabelText<HTMLInputElement>('Seniorzy')).value).toBe('');
});

test('a number is exact unless it is ticked that it is about so many', async () => {
  await open('/paper/row-6/entry');
  await type('Data', '2024-03-22');
  await type('Seniorzy', '60');
  const about = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Seniorzy: około' });
  expect(about.checked).toBe(false);
  fireEvent.click(about);
  save();
  await screen.findByRole('link', { name: 'Wpisz następną kartę' });
  expect(await screen.findByText('ok.')).toBeTruthy();
});

test('a note that names somebody is said to', async () => {
  await open('/paper/row-6/entry');
  await type('Notatka', 'Zadzwonić: 601 000 001');
  expect(screen.getByText(/To wygląda na numer telefonu: 601 000 001/)).toBeTruthy();
});

test('what was typed is there again after a look at something else', async () => {
  const app = await open('/paper/row-6/entry');
  await type('Seniorzy', '60');
  cleanup();
  show(app, '/paper/row-6/entry', pages);
  expect((await screen.findByLabelText<HTMLInputElement>('Seniorzy')).value).toBe('60');
});

test('clearing the sheet can be taken back', async () => {
  await open('/paper/row-6/entry');
  await type('Seniorzy', '60');
  const clear = screen.getByRole('button', { name: 'Wyczyść kartę' });
  clear.focus();
  fireEvent.click(clear);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Przywróć wpisane' }));
  expect(screen.getByLabelText<HTMLInputElement>('Seniorzy').value).toBe('');
  fireEvent.click(screen.getByRole('button', { name: 'Przywróć wpisane' }));
  expect(screen.getByLabelText<HTMLInputElement>('Seniorzy').value).toBe('60');
});

test('what is wrong is said at its field, the first one has the focus, and nothing is written', async () => {
  await open('/paper/row-6/entry');
  await type('Data', '2024-04-03');
  await type('Seniorzy', '6x');
  save();
  expect(await screen.findByText('Ten dzień jeszcze nie nadszedł.')).toBeTruthy();
  expect(screen.getByText(/To nie jest liczba/)).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Data')));
  expect(location.pathname).toBe('/paper/row-6/entry');
});

test('a group that was written on the paper by hand is saved together with its number', async () => {
  const app = await open('/paper/outside/entry');
  await type('Nazwa', 'Piknik');
  await type('Data', '2024-03-22');
  fireEvent.click(screen.getByRole('button', { name: 'Dodaj grupę' }));
  await type('Szukaj albo wpisz nową nazwę', 'Harcerze');
  fireEvent.click(screen.getByRole('button', { name: 'Dodaj: Harcerze' }));
  await type('Harcerze', '12');
  save();
  await screen.findByRole('link', { name: 'Wpisz następną kartę' });
  const groups = [...(app.views.records('group').get() ?? new Map()).values()];
  expect(groups.map(({ fields }) => fields['name'])).toContain('Harcerze');
  expect(await screen.findAllByText('12')).not.toEqual([]);
});

const planned = {
  kind: 'event',
  id: 'e1',
  fields: { activity: 'row-6', title: 'Pisankowy desant', date: '2024-03-21', place: 'Rynek', state: 'planned' },
};

test('a planned event opens with what is known, keeps its id and is over afterwards', async () => {
  const app = await openApp('2024-04-02');
  await withPlan(app);
  await app.store.write([planned]);
  show(app, '/paper/event/e1/entry', pages);
  await type('Seniorzy', '0');
  expect(screen.getByLabelText<HTMLInputElement>('Data').value).toBe('2024-03-21');
  expect(screen.getByLabelText<HTMLInputElement>('Miejsce').value).toBe('Rynek');
  save();
  await screen.findByRole('link', { name: 'Wpisz następną kartę' });
  const events = [...(app.views.records('event').get() ?? new Map()).values()];
  expect(events.map(({ id, fields }) => [id, fields['state'], fields['enteredOn']])).toEqual([
    ['e1', 'finished', '2024-04-02'],
  ]);
});

test('an event that was counted already is not counted a second time', async () => {
  const app = await openApp('2024-04-02');
  await withPlan(app);
  await app.store.write([{ ...planned, fields: { ...planned.fields, state: 'running' } }]);
  show(app, '/paper/event/e1/entry', pages);
  expect(await screen.findByText('To wydarzenie jest już w Terenie')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Zapisz kartę' })).toBeNull();
});

test('a full disk keeps all that was typed', async () => {
  const app = await openApp('2024-04-02');
  await withPlan(app);
  show(app, '/paper/row-6/entry', pages);
  await type('Data', '2024-03-22');
  await type('Seniorzy', '60');
  Object.assign(app.store, { write: async () => ({ ok: false, code: 'disk-full' }) });
  save();
  expect(await screen.findByText(/nie ma już miejsca|brak miejsca|pełn/i)).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('Seniorzy').value).toBe('60');
});
