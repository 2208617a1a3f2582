/**
 * Sends what is unsent while the app is closed, where the browser has Background Sync: it wakes the service worker when there
 * is a network. The same flight as in the page, under the same lock. Killed half-way it does no harm: everything is a join.
 */
import type { Session } from '../sync/protocol.ts';
import { type Landing, newCourse } from './course.ts';
import { fly } from './flight.ts';
import { readBatch } from './store/bundle.ts';
import { Database, databaseOf } from './store/database.ts';
import { diskCodeOf } from './store/disk.ts';
import { Pages } from './store/pages.ts';
import { Registry } from './store/registry.ts';
import { noMail, shutSeal } from './store/shut.ts';
import { Store } from './store/store.ts';
import { aloneInBrowser, syncLock, tabsOf } from './tabs.ts';
import { createTransport, type TransportPowers } from './transport.ts';

export interface BackgroundPowers extends TransportPowers {
  /** The phone's clock, epoch ms. */
  readonly now: () => number;
  /** The names of the databases that this browser holds. */
  readonly databases: () => Promise<readonly (string | undefined)[]>;
}

/** A browser gives a worker a few minutes at most; what is left goes the next time. In ms. */
const patienceMs = 150_000;

/** Sends for every office of this browser. Rejects when one of them has to be tried again: the browser does so by itself. */
export async function sendInBackground(powers: BackgroundPowers): Promise<void> {
  // Only what is there: to open a database would make it, and hide from the page that its copy is gone.
  const there = await powers.databases();
  if (!there.includes('teren')) return;
  const registry = new Registry();
  const sessions = await registry.list().finally(() => registry.close());
  const failed: string[] = [];
  for (const session of sessions.filter(({ member }) => there.includes(databaseOf(member)))) {
    const landing = await sendFor(powers, session);
    // Who has to enrol anew needs a person; the rest may go better later.
    if (!landing.ok && landing.code !== 'not-enrolled') failed.push(landing.code);
  }
  if (failed.length > 0) throw new Error(`To be tried again: ${failed.join(', ')}`);
}

async function sendFor(powers: BackgroundPowers, { member, device, role }: Session): Promise<Landing> {
  const database = new Database(databaseOf(member));
  const tabs = tabsOf(member);
  const giveUp = new AbortController();
  powers.timeout(patienceMs).addEventListener('abort', () => giveUp.abort());
  try {
    // Nobody is here to unlock anything: what is sealed goes out by its letters.
    const pages = new Pages(database, shutSeal);
    const store = new Store({ database, pages, mail: noMail, device, now: powers.now, tabs });
    await store.open();
    const transport = createTransport(powers, member);
    const flight = { course: newCourse(), signal: giveUp.signal, ...silent };
    let landing: Landing = { ok: true };
    await aloneInBrowser(syncLock(member), async () => {
      const { sendings } = await readBatch(store, 1);
      if (sendings.length > 0) landing = await fly({ store, seal: shutSeal, transport, role, now: powers.now }, flight);
    });
    return landing;
  } catch (error) {
    // Its disk, or a page took the lock from it. Either way it does not hold up the next office.
    return { ok: false, code: diskCodeOf(error) };
  } finally {
    giveUp.abort(); // Whatever it still hears comes to nothing.
    database.close();
    tabs.close();
  }
}

/** Nobody looks. */
const silent = {
  moved: () => undefined,
  leaving: () => undefined,
  answered: () => undefined,
  agreed: () => undefined,
};
