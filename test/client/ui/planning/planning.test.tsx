// @vitest-environment happy-dom
// First of all: Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { Route, Router } from 'preact-iso';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/client/app.ts';
import { ActivityPage } from '../../../../src/client/ui/pages/activity-page.tsx';
import { EventPage } from '../../../../src/client/ui/pages/event-page.tsx';
import type { Cells } from '../../../../src/sync/cell.ts';
import { openApp, show, withPlan } from '../open-app.tsx';
import { unfold } from '../unfold.ts';

beforeEach(() => {
  HTMLDialogElement.prototype.showModal ??= () => undefined;
});
afterEach(cleanup);

const today = '2024-03-20';
const pages = (
  <Router>
    <Route path="/plan/:id" component={ActivityPage} />
    <Route path="/event/:id" component={EventPage} />
    <Route default component={() => null} />
  </Router>
);
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const fill = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
/** The events on the disk, by day. */
async function eventsOf(app: App): Promise<readonly Record<string, unknown>[]> {
  const rows = (await app.store.powers.database.records.toArray()).filter((row) => row.kind === 'event');
  return rows
    .map(({ id, cells }) => fieldsOf(cells, id))
    .sort((a, b) => (String(a['date']) < String(b['date']) ? -1 : 1));
}
const fieldsOf = (cells: Cells, id: string): Record<string, unknown> => ({
  ...Object.fromEntries(Object.entries(cells).map(([name, [value]]) => [name, value])),
  id,
});

describe('planning from a row of the plan', () => {
  it('makes an event of that row on its day, and shows it', async () => {
    const app = await openApp(today);
    await withPlan(app);
    show(app, '/plan/row-6', pages);
    fireEvent.click(await screen.findByRole('button', { name: 'Zaplanuj wydarzenie' }));
    press('Zaplanuj');
    expect((await screen.findByRole('alert')).textContent).toBe('Wybierz datę.');
    fill('Data', '2024-03-22');
    fill('Od godziny', '10:00');
    press('Zaplanuj');
    expect(await screen.findByRole('heading', { name: 'Mają przyjść: 0' })).toBeTruthy();
    const [made] = await eventsOf(app);
    expect(made).toMatchObject({ activity: 'row-6', state: 'planned', date: '2024-03-22', 'group/seniors': true });
    expect(location.pathname).toBe(`/event/${String(made?.['id'])}`);
  });

  it('makes a series of the days that stay ticked in one act, and takes it back as a whole', async () => {
    const app = await openApp(today);
    await withPlan(app);
    show(app, '/plan/row-6', pages);
    fireEvent.click(await screen.findByRole('button', { name: 'Zaplanuj wydarzenie' }));
    fill('Data', '2024-03-26');
    fireEvent.click(screen.getByLabelText('Co drugi tydzień'));
    expect(screen.queryByLabelText('Trwa do dnia')).toBeNull();
    press('Zaplanuj');
    expect((await screen.findByRole('alert')).textContent).toBe('Wpisz, do kiedy ma się powtarzać.');
    fill('Powtarzaj do dnia', '2024-05-10');
    fireEvent.click(screen.getByLabelText('wt., 9 kwietnia'));
    press('Zaplanuj wydarzenia: 3');
    expect(await screen.findByText('Zaplanowane wydarzenia: 3')).toBeTruthy();
    const made = await eventsOf(app);
    expect(made.map(({ date }) => date)).toEqual(['2024-03-26', '2024-04-23', '2024-05-07']);
    expect(new Set(made.map(({ series }) => series)).size).toBe(1);
    expect(made[0]?.['series']).toBeTruthy();
    press(/^Cofnij: /);
    // Nothing is deleted: they stand there called off.
    await waitFor(async () =>
      expect((await eventsOf(app)).map(({ state, cancelled }) => [state, cancelled])).toEqual(
        [1, 2, 3].map(() => ['notHeld', true]),
      ),
    );
  });

  it('starts what was planned for today and no second event beside it', async () => {
    const app = await openApp(today);
    await withPlan(app);
    const fields = { activity: 'row-6', title: 'Pisankowy desant', state: 'planned', date: today };
    await app.store.write([{ kind: 'event', id: 'e1', fields }]);
    show(app, '/plan/row-6', pages);
    fireEvent.click(await screen.findByRole('button', { name: 'Rozpocznij wydarzenie' }));
    await waitFor(() => expect(location.pathname).toBe('/event/e1'));
    expect(await eventsOf(app)).toMatchObject([{ id: 'e1', state: 'running' }]);
  });
});

describe('an event of a series', () => {
  const series = async (app: App, days: readonly string[]) => {
    for (const day of days) {
      const state = day < today ? 'finished' : 'planned';
      await app.store.write([{ kind: 'event', id: day, fields: { title: 'Klub', state, date: day, series: 's1' } }]);
    }
  };
  const days = ['2024-03-12', '2024-03-26', '2024-04-09', '2024-04-23', '2024-05-07', '2024-05-21'];
  const linksIn = async (part: HTMLElement) =>
    (await within(part).findAllByRole('link')).map((link) => link.getAttribute('href'));

  it('leads to its other days, past and coming', async () => {
    const app = await openApp(today);
    await series(app, days);
    show(app, '/event/2024-03-26', pages);
    const heading = await screen.findByRole('heading', { name: 'Ten cykl' });
    const section = heading.closest('section') as HTMLElement;
    expect(await linksIn(section)).toEqual(days.filter((day) => day !== '2024-03-26').map((day) => `/event/${day}`));
  });

  it('folds them where they are many', async () => {
    const app = await openApp(today);
    await series(app, [...days, '2024-06-04']);
    show(app, '/event/2024-03-26', pages);
    const heading = await screen.findByText('Inne dni tego cyklu: 6');
    expect(heading.closest('details')?.open).toBe(false);
    expect(heading.closest('details')?.querySelector('a')).toBeNull();
    expect(await linksIn(unfold(heading))).toHaveLength(6);
  });
});

describe('a planned event', () => {
  async function open(date: string) {
    const app = await openApp(today);
    await withPlan(app);
    const fields = { activity: 'row-6', title: 'Desant', state: 'planned', date, place: 'Park', 'group/seniors': true };
    await app.store.write([
      { kind: 'event', id: 'e1', fields },
      { kind: 'volunteer', id: 'v1', fields: { label: 'Anna K.' } },
      { kind: 'volunteer', id: 'v2', fields: { label: 'Jan P.' } },
    ]);
    show(app, '/event/e1', pages);
    await screen.findByRole('heading', { name: date < today ? 'Desant' : 'Mają przyjść: 0' });
    return app;
  }
  const dialog = () => within(screen.getByRole('dialog', { hidden: true }));

  it('says who comes, and takes it back', async () => {
    const app = await open('2024-03-22');
    press('Zaznacz, kto przyjdzie');
    fireEvent.click(dialog().getByLabelText('Anna K.'));
    expect((await screen.findAllByRole('heading', { name: 'Mają przyjść: 1', hidden: true })).length).toBeGreaterThan(
      0,
    );
    const row = async () =>
      (await app.store.powers.database.records.toArray()).find(({ id }) => id.startsWith('e1.v1'));
    expect((await row())?.cells['going']?.[0]).toBe(true);
    expect((await row())?.cells).not.toHaveProperty('present');
    fireEvent.click(dialog().getByLabelText('Anna K.'));
    await waitFor(async () => expect((await row())?.cells['going']?.[0]).toBe(false));
  });

  it('is moved with who comes; both tell of each other, and taking it back takes all of it', async () => {
    const app = await open('2024-03-22');
    press('Zaznacz, kto przyjdzie');
    fireEvent.click(dialog().getByLabelText('Anna K.'));
    await screen.findAllByRole('heading', { name: 'Mają przyjść: 1', hidden: true });
    press('Gotowe');
    press('Odwołaj albo przenieś');
    expect(screen.queryByLabelText('Nie odbyło się')).toBeNull();
    press('Zapisz, że się nie odbyło');
    expect((await screen.findAllByRole('alert')).map((each) => each.textContent)).toContain('Wybierz, co się stało.');
    fireEvent.click(screen.getByLabelText('Przeniesione na inny dzień'));
    fill('Nowa data', '2024-04-05');
    fireEvent.click(screen.getByLabelText('pogoda'));
    press('Przenieś wydarzenie');
    const link = await screen.findByRole('link', { name: 'Przeniesione na: pt., 5 kwietnia' });
    const [old, next] = await eventsOf(app);
    expect(old).toMatchObject({ id: 'e1', state: 'notHeld', reason: 'weather', movedTo: next?.['id'] });
    expect(next).toMatchObject({ state: 'planned', activity: 'row-6', place: 'Park', 'group/seniors': true });
    fireEvent.click(link);
    expect(await screen.findByRole('heading', { name: 'Mają przyjść: 1' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Przeniesione z: pt., 22 marca' }).getAttribute('href')).toBe('/event/e1');
  });

  it('that was moved by a slip is planned again, and the other one is called off', async () => {
    const app = await open('2024-03-22');
    press('Odwołaj albo przenieś');
    fireEvent.click(screen.getByLabelText('Przeniesione na inny dzień'));
    fill('Nowa data', '2024-04-05');
    fireEvent.click(screen.getByLabelText('pogoda'));
    press('Przenieś wydarzenie');
    fireEvent.click(await screen.findByRole('button', { name: /^Cofnij: / }));
    expect(await screen.findByRole('heading', { name: 'Mają przyjść: 0' })).toBeTruthy();
    expect(await eventsOf(app)).toMatchObject([
      { id: 'e1', state: 'planned', movedTo: null },
      { state: 'notHeld', cancelled: true },
    ]);
  });

  it('is called off, and takes place after all', async () => {
    const app = await open('2024-03-22');
    press('Odwołaj albo przenieś');
    fireEvent.click(screen.getByLabelText('Odwołane wcześniej'));
    fireEvent.click(screen.getByLabelText('choroba'));
    press('Odwołaj wydarzenie');
    fireEvent.click(await screen.findByRole('button', { name: 'Jednak się odbędzie' }));
    expect(await screen.findByRole('heading', { name: 'Mają przyjść: 0' })).toBeTruthy();
    expect(await eventsOf(app)).toMatchObject([{ state: 'planned', cancelled: null, reason: null }]);
  });

  it('that was started by a slip is planned again as long as nobody counted', async () => {
    const app = await open(today);
    press('Rozpocznij wydarzenie');
    fireEvent.click(await screen.findByRole('button', { name: 'Cofnij rozpoczęcie', hidden: true }));
    expect(await screen.findByRole('heading', { name: 'Mają przyjść: 0' })).toBeTruthy();
    press('Rozpocznij wydarzenie');
    await screen.findByRole('button', { name: 'Cofnij rozpoczęcie', hidden: true });
    const tally = { sheet: 'e1.x', measure: 'people', group: 'seniors', amount: 1, exact: true, at: 1 };
    await app.store.write([{ kind: 'tally', id: 'e1.t1', fields: tally }]);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Cofnij rozpoczęcie', hidden: true })).toBeNull());
  });

  it('whose day has passed is written up from paper', async () => {
    const app = await open('2024-03-12');
    expect(await screen.findByText('Minął termin, a nikt nie zapisał, jak było.')).toBeTruthy();
    expect(screen.queryByRole('heading', { name: /przyjść/ })).toBeNull();
    press('Wpisz, jak było');
    await waitFor(async () => expect(await eventsOf(app)).toMatchObject([{ state: 'running', source: 'paper' }]));
    expect((await eventsOf(app))[0]).not.toHaveProperty('startTime');
  });
});
