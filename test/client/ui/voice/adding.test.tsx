// @vitest-environment happy-dom
// First of all: Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { Route, Router } from 'preact-iso';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { App } from '../../../../src/client/app.ts';
import { EventPage } from '../../../../src/client/ui/pages/event-page.tsx';
import { finishWrite } from '../../../../src/domain/event.ts';
import { loaded } from '../../store/phone.ts';
import { openApp, show, withPlan } from '../open-app.tsx';

beforeEach(() => vi.stubGlobal('scrollTo', () => undefined));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function atEvent(state: 'running' | 'finished', changes: Partial<App> = {}) {
  const app = await openApp('2024-03-22', changes);
  await withPlan(app);
  const fields = { title: 'Pisankowy desant', date: '2024-03-20', activity: 'row-6', state, 'group/seniors': true };
  await app.store.write([{ kind: 'event', id: 'e1', fields }]);
  const page = (
    <Router>
      <Route path="/event/:id" component={EventPage} />
      <Route default component={() => null} />
    </Router>
  );
  show(app, '/event/e1', page);
  await screen.findByRole('heading', { name: /Co usłyszeliśmy/ });
  return app;
}

const openDialog = () => fireEvent.click(screen.getByRole('button', { name: 'Zapisz, co usłyszano' }));
const dialog = () => within(screen.getByRole('dialog'));
const text = () => dialog().getByLabelText<HTMLTextAreaElement>('Krótko, własnymi słowami');
const type = (words: string) => fireEvent.input(text(), { target: { value: words } });
const save = () => fireEvent.click(dialog().getByRole('button', { name: 'Zapisz' }));
const heard = async (app: App) => [...(await loaded(app.views.records('voice'))).values()];

test('a voice is written down at its event, on the event’s day, and shown there', async () => {
  const app = await atEvent('finished');
  openDialog();
  fireEvent.click(dialog().getByLabelText(/^Potrzeba/));
  type(' Brakuje ławek. ');
  fireEvent.input(dialog().getByLabelText('Temat'), { target: { value: 'ławki' } });
  fireEvent.click(dialog().getByLabelText('Przez telefon'));
  save();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByText('Brakuje ławek.')).toBeTruthy();
  expect(screen.getByText('Potrzeba · ławki · Przez telefon')).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Co usłyszeliśmy: 1' })).toBeTruthy();
  const [voice] = await heard(app);
  expect(voice?.id).toMatch(/^e1\./);
  expect(voice?.fields).toEqual({
    event: 'e1',
    day: '2024-03-20',
    sort: 'need',
    theme: 'ławki',
    channel: 'phone',
    text: 'Brakuje ławek.',
  });
});

test('a voice that names somebody is said to, and saved all the same', async () => {
  const app = await atEvent('finished');
  openDialog();
  fireEvent.click(dialog().getByLabelText(/^Potrzeba/));
  type('Zadzwonić: 601 000 001');
  expect(dialog().getByText(/To wygląda na numer telefonu: 601 000 001/)).toBeTruthy();
  save();
  await waitFor(async () =>
    expect((await heard(app)).map(({ fields }) => fields['text'])).toEqual(['Zadzwonić: 601 000 001']),
  );
});

test('without a word or a sort nothing is written, and both are asked for', async () => {
  const app = await atEvent('finished');
  openDialog();
  save();
  expect(
    dialog()
      .getAllByRole('alert')
      .map((each) => each.textContent),
  ).toEqual(['Wybierz, co to było.', 'Wpisz, co ktoś powiedział.']);
  expect(document.activeElement).toBe(dialog().getByLabelText(/^Opinia/));
  expect(await heard(app)).toEqual([]);
});

test('what was typed outlives the dialog that was closed, and another phone that ends the event', async () => {
  const app = await atEvent('running');
  openDialog();
  type('Za mało spotkań sąsiedzkich.');
  fireEvent.click(dialog().getByRole('button', { name: 'Zamknij' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  openDialog();
  const field = text();
  expect(field.value).toBe('Za mało spotkań sąsiedzkich.');
  await app.store.write([finishWrite('e1', '12:00', 1)]);
  await screen.findByRole('button', { name: 'Udostępnij' });
  // The very same field: the cursor and the keyboard stay as well.
  expect(text()).toBe(field);
  expect(field.value).toBe('Za mało spotkań sąsiedzkich.');
});

test('a theme that was used before is one tap, and another tap takes it off', async () => {
  const app = await atEvent('finished');
  const voice = { day: '2024-01-01', sort: 'need', theme: 'Dojazd', channel: 'letter', text: 'Autobus.' };
  await app.store.write([{ kind: 'voice', id: 'v1', fields: voice }]);
  openDialog();
  const chip = () => dialog().getByRole('button', { name: 'Dojazd' });
  await waitFor(() => chip());
  fireEvent.click(chip());
  expect(dialog().getByLabelText<HTMLInputElement>('Temat').value).toBe('Dojazd');
  expect(chip().getAttribute('aria-pressed')).toBe('true');
  fireEvent.click(chip());
  expect(dialog().getByLabelText<HTMLInputElement>('Temat').value).toBe('');
});

test('when the disk refuses, the words stay and it is said', async () => {
  const app = await atEvent('finished');
  openDialog();
  fireEvent.click(dialog().getByLabelText(/^Opinia/));
  type('Dobrze, że jest gdzie posiedzieć.');
  app.store.write = async () => ({ ok: false, code: 'disk-full' });
  save();
  await dialog().findByText('Na tym urządzeniu nie ma już miejsca.');
  expect(text().value).toBe('Dobrze, że jest gdzie posiedzieć.');
});

test('what was struck out stays in its place with the way back, and is not counted', async () => {
  const app = await atEvent('running');
  const voice = { event: 'e1', day: '2024-03-20', sort: 'leader', channel: 'inPerson', text: 'Zbiera sąsiadów.' };
  await app.store.write([{ kind: 'voice', id: 'e1.v1', fields: voice }]);
  fireEvent.click(await screen.findByRole('button', { name: 'Skreśl: Zbiera sąsiadów.' }));
  const restore = await screen.findByRole('button', { name: 'Przywróć: Zbiera sąsiadów.' });
  expect(screen.getByRole('heading', { name: 'Co usłyszeliśmy' })).toBeTruthy();
  expect((await heard(app))[0]?.fields['void']).toBe(true);
  fireEvent.click(restore);
  await screen.findByRole('heading', { name: 'Co usłyszeliśmy: 1' });
  expect((await heard(app))[0]?.fields['void']).toBe(false);
});

test('while people are counted it is folded, and below the note', async () => {
  await atEvent('running');
  const fold = screen.getByRole('heading', { name: 'Co usłyszeliśmy' }).closest('details');
  expect(fold?.open).toBe(false);
  const note = screen.getByLabelText('Notatka');
  expect(note.compareDocumentPosition(fold as Node) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});
