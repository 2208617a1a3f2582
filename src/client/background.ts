/**
 * Sends what is unsent in the copies of this browser that nobody has open: while the app is closed, where the browser has
 * Background Sync, and from an open page for the other people of the phone. The same flight as in the page, under the same
 * lock. Killed half-way it does no harm: everything is a join.
 */

import { roles } from '../domain/roles.ts';
import { type Landing, newCourse } from './course.ts';
import { fly } from './flight.ts';
import { goOnParting, type PartingPowers, part } from './parting.ts';
import { readBatch } from './store/bundle.ts';
import { Database, databaseOf } from './store/database.ts';
import { diskCodeOf } from './store/disk.ts';
import { forgetSealed } from './store/forget.ts';
import { isLeaseOver } from './store/lease.ts';
import { Pages } from './store/pages.ts';
import { keepRights } from './store/partings.ts';
import { type Parting, Registry, type Seat } from './store/registry.ts';
import { noMail, shutSeal } from './store/shut.ts';
import { Store } from './store/store.ts';
import { closedVault } from './store/vault.ts';
import { aloneInBrowser, syncLock, tabsOf } from './tabs.ts';
import { createTransport, type TransportPowers } from './transport.ts';

export interface BackgroundPowers extends TransportPowers {
  /** The phone's clock, epoch ms. */
  readonly now: () => number;
  /** The names of the databases that this browser holds. */
  readonly databases: () => Promise<readonly (string | undefined)[]>;
  readonly factory: IDBFactory;
  /** Forgets the note beside a copy that is gone; a service worker has no localStorage, and leaves it to the next start. */
  readonly forgetNote?: (member: string) => void;
}

/** A browser gives a worker a few minutes at most; what is left goes the next time. In ms. */
const patienceMs = 150_000;

/**
 * Sends for every copy of this browser. Rejects when one of them has to be tried again: the browser does so by itself. from: a page
 * in which somebody works, perhaps with one of the copies open. It asks also where there is nothing to send, so that a copy
 * whose person is away hears of it when it is to be dropped.
 */
export async function sendInBackground(
  powers: BackgroundPowers,
  from?: { readonly present: string | undefined },
): Promise<void> {
  // Only what is there: to open a database would make it, and hide from the page that its copy is gone.
  if (!(await powers.databases()).includes('teren')) return;
  const registry = new Registry();
  const parting = { ...powers, registry, forgetNote: powers.forgetNote ?? (() => undefined) };
  const failed: string[] = [];
  try {
    await goOnParting(parting);
    const there = await powers.databases();
    const seats = (await registry.list()).filter(({ member }) => there.includes(databaseOf(member)));
    for (const seat of seats.filter(({ member }) => member !== from?.present)) {
      const landing = await sendFor(parting, powers, seat, seats, from !== undefined);
      // Who has to enrol anew needs a person; the rest may go better later.
      if (!landing.ok && landing.code !== 'not-enrolled') failed.push(landing.code);
    }
  } finally {
    registry.close();
  }
  if (failed.length > 0) throw new Error(`To be tried again: ${failed.join(', ')}`);
}

async function sendFor(
  parting: PartingPowers,
  powers: BackgroundPowers,
  seat: Seat,
  seats: readonly Seat[],
  asks: boolean,
): Promise<Landing> {
  const { member, device } = seat;
  const database = new Database(databaseOf(member));
  const tabs = tabsOf(member);
  const giveUp = new AbortController();
  powers.timeout(patienceMs).addEventListener('abort', () => giveUp.abort());
  try {
    // Nobody is here to unlock anything: what is sealed goes out by its letters.
    const pages = new Pages(database, shutSeal);
    const store = new Store({ database, pages, mail: noMail, device, now: powers.now, tabs });
    await store.open();
    let landing: Landing = { ok: true };
    await aloneInBrowser(syncLock(member), async () => {
      const isDue = (asks && seat.away !== 'left') || (await hasUnsent(store));
      if (isDue) landing = await flyFor(parting, powers, { seat, store }, giveUp.signal);
      // The lease runs for those who are away, too.
      const vault = await closedVault(database);
      if (vault.holdsKey && (await isLeaseOver(store, seat.leaseDays))) await forgetSealed(store, vault, 'lease');
      if (!landing.ok && landing.code === 'not-enrolled') {
        landing = await carryFor(powers, { seat, store }, seats, giveUp.signal);
      }
      const going = goingOf(seat, landing);
      if (going === undefined || (seat.away === 'left' && (await hasUnsent(store)))) return;
      database.close();
      const toRead = going.how !== 'left' && seats[0] === seat;
      await part(parting, { member, officeName: seat.officeName, toRead, ...going }, tabs.gone);
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

interface Copy {
  readonly seat: Seat;
  readonly store: Store;
}

async function hasUnsent(store: Store): Promise<boolean> {
  return (await readBatch(store, 1)).sendings.length > 0;
}

function flyFor({ registry }: PartingPowers, powers: BackgroundPowers, copy: Copy, signal: AbortSignal) {
  const { store, seat } = copy;
  let { role, authorised } = seat;
  const flight = { course: newCourse(), signal, ...silent };
  return fly(
    {
      store,
      seal: shutSeal,
      transport: createTransport(powers, seat.member),
      now: powers.now,
      get role() {
        return role;
      },
      get authorised() {
        return authorised;
      },
      forgetSealed: async () => forgetSealed(store, await closedVault(store.powers.database), 'role'),
      async keepRights(rights) {
        await keepRights(registry, seat.member, rights);
        ({ role, authorised } = rights);
      },
    },
    flight,
  );
}

/** Her own session has ended: somebody else of the same office takes it along. */
async function carryFor(
  powers: BackgroundPowers,
  copy: Copy,
  seats: readonly Seat[],
  signal: AbortSignal,
): Promise<Landing> {
  const { carry } = await import('./carry.ts');
  for (const { member, office, role } of seats) {
    if (office !== copy.seat.office || member === copy.seat.member) continue;
    // Who may write less would have refused to him what the other one may well say.
    if (roles.indexOf(role) < roles.indexOf(copy.seat.role)) continue;
    const theirs = new Database(databaseOf(member));
    const read = await theirs.meta.get('cursors').finally(() => theirs.close());
    const open = (read?.value as { open?: number } | undefined)?.open;
    const by = { transport: createTransport(powers, member), open };
    const landing = await carry({ ...copy, now: powers.now }, by, signal);
    if (landing.ok) return landing;
  }
  return { ok: false, code: 'not-enrolled' };
}

/** Whether the copy goes from this phone now, and why. */
function goingOf(seat: Seat, landing: Landing): Pick<Parting, 'how' | 'sent'> | undefined {
  if (!landing.ok) return undefined;
  if (landing.parting !== undefined) return landing.parting;
  return seat.away === 'left' ? { how: 'left', sent: 0 } : undefined;
}

/** Nobody looks. */
const silent = {
  moved: () => undefined,
  leaving: () => undefined,
  answered: () => undefined,
  agreed: () => undefined,
};
