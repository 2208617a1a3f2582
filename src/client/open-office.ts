/** Puts an office's app together: its database, its store, its syncer. Everything from the outside comes in by `Browser`. */
import { newId } from '../domain/id.ts';
import type { Session } from '../sync/protocol.ts';
import type { App, Clock } from './app.ts';
import { createDesk } from './desk.ts';
import { gzipWith } from './gzip.ts';
import { askToKeep } from './installation.ts';
import { createLock } from './lock.ts';
import { openNote } from './notes.ts';
import type { Offices } from './offices.ts';
import { askToSendLater } from './send-later.ts';
import { openPatiently } from './store/connection.ts';
import { Database, databaseOf } from './store/database.ts';
import type { Mail } from './store/letters.ts';
import { Pages } from './store/pages.ts';
import type { Seat } from './store/registry.ts';
import { Store } from './store/store.ts';
import { type Stretch, Vault } from './store/vault.ts';
import { Views } from './store/views.ts';
import { createSyncer, type Syncer } from './syncer.ts';
import { aloneInBrowser, liveLock, syncLock, tabsOf } from './tabs.ts';
import { createTransport, type TransportPowers } from './transport.ts';
import { appVersion } from './version.ts';
import type { AppState } from './view-state.ts';

/** Clock, dice, timers and storage of the browser; made in main. */
export interface Browser extends TransportPowers {
  readonly clock: Clock;
  readonly crypto: Crypto;
  readonly random: () => number;
  /** A fine clock, ms, for what took how long. */
  readonly elapsed: () => number;
  readonly after: (ms: number, work: () => void) => () => void;
  /** For the notes beside the database. */
  readonly storage: Storage;
}

/** silent: told when the browser does not answer whether it opens the database; the waiting goes on. Rejects when it can't be opened. */
export async function openOffice(
  browser: Browser,
  session: Seat,
  offices: Offices,
  state: AppState,
  silent: () => void,
): Promise<App> {
  const { clock, crypto, after } = browser;
  const { member, officeName } = session;
  const { registry } = offices;
  const note = openNote(browser.storage, member);
  note.here();
  const database = new Database(databaseOf(member));
  const open: { store?: Store; syncer?: Syncer } = {};
  const vault = new Vault({ database, crypto, stretch, member });
  vault.follow(() => {
    note.gone();
    state.setState({ lost: note.toRead() });
    after(0, () => {
      // The copy was thrown away under the open app, and so was the registry: this browser is still ours.
      if (open.store !== undefined) void offices.use(session);
      open.store?.reread();
      open.syncer?.now();
    });
  });
  await openPatiently(database, silent);
  state.setState({
    rightsBefore: session.before,
    lost: note.toRead(),
    forgetLost() {
      note.markRead();
      state.setState({ lost: undefined });
    },
  });
  const tabs = tabsOf(member);
  const begin = () => location.replace('/');
  tabs.whenGone(begin);
  // "Back" brings a page as it was left: not to another person.
  const look = async () => (await offices.list()).some((seat) => seat.member === member) || begin();
  addEventListener('pageshow', (event: Event) => void ((event as PageTransitionEvent).persisted && look()));
  const pages = new Pages(database, vault);
  const store = new Store({
    database,
    pages,
    mail: mailOf(crypto, session, vault),
    device: session.device,
    now: clock.now,
    tabs,
    trouble: (trouble) => state.setState({ trouble }),
  });
  await store.open();
  const transport = createTransport({ ...browser, gzip: gzipWith(globalThis.CompressionStream) }, member);
  const sendLater = () => void askToSendLater(navigator.serviceWorker);
  const syncer = createSyncer({
    store,
    seal: vault,
    transport,
    get role() {
      return (state.getState().rights ?? session).role;
    },
    get authorised() {
      return (state.getState().rights ?? session).authorised;
    },
    keepRights: async (rights) => (await import('./rights.ts')).keepRights(registry, state, session, rights),
    forgetSealed: async () => (await import('./store/forget.ts')).forgetSealed(store, vault, 'role'),
    lock: () => vault.lock,
    version: appVersion,
    heard: (reply) => lock.heard(reply.lockedOut === true),
    now: clock.now,
    lost: note,
    random: browser.random,
    after,
    alone: (work, steal) => aloneInBrowser(syncLock(member), work, steal),
    sendLater,
    part: async ({ how, sent }) => {
      const { partInPage } = await import('./part-in-page.ts');
      const parting = { member, officeName, how, sent, toRead: true };
      return partInPage({ ...browser, registry, factory: indexedDB, store, tabs, begin }, parting);
    },
  });
  Object.assign(open, { store, syncer });
  const lock = createLock({
    vault,
    store,
    now: clock.now,
    after,
    storage: browser.storage,
    measure: async () => (await argon()).measureEffort(stretch, browser.elapsed),
    leaseDays: () => (state.getState().rights ?? session).leaseDays,
    opened: () => syncer.now(),
  });
  lock.start();
  for (const touch of ['pointerdown', 'keydown'] as const)
    addEventListener(touch, () => lock.touched(), { passive: true });
  syncer.view.subscribe((view, before) => {
    const landed = view.phase === 'idle' && before.phase !== 'idle';
    if (landed || view.unsent !== before.unsent) note.count(view.unsent, clock.now());
    if (view.unsent > before.unsent) void askToKeep(state); // Now there is something to keep.
    const failed = view.phase === 'waiting' && before.phase !== 'waiting';
    if (failed && view.problem === 'disk-lost') void store.mend().catch(() => undefined); // Said as trouble.
  });
  syncer.start();
  if (navigator.locks !== undefined) {
    const listen = async () => {
      (await import('./live.ts')).followLive({
        member,
        heard: () => syncer.now(),
        after,
        random: browser.random,
        open: (address) => new EventSource(address),
        alone: (work) => aloneInBrowser(liveLock(member), work),
      });
    };
    listen().catch(() => undefined); // The timer asks all the same.
  }
  for (const wakes of ['online', 'focus', 'pageshow'] as const) addEventListener(wakes, () => syncer.now());
  // A phone freezes what it does not show: timers stood still, and the network may be another one.
  document.addEventListener('resume', () => syncer.now());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      void lock.look(); // Timers may have stood still.
      syncer.now();
    } else if (syncer.view.getState().unsent > 0) sendLater(); // Perhaps it is closed now.
  });
  let lastId = 0;
  const { memberName, deviceName } = session;
  return {
    session,
    store,
    seal: vault,
    lock,
    views: new Views(store),
    syncer,
    clock,
    newId() {
      // By the office's clock as far as it is known, and never back: a list of acts reads in the order in which they were made.
      lastId = Math.max(lastId + 1, store.stampTime());
      return newId(lastId, crypto.getRandomValues(new Uint8Array(10)));
    },
    state,
    person: () => import('./person.ts').then(({ createPerson }) => createPerson(session, offices, browser.storage)),
    desk: createDesk({ transport, offices, address: session.publicUrl ?? location.origin, memberName, deviceName }),
    async switchTo(to) {
      const next = (await offices.list()).find((other) => other.member === to);
      if (next === undefined) return;
      await offices.use(next);
      location.assign('/'); // A clean start: nothing of one copy stays on the screen of another.
    },
  };
}

const argon = () => import('./argon.ts');
/** Starts the worker in which a PIN becomes a key. */
export const newArgonWorker = () => new Worker(new URL('./argon-worker.ts', import.meta.url), { type: 'module' });
const stretch: Stretch = async (...task) => (await argon()).stretchWith(newArgonWorker)(...task);

/** Letters to this office, and to this person. */
function mailOf(crypto: Crypto, { office, officeKey }: Session, vault: Vault): Mail {
  return {
    toOffice: async (change) =>
      (await import('./store/envelope.ts')).sealTo(crypto, officeKey, `teren letter ${office}`, change),
    toSelf: (sending) => vault.toSelf(sending),
    fromSelf: (envelope) => vault.fromSelf(envelope),
  };
}
