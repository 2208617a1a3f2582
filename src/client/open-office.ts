/** Puts an office's app together: its database, its store, its syncer. Everything from the outside comes in by `Browser`. */
import { newId } from '../domain/id.ts';
import type { Session } from '../sync/protocol.ts';
import type { App, Clock } from './app.ts';
import { createDesk } from './desk.ts';
import { gzipWith } from './gzip.ts';
import { followLive } from './live.ts';
import type { Offices } from './offices.ts';
import { askToSendLater } from './send-later.ts';
import { Database } from './store/database.ts';
import { Pages } from './store/pages.ts';
import { makePageKey, sealWith } from './store/seal.ts';
import { Store } from './store/store.ts';
import { Views } from './store/views.ts';
import { createSyncer } from './syncer.ts';
import { aloneInBrowser, liveLock, syncLock, tabsOf } from './tabs.ts';
import { createTransport, type TransportPowers } from './transport.ts';
import type { AppState } from './view-state.ts';

/** Clock, dice and timers of the browser; made in main. */
export interface Browser extends TransportPowers {
  readonly clock: Clock;
  readonly crypto: Crypto;
  readonly random: () => number;
  readonly after: (ms: number, work: () => void) => () => void;
}

export async function openOffice(browser: Browser, session: Session, offices: Offices, state: AppState): Promise<App> {
  const { clock, crypto, after } = browser;
  const database = new Database(`teren-${session.office}`);
  const seal = sealWith(crypto, await pageKey(database, crypto));
  const pages = new Pages(database, seal);
  const store = new Store({ database, pages, device: session.device, now: clock.now, tabs: tabsOf(session.office) });
  await store.open();
  const transport = createTransport({ ...browser, gzip: gzipWith(globalThis.CompressionStream) }, session.office);
  const sendLater = () => void askToSendLater(navigator.serviceWorker);
  const syncer = createSyncer({
    store,
    seal,
    transport,
    role: session.role,
    now: clock.now,
    random: browser.random,
    after,
    alone: (work, steal) => aloneInBrowser(syncLock(session.office), work, steal),
    sendLater,
  });
  const { memberName, deviceName } = session;
  syncer.start();
  if (navigator.locks !== undefined) {
    followLive({
      office: session.office,
      heard: () => syncer.now(),
      after,
      random: browser.random,
      open: (address) => new EventSource(address),
      alone: (work) => aloneInBrowser(liveLock(session.office), work),
    });
  }
  addEventListener('online', () => syncer.now());
  addEventListener('focus', () => syncer.now());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') syncer.now();
    else if (syncer.view.getState().unsent > 0) sendLater(); // Perhaps it is closed now.
  });
  return {
    session,
    store,
    seal,
    views: new Views(store),
    syncer,
    clock,
    newId: () => newId(clock.now(), crypto.getRandomValues(new Uint8Array(10))),
    state,
    desk: createDesk({ transport, offices, address: session.publicUrl ?? location.origin, memberName, deviceName }),
    async switchOffice(office) {
      const next = (await offices.list()).find((other) => other.office === office);
      if (next === undefined) return;
      await offices.use(next);
      location.assign('/'); // A clean start: nothing of one office stays on the screen of another.
    },
  };
}

/** The key of this device's sealed pages; made once, together with the first page that could need it. */
async function pageKey(database: Database, crypto: Crypto): Promise<CryptoKey> {
  const made = await makePageKey(crypto);
  return database.transaction('rw', database.meta, async () => {
    const held = await database.meta.get('pageKey');
    if (held !== undefined) return held.value as CryptoKey;
    await database.meta.put({ key: 'pageKey', value: made });
    return made;
  });
}
