// @vitest-environment happy-dom
// First of all: Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { Route, Router } from 'preact-iso';
import { afterEach, expect, test, vi } from 'vitest';
import { PaperPages } from '../../../../src/client/ui/pages/paper-pages.tsx';
import { openApp, show, withPlan } from '../open-app.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function open(path: string, role: 'organizer' | 'viewer' = 'organizer') {
  const app = await openApp('2024-03-22');
  await withPlan(app);
  await app.store.write([
    {
      kind: 'volunteer',
      id: 'v1',
      fields: { label: 'Ania K.', status: 'active', family: 'Kowal', phone: '601000001' },
    },
    { kind: 'volunteer', id: 'v2', fields: { label: 'Jan D.', status: 'ended' } },
    {
      kind: 'event',
      id: 'e1',
      fields: { activity: 'row-6', title: 'Pisanki', date: '2024-03-23', place: 'Rynek', state: 'planned' },
    },
  ]);
  const session = { ...app.session, role, publicUrl: 'https://teren.example' };
  const pages = (
    <Router>
      <Route path="/paper/*" component={PaperPages} />
      <Route default component={() => null} />
    </Router>
  );
  show({ ...app, session }, path, pages);
  await screen.findByRole('button', { name: 'Drukuj' });
}

test('the sheet names the office, the row, its groups and partners, and where it is typed in', async () => {
  await open('/paper/row-6');
  expect(await screen.findByText('Centrum Usług Społecznych · Działanie 6 · Plan na 2024 rok')).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Pisankowy desant' })).toBeTruthy();
  expect(screen.getByText('Seniorzy')).toBeTruthy();
  expect(screen.getByText('Warsztat Terapii Zajęciowej')).toBeTruthy();
  expect(screen.getByText('https://teren.example/paper/row-6/entry')).toBeTruthy();
  expect(screen.getByText('Nie zapisuj nazwisk uczestników ani opisów zdrowia.')).toBeTruthy();
});

test('a planned event has its day and place on the lines already', async () => {
  await open('/paper/event/e1');
  expect(screen.getByText('23 marca 2024 r.')).toBeTruthy();
  expect(screen.getByText('Rynek')).toBeTruthy();
  expect(screen.getByText('https://teren.example/paper/event/e1/entry')).toBeTruthy();
});

test('names of the Club come to the paper only when somebody asks, and never a family name or a phone', async () => {
  await open('/paper/row-6');
  expect(screen.queryByText('Lista obecności wolontariuszy')).toBeNull();
  fireEvent.click(screen.getByLabelText('Dodaj listę wolontariuszy (druga strona)'));
  expect(screen.getByText('Lista obecności wolontariuszy')).toBeTruthy();
  expect(screen.queryByText('Ania K.')).toBeNull();
  fireEvent.click(await screen.findByLabelText(/Wydrukuj na niej imiona z Klubu/));
  expect(screen.getByText('Ania K.')).toBeTruthy();
  expect(screen.queryByText('Jan D.')).toBeNull();
  expect(document.body.textContent).not.toMatch(/Kowal|601/);
});

test('the button prints', async () => {
  const print = vi.fn<() => void>();
  vi.stubGlobal('print', print);
  await open('/paper/outside');
  fireEvent.click(screen.getByRole('button', { name: 'Drukuj' }));
  expect(print).toHaveBeenCalledOnce();
});

test('who only looks can print and gets no way to a form that would refuse', async () => {
  await open('/paper/row-6', 'viewer');
  expect(screen.queryByRole('link', { name: 'Wpisz z papieru' })).toBeNull();
});
