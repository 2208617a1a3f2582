// @vitest-environment happy-dom
// First of all: Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { Route, Router } from 'preact-iso';
import { afterEach, describe, expect, it } from 'vitest';
import type { App } from '../../../src/client/app.ts';
import { ActivityPage } from '../../../src/client/ui/pages/activity-page.tsx';
import { PlanPage } from '../../../src/client/ui/pages/plan-page.tsx';
import { TodayPage } from '../../../src/client/ui/pages/today-page.tsx';
import { startEvent, tallyWrite } from '../../../src/domain/event.ts';
import { sheetId } from '../../../src/domain/id.ts';
import { openApp, show, withPlan } from './open-app.tsx';

afterEach(cleanup);

/** An event of row 6, with a count of seniors where one is given. */
async function logEvent(app: App, id: string, seniors?: number): Promise<void> {
  const { device, deviceName } = app.session;
  const occasion = {
    id,
    device,
    sheetLabel: deviceName,
    day: '2024-03-22',
    time: '10:00',
    zone: 'Europe/Warsaw',
    nowMs: 1,
  };
  await app.store.write(startEvent(occasion, { id: 'row-6', fields: { 'group/seniors': true } }, 'Pisankowy desant'));
  if (seniors === undefined) return;
  const count = {
    event: id,
    id: 'a',
    sheet: sheetId(id, device),
    measure: 'people',
    group: 'seniors',
    amount: seniors,
    atMs: 2,
  };
  await app.store.write([tallyWrite(count)]);
}

describe('Dziś', () => {
  it('says of which year the plan is, when this year has none', async () => {
    const app = await openApp('2026-11-23');
    await withPlan(app);
    show(app, '/', <TodayPage />);
    expect(await screen.findByRole('heading', { name: 'W planie na listopad 2024\u00a0r.' })).toBeTruthy();
    expect(screen.getByRole('link', { name: /Zbiórka żywności/ }).getAttribute('href')).toBe('/plan/row-25');
    expect(screen.queryByText('Pisankowy desant')).toBeNull();
  });

  it('shows what is being counted first and large, one tap from its counter', async () => {
    const app = await openApp('2024-03-22');
    await withPlan(app);
    await logEvent(app, 'event-1', 85);
    show(app, '/', <TodayPage />);
    const card = await screen.findByRole('link', { name: /Trwa od 10:00.*Pisankowy desant.*85/ });
    expect(card.getAttribute('href')).toBe('/event/event-1');
    expect(within(card).getByText('zapisane na telefonie')).toBeTruthy();
  });

  it('counts at an office that has no plan yet', async () => {
    const app = await openApp('2026-11-23');
    show(app, '/', <TodayPage />);
    expect(await screen.findByText('Nie ma jeszcze planu')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Wydarzenie poza planem' })).toBeTruthy();
  });

  it('offers nothing that the office would refuse to somebody who only looks', async () => {
    const app = await openApp('2026-11-23');
    show({ ...app, session: { ...app.session, role: 'viewer' } }, '/', <TodayPage />);
    await screen.findByText('Nie ma jeszcze planu');
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('Plan', () => {
  it('puts each row under its first month, with its term as read and as written', async () => {
    const app = await openApp('2024-03-22');
    await withPlan(app);
    show(app, '/plan', <PlanPage />);
    const november = (await screen.findByRole('heading', { name: 'listopad 2024\u00a0r.' })).closest('section');
    expect(november?.textContent).toContain(
      'listopad lub grudzień 2024\u00a0r. (w planie: „listopad/grudzień 2024 r.”)',
    );
    expect(screen.queryByRole('heading', { name: 'grudzień 2024\u00a0r.' })).toBeNull();
  });

  it('tells how many events are planned, and the next day', async () => {
    const app = await openApp('2024-03-22');
    await withPlan(app);
    for (const date of ['2024-03-01', '2024-04-09', '2024-05-14']) {
      const fields = { activity: 'row-6', title: 'Desant', state: 'planned', date };
      await app.store.write([{ kind: 'event', id: date, fields }]);
    }
    show(app, '/plan', <PlanPage />);
    const row = await screen.findByRole('link', { name: /Pisankowy desant/ });
    expect(row.textContent).toContain('Wydarzenia: 0 · Zaplanowane: 3, najbliższe 9 kwietnia');
  });

  it('tells no event, not counted and counted apart', async () => {
    const app = await openApp('2024-03-22');
    await withPlan(app);
    show(app, '/plan', <PlanPage />);
    const row = async () => (await screen.findByRole('link', { name: /Pisankowy desant/ })).textContent;
    expect(await row()).toContain('Wydarzenia: 0');
    expect(await row()).not.toContain('Obecni');
    await logEvent(app, 'event-1');
    await waitFor(async () => expect(await row()).toContain('Wydarzenia: 1 · Obecni: nie policzono'));
    await logEvent(app, 'event-2', 60);
    await waitFor(async () => expect(await row()).toContain('Wydarzenia: 2 · Obecni: 60'));
  });

  it('is searched without Polish letters, by words of the title, partners and numbers', async () => {
    const app = await openApp('2024-03-22');
    await withPlan(app);
    show(app, '/plan', <PlanPage />);
    const field = await screen.findByLabelText('Szukaj w planie');
    const shown = () => screen.queryAllByRole('link').map((link) => link.getAttribute('href'));
    fireEvent.input(field, { target: { value: 'zbiorka zyw' } });
    await waitFor(() => expect(shown()).toEqual(['/plan/row-25']));
    fireEvent.input(field, { target: { value: 'terapii' } });
    await waitFor(() => expect(shown()).toEqual(['/plan/row-6']));
    fireEvent.input(field, { target: { value: 'balet' } });
    await waitFor(() => expect(shown()).toEqual([]));
    expect(screen.getByText('Nic takiego nie ma w planie.')).toBeTruthy();
  });
});

describe('an activity', () => {
  const pages = (
    <Router>
      <Route path="/plan/:id" component={ActivityPage} />
      <Route default component={() => null} />
    </Router>
  );

  it('starts an event with its groups, and goes to the counter', async () => {
    const app = await openApp('2024-03-22');
    await withPlan(app);
    show(app, '/plan/row-6', pages);
    fireEvent.click(await screen.findByRole('button', { name: 'Rozpocznij wydarzenie' }));
    await waitFor(() => expect(location.pathname).toMatch(/^\/event\/[0-9a-z]{26}$/));
    const id = location.pathname.split('/')[2] ?? '';
    const stored = (await app.store.powers.database.records.toArray()).find((row) => row.id === id);
    expect(stored?.cells['activity']?.[0]).toBe('row-6');
    expect(stored?.cells['group/seniors']?.[0]).toBe(true);
    expect(stored?.cells['date']?.[0]).toBe('2024-03-22');
  });

  it('that is being counted leads back to its counter before it offers another event', async () => {
    const app = await openApp('2024-03-22');
    await withPlan(app);
    await logEvent(app, 'event-1', 5);
    show(app, '/plan/row-6', pages);
    const back = await screen.findByRole('link', { name: 'Wróć do liczenia' });
    expect(back.getAttribute('href')).toBe('/event/event-1');
    expect(screen.getByRole('button', { name: 'Rozpocznij kolejne wydarzenie' })).toBeTruthy();
  });

  it('that did not take place says why, which is neither zero nor unknown', async () => {
    const app = await openApp('2024-03-22');
    await withPlan(app);
    HTMLDialogElement.prototype.showModal ??= () => undefined;
    show(app, '/plan/row-6', pages);
    fireEvent.click(await screen.findByRole('button', { name: 'Nie odbyło się' }));
    fireEvent.click(screen.getByRole('button', { name: 'Zapisz, że się nie odbyło' }));
    expect((await screen.findByRole('alert')).textContent).toBe('Wybierz powód.');
    fireEvent.click(screen.getByLabelText('pogoda'));
    fireEvent.click(screen.getByRole('button', { name: 'Zapisz, że się nie odbyło' }));
    expect(await screen.findByText('Nie odbyło się: pogoda', { exact: false })).toBeTruthy();
    expect(screen.getByText('Wydarzenia: 0')).toBeTruthy();
  });
});
