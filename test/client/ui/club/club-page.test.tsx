// @vitest-environment happy-dom
// First of all: Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { ClubPage } from '../../../../src/client/ui/pages/club-page.tsx';
import { openApp, openLock, show, type TestApp } from '../open-app.tsx';

afterEach(cleanup);

const notHere = /Nazwisk i numerów nie ma teraz na tym telefonie/;

/** An organizer sees labels alone; a coordinator what the lock lets through. */
async function open(role: 'organizer' | 'coordinator', lock: TestApp['lock']): Promise<void> {
  const app = await openApp('2024-04-02', { lock });
  await app.store.write([{ kind: 'volunteer', id: 'v1', fields: { label: 'Ania K.', status: 'active' } }]);
  show({ ...app, session: { ...app.session, role } }, '/club', <ClubPage />);
}

async function searchInVain(label: string): Promise<void> {
  fireEvent.input(await screen.findByLabelText(label), { target: { value: 'Kowalska' } });
  await screen.findByText('Nikt nie pasuje do „Kowalska”');
}

test('where contacts are open, people are searched by all that is known of them', async () => {
  await open('coordinator', openLock());
  await searchInVain('Szukaj: imię, nazwisko, telefon, grupa');
  expect(screen.getByText(/szukaj po początku nazwiska/)).toBeTruthy();
  expect(screen.queryByText(notHere)).toBeNull();
});

test('where they are locked, the search promises neither family names nor numbers and says why', async () => {
  await open('coordinator', openLock({ state: 'locked' }));
  await searchInVain('Szukaj po imieniu albo grupie');
  expect(screen.getByText(/Nazwiska i numery są teraz zamknięte/)).toBeTruthy();
});

test.each([
  ['a coordinator without a PIN', 'coordinator', 'unset'],
  ['an organizer', 'organizer', 'open'],
] as const)('for %s they are not on the phone', async (_who, role, state) => {
  await open(role, openLock({ state }));
  await searchInVain('Szukaj po imieniu albo grupie');
  expect(screen.getByText(notHere)).toBeTruthy();
});
