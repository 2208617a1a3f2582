/** The app of one phone for tests of screens: the real store on a database in memory (the test loads 'fake-indexeddb/auto' first), and an office that can be made to answer. */
import { render } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import { LocationProvider } from 'preact-iso';
import { createStore } from 'zustand/vanilla';
import { type App, AppContext } from '../../../src/client/app.ts';
import type { Lock, LockView } from '../../../src/client/lock.ts';
import { Database, rowOf } from '../../../src/client/store/database.ts';
import { Pages } from '../../../src/client/store/pages.ts';
import { sealWith } from '../../../src/client/store/seal.ts';
import { Store } from '../../../src/client/store/store.ts';
import { Views } from '../../../src/client/store/views.ts';
import type { SyncView } from '../../../src/client/sync-view.ts';
import { createAppState } from '../../../src/client/view-state.ts';
import { newId } from '../../../src/domain/id.ts';
import type { Cells } from '../../../src/sync/cell.ts';
import type { Session } from '../../../src/sync/protocol.ts';
import { makePageKey, testMail } from '../store/keys.ts';

let opened = 0;

const session: Session = {
  office: 'office-1',
  officeName: 'Centrum Usług Społecznych',
  example: false,
  member: 'member-1',
  memberName: 'Anna Nowak',
  role: 'organizer',
  device: 'device-1',
  deviceName: 'Telefon Anny',
  state: 'active',
  authorised: true,
  leaseDays: 14,
  officeKey: '',
  publicUrl: null,
};

/** What the office has of a record, as an exchange would have brought it; before the screens are shown. */
export async function fromOffice(app: App, kind: string, id: string, cells: Cells): Promise<void> {
  await app.store.powers.database.records.put(rowOf({ kind, id, cells }));
}

export interface TestApp extends App {
  /** What the syncer would say. */
  readonly setSync: (view: Partial<SyncView>) => void;
}

/** day: 'YYYY-MM-DD'; the clock stands at its noon. */
export async function openApp(day: string, changes: Partial<App> = {}): Promise<TestApp> {
  const nowMs = Date.parse(`${day}T11:00:00Z`);
  const database = new Database(`test-${++opened}`);
  const seal = sealWith(crypto, await makePageKey(crypto));
  const pages = new Pages(database, seal);
  const tabs = { post: () => undefined, listen: () => undefined };
  const store = new Store({ database, pages, mail: testMail, device: session.device, now: () => nowMs, tabs });
  await store.open();
  const view = createStore<SyncView>(() => ({ phase: 'idle', unsent: 0, refused: 0, held: 0 }));
  let ids = 0;
  return {
    session,
    store,
    seal,
    lock: openLock(),
    views: new Views(store),
    syncer: { view, now: () => undefined, start: () => undefined, stop: () => undefined },
    clock: { now: () => nowMs, today: () => day, time: () => '12:00', zone: 'Europe/Warsaw' },
    newId: () => newId(nowMs, new Uint8Array(10).fill(++ids)),
    state: createAppState(localStorage, document.documentElement),
    desk: {
      members: async () => ({ ok: false, code: 'no-network' }),
      saveMember: async () => ({ ok: false, code: 'no-network' }),
      act: async () => ({ ok: false, code: 'no-network' }),
      holdings: async () => ({ ok: false, code: 'no-network' }),
      makeCode: async () => ({ ok: false, code: 'no-network' }),
      devices: async () => ({ ok: false, code: 'no-network' }),
      lyingAside: async () => ({ ok: false, code: 'no-network' }),
      settle: async () => ({ ok: false, code: 'no-network' }),
      openOffice: async () => ({ ok: false, code: 'no-network' }),
    },
    person: async () => ({
      going: async () => [],
      goAway: async () => undefined,
      enrol: async () => ({ ok: false, code: 'no-network' }),
      readRights: async () => undefined,
    }),
    switchTo: async () => undefined,
    ...changes,
    setSync: (next) => view.setState(next),
  };
}

/** A lock that is open and does nothing; a test gives its own. */
export function openLock(more: Partial<LockView> = {}): Lock {
  const view = createStore<LockView>(() => ({
    state: 'open',
    kind: 'pin',
    busy: false,
    leasedOut: false,
    lockedOut: false,
    autoLockMs: 300_000,
    ...more,
  }));
  const done = async () => ({ ok: true }) as const;
  const nothing = () => undefined;
  return {
    view,
    setUp: async () => undefined,
    unlock: done,
    change: done,
    lock: nothing,
    touched: nothing,
    setAutoLock: nothing,
    heard: nothing,
    look: async () => undefined,
    start: nothing,
  };
}

/** Shows a screen of the app at an address. */
export function show(app: App, path: string, screen: ComponentChildren) {
  history.replaceState(null, '', path);
  return render(
    <AppContext.Provider value={app}>
      <LocationProvider>{screen}</LocationProvider>
    </AppContext.Provider>,
  );
}

/** A plan for 2024 with two of its rows, as the office would send it. */
export async function withPlan(app: App): Promise<void> {
  await app.store.write([
    { kind: 'plan', id: 'plan-2024', fields: { title: 'Plan OSL', year: 2024 } },
    { kind: 'group', id: 'seniors', fields: { name: 'Seniorzy', attends: true } },
    { kind: 'partner', id: 'wtz', fields: { name: 'Warsztat Terapii Zajęciowej' } },
    {
      kind: 'activity',
      id: 'row-6',
      fields: {
        plan: 'plan-2024',
        number: 6,
        title: 'Pisankowy desant',
        termText: 'marzec 2024 r.',
        termMode: 'single',
        'month/2024-03': true,
        'recipient/1': 'seniorzy',
        'partner/wtz': true,
        'group/seniors': true,
        'measure/people': true,
      },
    },
    {
      kind: 'activity',
      id: 'row-25',
      fields: {
        plan: 'plan-2024',
        number: 25,
        title: 'Zbiórka żywności',
        termText: 'listopad/grudzień 2024 r.',
        termMode: 'window',
        'month/2024-11': true,
        'month/2024-12': true,
      },
    },
  ]);
}
