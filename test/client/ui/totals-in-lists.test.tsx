// @vitest-environment happy-dom
// First of all: Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { TodayPage } from '../../../src/client/ui/pages/today-page.tsx';
import { RunningBar } from '../../../src/client/ui/parts/running-bar.tsx';
import { tallyWrite } from '../../../src/domain/event.ts';
import type { Fields } from '../../../src/domain/scalar.ts';
import { openApp, show, withPlan } from './open-app.tsx';

afterEach(cleanup);

/** An event with a sheet that says it has the whole, and another beside it. */
async function competing(fields: Fields, exact = true) {
  const app = await openApp('2024-03-22');
  await withPlan(app);
  const tally = (sheet: string, amount: number) =>
    tallyWrite({
      event: 'e1',
      id: sheet,
      sheet: `e1.${sheet}`,
      measure: 'people',
      group: 'seniors',
      amount,
      exact,
      atMs: 1,
    });
  await app.store.write([
    {
      kind: 'event',
      id: 'e1',
      fields: { title: 'Pisankowy desant', date: '2024-03-20', activity: 'row-6', ...fields },
    },
    { kind: 'sheet', id: 'e1.a', fields: { event: 'e1', covers: 'whole' } },
    tally('a', 62),
    ...(exact ? [tally('b', 60)] : []),
  ]);
  return app;
}

describe('a total that is a question', () => {
  it('prints both values in lists and in the sums of the plan', async () => {
    const app = await competing({ state: 'finished' });
    show(app, '/', <TodayPage />);
    expect(await screen.findByText(/Obecni: 62 albo 60 \(do wyboru\)/)).toBeTruthy();
    expect(await screen.findByText('Wydarzenia: 1 · Obecni: 62 albo 60')).toBeTruthy();
  });

  it('prints both on the card of a running event and on its bar', async () => {
    const app = await competing({ state: 'running' });
    show(app, '/', <TodayPage />);
    expect(await screen.findByText('62 albo 60', { selector: '.running-count' })).toBeTruthy();
    cleanup();
    show(app, '/club', <RunningBar />);
    expect(await screen.findByText('62 albo 60', { selector: '.running-number' })).toBeTruthy();
  });
});

describe('a total that was estimated', () => {
  it('says so on the card of a running event and on its bar', async () => {
    const app = await competing({ state: 'running' }, false);
    show(app, '/', <TodayPage />);
    expect(await screen.findByText('62', { selector: '.running-count' })).toBeTruthy();
    expect(screen.getByText('ok.')).toBeTruthy();
    cleanup();
    show(app, '/club', <RunningBar />);
    expect(await screen.findByText('ok.\u00a062', { normalizer: (text) => text })).toBeTruthy();
  });
});
