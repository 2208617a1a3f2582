// @vitest-environment happy-dom
// First of all: Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { Route, Router } from 'preact-iso';
import { afterEach, describe, expect, it } from 'vitest';
import type { App } from '../../../src/client/app.ts';
import { eventToGoOn } from '../../../src/client/ui/go-on.ts';
import { TodayPage } from '../../../src/client/ui/pages/today-page.tsx';
import { sheetWrite } from '../../../src/domain/event.ts';
import type { Fields } from '../../../src/domain/scalar.ts';
import { record } from './event/fake-app.tsx';
import { openApp, show, withPlan } from './open-app.tsx';
import { unfold } from './unfold.ts';

afterEach(cleanup);

const today = '2024-03-22';
const planned = (app: App, id: string, fields: Fields) =>
  app.store.write([{ kind: 'event', id, fields: { title: id, state: 'planned', ...fields } }]);
const stored = async (app: App, id: string) =>
  (await app.store.powers.database.records.toArray()).find((row) => row.id === id)?.cells;
const pages = (
  <Router>
    <Route path="/" component={TodayPage} />
    <Route default component={() => null} />
  </Router>
);
/** The rows under a heading. */
const under = async (heading: RegExp | string) => {
  const section = (await screen.findByRole('heading', { name: heading })).closest('section');
  return section === null ? [] : within(section).getAllByRole('link');
};

describe('Dziś', () => {
  it('starts what is planned for today in one tap, and counts there', async () => {
    const app = await openApp(today);
    await planned(app, 'e1', { title: 'Pisankowy desant', date: today, startTime: '10:00', place: 'Park' });
    show(app, '/', pages);
    expect(await screen.findByText('Dziś · 10:00 · Park')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Rozpocznij wydarzenie' }));
    await waitFor(() => expect(location.pathname).toBe('/event/e1'));
    expect((await stored(app, 'e1'))?.['state']?.[0]).toBe('running');
    expect((await stored(app, `e1.${app.session.device}`))?.['event']?.[0]).toBe('e1');
  });

  it('says what comes, in the words of the day before', async () => {
    const app = await openApp(today);
    await planned(app, 'Klub', { date: '2024-03-23', startTime: '17:00', place: 'Świetlica' });
    await planned(app, 'Spacer', { date: '2024-03-24' });
    await planned(app, 'Kiermasz', { date: '2024-03-28' });
    show(app, '/', pages);
    const rows = (await under('Co dalej')).map((link) => link.textContent);
    expect(rows).toEqual([
      'Klubjutro, sob., 23 marca · 17:00 · Świetlica',
      'Spacerpojutrze, niedz., 24 marca',
      'Kiermaszczw., 28 marca',
    ]);
    expect(screen.queryByRole('heading', { name: 'Ostatnie wydarzenia' })).toBeNull();
  });

  it('shows the next five of a series, and the rest below a line that unfolds', async () => {
    const app = await openApp(today);
    for (const month of ['04', '05', '06', '07', '08', '09', '10'])
      await planned(app, `klub-${month}`, { date: `2024-${month}-09`, series: 's1' });
    show(app, '/', pages);
    const later = await screen.findByText('I jeszcze 2 później');
    expect(later.closest('details')?.open).toBe(false);
    expect((await under('Co dalej')).length).toBe(5);
    const hidden = await within(unfold(later)).findAllByRole('link');
    expect(hidden.map((link) => link.getAttribute('href'))).toEqual(['/event/klub-09', '/event/klub-10']);
    expect((await under('Co dalej')).length).toBe(7);
  });

  it('asks for what went by without an entry: planned events, then rows of the plan', async () => {
    const app = await openApp('2024-05-10');
    await withPlan(app);
    await planned(app, 'Spacer', { date: '2024-05-02' });
    show(app, '/', pages);
    const links = (await under('Minął termin: 2')).map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/event/Spacer', '/plan/row-6']);
  });

  it.each([
    ['who may read what was heard', true, 1],
    ['who is not authorised', false, 0],
  ])('leads to the voices somebody %s', async (_, authorised, count) => {
    const app = await openApp(today);
    show({ ...app, session: { ...app.session, authorised } }, '/', pages);
    await screen.findByText('Nie ma jeszcze planu');
    expect(screen.queryAllByRole('link', { name: 'Zapisz, co usłyszano' })).toHaveLength(count);
  });

  it('asks nothing of a plan that is years old', async () => {
    const app = await openApp('2026-05-10');
    await withPlan(app);
    show(app, '/', pages);
    expect(await screen.findByRole('heading', { name: /^W planie na maj/ })).toBeTruthy();
    expect(screen.queryByRole('heading', { name: /^Minął termin/ })).toBeNull();
  });

  it('leaves out of what was what was called off or moved beforehand', async () => {
    const app = await openApp(today);
    const past = { date: '2024-03-20', state: 'notHeld', reason: 'weather' };
    await planned(app, 'off', { ...past, cancelled: true });
    await planned(app, 'moved', { ...past, movedTo: 'e9' });
    await planned(app, 'closed', past);
    show(app, '/', pages);
    expect((await under('Ostatnie wydarzenia')).map((link) => link.getAttribute('href'))).toEqual(['/event/closed']);
  });

  it('says what of the office is on this phone, once the app opens without a network', async () => {
    const app = await openApp(today);
    await withPlan(app);
    await planned(app, 'e1', { date: '2024-03-23' });
    for (const id of ['v1', 'v2']) await app.store.write([{ kind: 'volunteer', id, fields: { label: id } }]);
    await app.store.write([{ kind: 'volunteer', id: 'v3', fields: { label: 'v3', mergedInto: 'v2' } }]);
    show(app, '/', pages);
    await screen.findByRole('heading', { name: 'Co dalej' });
    expect(screen.queryByText(/^Na tym telefonie/)).toBeNull();
    app.state.setState({ readyOffline: true });
    const held = 'plan 2024 (2 działania), 1 zaplanowane wydarzenie, 2 wolontariusze';
    expect(await screen.findByText(`Na tym telefonie: ${held}.`)).toBeTruthy();
  });
});

describe('the app that is opened by its icon', () => {
  const running = (app: App, id: string, device: string) =>
    app.store.write([
      { kind: 'event', id, fields: { title: id, state: 'running', date: today } },
      sheetWrite(id, device, 'Telefon'),
    ]);

  it('goes on in the event that this phone counts, and stays on Today when the person comes back', async () => {
    const app = await openApp(today);
    await running(app, 'e1', app.session.device);
    app.state.setState({ openedByIcon: true });
    show(app, '/', pages);
    await waitFor(() => expect(location.pathname).toBe('/event/e1'));
    history.back();
    expect(await screen.findByRole('link', { name: /e1/ })).toBeTruthy();
    expect(location.pathname).toBe('/');
  });

  it('stays on Today when it was opened in another way', async () => {
    const app = await openApp(today);
    await running(app, 'e1', app.session.device);
    show(app, '/', pages);
    expect(await screen.findByRole('link', { name: /e1/ })).toBeTruthy();
    expect(location.pathname).toBe('/');
  });

  it('leaves the choice to the person where several run, and another phone its event', () => {
    const events = new Map(['e1', 'e2'].map((id) => [id, record('event', id, { state: 'running', date: today })]));
    const sheets = (...ids: readonly string[]) => new Map(ids.map((id) => [id, record('sheet', id, {})]));
    expect(eventToGoOn(events, sheets('e1.a', 'e2.b'), 'a')).toBe('e1');
    expect(eventToGoOn(events, sheets('e1.a', 'e2.a'), 'a')).toBeUndefined();
    expect(eventToGoOn(events, sheets('e1.b'), 'a')).toBeUndefined();
  });
});
