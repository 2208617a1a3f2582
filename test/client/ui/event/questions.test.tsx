// @vitest-environment happy-dom
// First of all: Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { Route, Router } from 'preact-iso';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventPage } from '../../../../src/client/ui/pages/event-page.tsx';
import { finishWrite, sheetWrite, tallyWrite } from '../../../../src/domain/event.ts';
import { newId, sheetId } from '../../../../src/domain/id.ts';
import type { Fields } from '../../../../src/domain/scalar.ts';
import { fromOffice, openApp, show, type TestApp } from '../open-app.tsx';

beforeEach(() => vi.stubGlobal('scrollTo', () => undefined));
/** The clock of these tests. */
const noon = Date.parse('2024-03-22T11:00:00Z');

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

let made = 0;

async function counted(app: TestApp, device: string, group: string, amount: number, atMs = app.clock.now() - 1000) {
  const id = newId(atMs, new Uint8Array(10).fill(++made));
  const sheet = sheetId('e1', device);
  await app.store.write([
    sheetWrite('e1', device, device === 'bela' ? 'Telefon Beli' : 'Telefon Anny'),
    tallyWrite({ event: 'e1', id, sheet, measure: 'people', group, amount, atMs }),
  ]);
}

/** Ania counted 60 and Bela 62 at one event. */
async function twoPhones(fields: Fields = { state: 'running' }) {
  const app = await openApp('2024-03-22');
  await app.store.write([
    {
      kind: 'event',
      id: 'e1',
      fields: { title: 'Pisankowy desant', date: '2024-03-22', 'group/seniors': true, ...fields },
    },
    { kind: 'group', id: 'seniors', fields: { name: 'Seniorzy', attends: true } },
  ]);
  await counted(app, 'device-1', 'seniors', 60);
  await counted(app, 'bela', 'seniors', 62);
  return app;
}

function open(app: TestApp) {
  return show(
    app,
    '/event/e1',
    <Router>
      <Route path="/event/:id" component={EventPage} />
      <Route default component={() => null} />
    </Router>,
  );
}

const covers = async (app: TestApp) =>
  Promise.all(
    ['device-1', 'bela'].map(
      async (device) => (await app.store.powers.database.records.get(`sheet/e1.${device}`))?.cells['covers']?.[0],
    ),
  );

describe('sheets that compete', () => {
  it('begin when the owner of one says that it covers the whole, ask once with names and counts, and the undo asks again', async () => {
    const app = await twoPhones({ state: 'finished', finishedAt: noon });
    open(app);
    expect(await screen.findByText('122', { selector: '.summary-digits' })).toBeTruthy();
    fireEvent.click(screen.getByLabelText(/^Nie – liczę wszystkich/));
    expect(await screen.findByText('62 albo 60', { selector: '.summary-digits' })).toBeTruthy();
    expect(screen.getAllByText('Dwa liczenia się różnią. Które zostaje?')).toHaveLength(1);
    const answers = within(screen.getByText(/Które zostaje/).closest('.banner') as HTMLElement).getAllByRole('button');
    expect(answers.map((answer) => answer.textContent)).toEqual([
      'Obecni: 60tylko Telefon Anny (to urządzenie)',
      'Obecni: 62tylko Telefon Beli',
      'Obecni: 122dodać wszystko: każdy liczył kogo innego',
    ]);
    fireEvent.click(answers[1] as HTMLElement);
    expect(await screen.findByText('62', { selector: '.summary-digits' })).toBeTruthy();
    expect(await covers(app)).toEqual(['inside', 'part']);
    fireEvent.click(await screen.findByRole('button', { name: 'Cofnij: Zostaje: Obecni: 62' }));
    expect(await screen.findByText('62 albo 60', { selector: '.summary-digits' })).toBeTruthy();
    expect(await covers(app)).toEqual(['whole', null]);
  });

  it('stand below the counter while it runs, so that no tile moves', async () => {
    const app = await twoPhones();
    await app.store.write([{ kind: 'sheet', id: 'e1.bela', fields: { covers: 'whole' } }]);
    open(app);
    const question = await screen.findByText('Dwa liczenia się różnią. Które zostaje?');
    const tile = screen.getByRole('button', { name: /^Seniorzy: 62 albo 60/ });
    expect(tile.compareDocumentPosition(question) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });
});

describe('what two people wrote about what an event uses', () => {
  it('is asked on the event too, with the name of what it is about', async () => {
    const app = await twoPhones({ state: 'finished', finishedAt: noon, 'partner/wtz': true });
    await fromOffice(app, 'partner', 'wtz', { name: ['WTZ', 20, 'bela'], 'name~10~anna': ['Warsztat', 10, 'anna'] });
    await fromOffice(app, 'partner', 'other', { name: ['A', 20, 'bela'], 'name~10~anna': ['B', 10, 'anna'] });
    open(app);
    const banner = within((await screen.findByText('Partner: WTZ')).closest('.banner') as HTMLElement);
    expect(await banner.findByText('teraz tak jest · Telefon Beli')).toBeTruthy();
    fireEvent.click(banner.getByRole('button', { name: 'Zostaw: Warsztat (inny telefon)' }));
    expect(await screen.findByRole('button', { name: 'Cofnij: Nazwa: zostaje Warsztat' })).toBeTruthy();
    expect(screen.queryByText(/Dwie wersje/)).toBeNull();
  });
});

describe('an event that is not to be counted', () => {
  it('needs a reason, keeps its entries, and counts again with one tap', async () => {
    const app = await twoPhones({ state: 'finished', finishedAt: noon });
    open(app);
    fireEvent.click(await screen.findByRole('button', { name: 'Nie licz tego wydarzenia' }));
    const dialog = within(screen.getByRole('dialog', { hidden: true }));
    const reason = dialog.getByLabelText('Dlaczego?', { exact: false });
    const save = () => fireEvent.submit(reason.closest('form') as HTMLFormElement);
    save();
    expect(await dialog.findByText('Wpisz powód.')).toBeTruthy();
    fireEvent.input(reason, { target: { value: 'Próba licznika' } });
    save();
    expect(await screen.findByText('Tego wydarzenia nie liczymy w sprawozdaniu: Próba licznika')).toBeTruthy();
    expect(await screen.findByText('122', { selector: '.summary-digits' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Cofnij: Wydarzenie nie jest liczone' }));
    await waitFor(() => expect(screen.queryByText(/nie liczymy w sprawozdaniu/)).toBeNull());
    expect(await app.store.powers.database.records.where('key').startsWith('tally/e1.').count()).toBe(2);
  });

  it('still shows what another phone counts after that, and keeps it out of the figures only', async () => {
    const app = await twoPhones({ state: 'running', notCounted: 'próba', notCountedAt: noon });
    await counted(app, 'bela', 'seniors', 3, noon + 60_000);
    open(app);
    expect(await screen.findByText('1 wpis po decyzji „nie liczyć”')).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Seniorzy: 125/ })).toBeTruthy();
  });
});

describe('an event that was finished while another phone still counted', () => {
  it('says how many entries came later, from whom, counts them, and takes the check back', async () => {
    const app = await twoPhones(finishWrite('e1', '10:00', noon).fields);
    for (let n = 1; n <= 3; n++) await counted(app, 'bela', 'seniors', 1, noon + n * 1000);
    open(app);
    expect(await screen.findByText('3 wpisy po zakończeniu')).toBeTruthy();
    expect(await screen.findByText('125', { selector: '.summary-digits' })).toBeTruthy();
    expect(screen.getAllByText(/Telefon Beli · Seniorzy \+1/)).toHaveLength(3);
    fireEvent.click(screen.getByRole('button', { name: 'Sprawdzone' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Sprawdzone' })).toBeNull());
    expect((await app.store.powers.database.records.get('event/e1'))?.cells['late/e1.bela']?.[0]).toBe(3);
    // They stay in sight, and a fourth asks again.
    expect(screen.getByText('3 wpisy po zakończeniu')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Cofnij: Sprawdzone: 3 wpisy po zakończeniu' }));
    expect(await screen.findByRole('button', { name: 'Sprawdzone' })).toBeTruthy();
  });
});
