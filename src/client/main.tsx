/** The only place where the browser's clock, dice, network, storage and screens are wired together. */
import { render } from 'preact';
import { useMemo } from 'preact/hooks';
import { LocationProvider } from 'preact-iso';
import { clockOf, dayOf } from '../domain/day.ts';
import type { Session } from '../sync/protocol.ts';
import { type App, AppContext, type Clock } from './app.ts';
import { followInstallation } from './installation.ts';
import { loadAllWords, restoreLocale, t } from './locales/t.ts';
import { presentMembers } from './notes.ts';
import { createOffices, type Offices } from './offices.ts';
import { type Browser, newArgonWorker, openOffice } from './open-office.ts';
import { openPatiently } from './store/connection.ts';
import { diskTroubleOf } from './store/disk.ts';
import { Registry } from './store/registry.ts';
import { createTransport } from './transport.ts';
import { allowOnlyOwnScripts } from './trusted-types.ts';
import type { StartTrouble } from './ui/parts/trouble-screen.tsx';
import { Shell } from './ui/shell.tsx';
import { createAppState, useSelected } from './view-state.ts';
import { rememberZone } from './zone.ts';

const now = () => Date.now();
const zone = rememberZone(
  () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  () => new Date(now()).getTimezoneOffset(),
  () => performance.now(),
);
const clock: Clock = {
  now,
  get zone() {
    return zone();
  },
  today: () => dayOf(now(), clock.zone),
  time: (ms = now()) => clockOf(ms, clock.zone),
};

async function main(root: HTMLElement): Promise<void> {
  if (!isSecureContext) throw new TypeError('not a secure context'); // Before anybody spends a code here.
  const storage = localStorage; // A browser that stores nothing throws here already.
  const browser: Browser = {
    clock,
    crypto,
    storage,
    random: Math.random,
    elapsed: () => performance.now(),
    fetch: (input, init) => fetch(input, init),
    nonce: () => crypto.randomUUID?.() ?? String(crypto.getRandomValues(new Uint32Array(4)).join('-')),
    timeout: (ms) => AbortSignal.timeout(ms),
    after(ms, work) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  };
  const state = createAppState(storage, document.documentElement);
  if (location.search === '?icon') {
    state.setState({ openedByIcon: true });
    history.replaceState(null, '', location.pathname + location.hash); // A reload is no second opening.
  }
  let isOpen = false;
  const silent = () => {
    // The app opens by itself if the browser answers after all.
    void troubleShower(root).then((show) => isOpen || show('disk-silent'));
  };
  const registry = new Registry();
  await Promise.all([openPatiently(registry, silent), restoreLocale()]);
  const offices = createOffices(createTransport(browser), registry, now);
  if ((await registry.partings.count()) > 0) await (await import('./others.ts')).goOn(browser, registry);
  const parted = (await registry.partings.toArray()).find(({ toRead, dropped }) => toRead && dropped);
  let seats = await registry.list();
  const [entering] = /^#[sk]-/.exec(location.hash) ?? [];
  if (seats.length === 0 && entering === undefined) seats = await returned(browser, registry);
  state.setState({ offices: seats.filter(({ away }) => away === undefined) });
  followInstallation(state);
  const [seat] = seats;
  let app: App | undefined;
  if (location.pathname === '/start' || seat === undefined || seat.away !== undefined || parted !== undefined) {
    const { StartScreen } = await import('./ui/start-screen.tsx');
    isOpen = true;
    const unlocking = { crypto, now, newWorker: newArgonWorker };
    render(<StartScreen offices={offices} state={state} unlocking={unlocking} seats={seats} parted={parted} />, root);
  } else {
    const session = seat.state === 'waiting' ? await letIn(browser, seat, offices, root) : seat;
    app = await openOffice(browser, session, offices, state, silent);
    if (session.state === 'waiting') activateOnceHeard(app, offices);
    isOpen = true;
    render(<Opened app={app} />, root);
  }
  const present = () => (app?.syncer.view.getState().phase === 'enrolAgain' ? undefined : app?.session.member);
  void import('./others.ts').then(({ followOthers }) => followOthers(browser, registry, present));
}

/** The office exchanges with whom it has confirmed only. */
function activateOnceHeard({ syncer, session }: App, offices: Offices): void {
  const unwatch = syncer.view.subscribe(({ lastAnswerAt }) => {
    if (lastAnswerAt === undefined) return;
    unwatch();
    void offices.use({ ...session, state: 'active' });
  });
}

/** The app of one person. What she may do can change while it is open; what is being typed stays. */
function Opened({ app }: { readonly app: App }) {
  const rights = useSelected(app.state, (view) => view.rights);
  const current = useMemo(
    () => (rights === undefined ? app : { ...app, session: { ...app.session, ...rights } }),
    [app, rights],
  );
  return (
    <AppContext.Provider value={current}>
      <LocationProvider>
        <Shell />
      </LocationProvider>
    </AppContext.Provider>
  );
}

/** Waits until a clerk has confirmed this device, or its person opens the app all the same. */
async function letIn(browser: Browser, session: Session, offices: Offices, root: HTMLElement): Promise<Session> {
  const loaded = await Promise.all([import('./ui/waiting-screen.tsx'), loadAllWords()]).catch(() => undefined);
  if (loaded === undefined) return session; // Counting waits for nobody.
  return loaded[0].waitAtTheDoor(createTransport(browser, session.member), session, offices, root);
}

/** The sessions of a browser that threw its databases away and kept the rest. */
async function returned(browser: Browser, registry: Registry): Promise<readonly Session[]> {
  const noted = presentMembers(browser.storage);
  if (noted.length === 0) return [];
  const { comeBack } = await import('./come-back.ts');
  const sessions = await comeBack(browser, noted);
  for (const session of sessions) await registry.remember(session, now());
  return sessions;
}

/** Never a blank page: why the app can't start, in words. */
async function troubleShower(root: HTMLElement): Promise<(trouble: StartTrouble) => void> {
  try {
    const [{ TroubleScreen }] = await Promise.all([import('./ui/parts/trouble-screen.tsx'), loadAllWords()]);
    return (trouble) => render(<TroubleScreen trouble={trouble} zone={clock.zone} nowMs={now()} />, root);
  } catch (error) {
    console.error('The screen of a trouble did not load', error instanceof Error ? error.name : '');
    return () => {
      root.textContent = `${t('problem.disk-lost')} ${t('next.reopen')}`;
    };
  }
}

allowOnlyOwnScripts(globalThis, location.origin);
const root = document.getElementById('app');
if (root !== null) {
  main(root).catch(async (error: unknown) => {
    console.error('The app did not start', error instanceof Error ? error.name : '');
    const show = await troubleShower(root);
    if (!isSecureContext) show('insecure');
    else show(error instanceof TypeError ? 'unknown' : diskTroubleOf(error));
  });
}
