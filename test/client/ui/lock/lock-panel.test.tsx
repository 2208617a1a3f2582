// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { Lock } from '../../../../src/client/lock.ts';
import { LockPanel } from '../../../../src/client/ui/lock/lock-panel.tsx';
import { LockSettings } from '../../../../src/client/ui/lock/lock-settings.tsx';
import { secretProblem } from '../../../../src/client/ui/lock/secret-rules.ts';
import '../../../all-words.ts';
import { openApp, openLock, show } from '../open-app.tsx';

afterEach(cleanup);

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });

async function panel(lock: Lock) {
  const app = await openApp('2026-03-14', { lock });
  show({ ...app, session: { ...app.session, role: 'coordinator' } }, '/club', <LockPanel />);
}

describe('contacts that are closed', () => {
  it('ask for the PIN, say how many tries are left, and what comes after the last one', async () => {
    const tried: string[] = [];
    const lock = openLock({ state: 'locked' });
    let left = 10;
    await panel({
      ...lock,
      unlock: async (secret) => {
        tried.push(secret);
        left -= 1;
        return { ok: false, left };
      },
    });
    type('PIN', '271828');
    press('Otwórz kontakty');
    await screen.findByText('Nie pasuje. Zostało prób: 9.');
    expect(screen.queryByText(/Po ostatniej/)).toBeNull();
    left = 6;
    type('PIN', '271829');
    press('Otwórz kontakty');
    await screen.findByText(/Zostało prób: 5\. Po ostatniej kontakty znikną z tego telefonu/);
    expect(tried).toEqual(['271828', '271829']);
  });

  it('say why they are not there when the office did not answer for too long', async () => {
    await panel(openLock({ state: 'locked', leasedOut: true }));
    expect(screen.getByText(/Biuro nie odpowiadało przez 14 dni/)).toBeTruthy();
  });

  it('take nothing of the screen while they are open', async () => {
    await panel(openLock());
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('that the office keeps back are said to need a clerk', async () => {
    await panel(openLock({ lockedOut: true }));
    expect(screen.getByText(/Pozwól ustawić nowy PIN/)).toBeTruthy();
  });
});

describe('a new lock', () => {
  it('wants a PIN that is not easy, twice, and a phone that locks its screen', async () => {
    const made: unknown[] = [];
    await panel({ ...openLock({ state: 'unset' }), setUp: async (...given) => void made.push(given) });
    press('Ustaw PIN');
    type('Nowy PIN', '123456');
    press('Ustaw PIN');
    await screen.findByText(/zbyt łatwo zgadnąć/);
    type('Nowy PIN', '314159');
    type('Jeszcze raz to samo', '314158');
    press('Ustaw PIN');
    await screen.findByText('Tu jest coś innego niż wyżej.');
    type('Jeszcze raz to samo', '314159');
    press('Ustaw PIN');
    await screen.findByText(/Najpierw włącz blokadę ekranu/);
    expect(made).toEqual([]);
    fireEvent.click(screen.getByRole('checkbox'));
    press('Ustaw PIN');
    await waitFor(() => expect(made).toEqual([['pin', '314159']]));
  });

  it.each([
    ['pin', '31415', 'short'],
    ['pin', '31415a', 'notDigits'],
    ['pin', '777777', 'easy'],
    ['pin', '121212', 'easy'],
    ['pin', '987654', 'easy'],
    ['pin', '314159', undefined],
    ['passphrase', 'trzy koty', 'short'],
    ['passphrase', 'aaaaaaaaaaaa', 'easy'],
    ['passphrase', 'trzy koty na płocie', undefined],
  ] as const)('%s %s is told %s', (kind, secret, problem) => {
    expect(secretProblem(kind, secret, secret)).toBe(problem);
  });
});

it('who reads no contacts is asked for no PIN', async () => {
  const app = await openApp('2026-03-14', { lock: openLock({ state: 'unset' }) });
  const { container } = show(app, '/more', <LockSettings />);
  expect(container.textContent).toBe('');
});
