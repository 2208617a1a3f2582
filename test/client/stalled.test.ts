import { describe, expect, it } from 'vitest';
import type { Exchange, Trip } from '../../src/client/transport.ts';
import type { SyncReply } from '../../src/sync/exchange.ts';
import { replyOf } from './store/phone.ts';
import { accept, settled, tap, unsentIn, world } from './sync-world.ts';

const hangMs = 120_000;
const never = () => new Promise<never>(() => undefined);

/** The browser's lock: one holder at a time, a queue, and thieves. */
function oneLock() {
  let holder: { drop: (reason: Error) => void } | undefined;
  let turn = Promise.resolve();
  const thefts: boolean[] = [];
  const hold = async (work: () => Promise<void>) => {
    let drop: (reason: Error) => void = () => undefined;
    const stolen = new Promise<never>((_resolve, reject) => {
      drop = reject;
    });
    holder = { drop };
    await Promise.race([work(), stolen]);
  };
  const alone = (work: () => Promise<void>, steal: boolean): Promise<void> => {
    thefts.push(steal);
    if (steal) holder?.drop(new DOMException('stolen', 'AbortError'));
    const mine = steal ? hold(work) : turn.then(() => hold(work));
    turn = mine.catch(() => undefined);
    return mine;
  };
  return { alone, thefts };
}

describe('a flight that hangs', () => {
  it('is given up after two minutes, is told, and the next try takes the lock from it and brings everything', async () => {
    const lock = oneLock();
    const { phone, office, syncer, ring, waits } = await world(never, { alone: lock.alone });
    await tap(phone, 1);
    syncer.start();
    await settled();
    expect(syncer.view.getState().phase).toBe('sending');
    await ring(hangMs);
    expect(syncer.view.getState()).toMatchObject({ phase: 'waiting', problem: 'stalled' });
    expect(waits()).toEqual([2_000]);
    office.respond = accept;
    await ring(2_000);
    expect(lock.thefts).toEqual([false, true]);
    expect(await unsentIn(phone)).toBe(0);
    expect(syncer.view.getState()).toMatchObject({ phase: 'idle', unsent: 0 });
    expect(syncer.view.getState().problem).toBeUndefined();
    await ring(60_000);
    expect(lock.thefts, 'who does not hang is not stolen from').toEqual([false, true, false]);
  });

  it('changes nothing when its answer comes after all', async () => {
    let answerLate: (answer: Exchange<SyncReply>) => void = () => undefined;
    const trips: Trip[] = [];
    const { phone, syncer, ring } = await world(
      (request, n, trip) => {
        if (trip !== undefined) trips.push(trip);
        if (n > 1) return accept(request, n);
        return new Promise((resolve) => {
          answerLate = resolve;
        });
      },
      { alone: oneLock().alone },
    );
    await tap(phone, 1);
    syncer.start();
    await settled();
    await ring(hangMs);
    expect(trips[0]?.signal?.aborted, 'its trip is called off').toBe(true);
    answerLate({ ok: true, reply: replyOf({ answers: [{ refused: 'bad-value' }], cursors: { open: 99 } }) });
    await settled();
    expect(await phone.store.cursors()).toEqual({});
    expect(await phone.database.tray.count()).toBe(0);
    await ring(2_000);
    expect(await unsentIn(phone)).toBe(0);
    expect(await phone.store.cursors()).toEqual({});
  });

  it('is not one whose answer comes slowly, piece by piece', async () => {
    let trip: Trip | undefined;
    const { syncer, ring, waits } = await world((_request, _n, given) => {
      trip = given;
      return never();
    });
    syncer.start();
    await settled();
    const first = waits();
    expect(first).toEqual([hangMs]);
    trip?.moved?.();
    expect(waits(), 'the waiting began anew').toEqual([hangMs]);
    await ring(250);
    expect(syncer.view.getState().phase).toBe('sending');
  });

  it('in the phone’s own database is given up as well, and told', async () => {
    const { phone, syncer, ring } = await world(accept);
    const cursors = phone.store.cursors.bind(phone.store);
    phone.store.cursors = never;
    syncer.start();
    await settled();
    await ring(hangMs);
    expect(syncer.view.getState()).toMatchObject({ phase: 'waiting', problem: 'stalled' });
    phone.store.cursors = cursors;
    await ring(2_000);
    expect(syncer.view.getState()).toMatchObject({ phase: 'idle' });
  });

  it('in another tab loses the lock to this one, and notices it', async () => {
    const lock = oneLock();
    let hung: Trip | undefined;
    const hanging = await world(
      (_request, _n, trip) => {
        hung = trip;
        return never();
      },
      { alone: lock.alone },
    );
    const waiting = await world(accept, { alone: lock.alone });
    await tap(waiting.phone, 1);
    hanging.syncer.start();
    await settled();
    waiting.syncer.start();
    await settled();
    expect(waiting.requests.length, 'one flight at a time').toBe(0);
    await waiting.ring(hangMs);
    await waiting.ring(2_000);
    expect(await unsentIn(waiting.phone)).toBe(0);
    expect(hanging.syncer.view.getState()).toMatchObject({ phase: 'waiting', problem: 'stalled' });
    expect(hung?.signal?.aborted, 'and whatever it still hears comes to nothing').toBe(true);
  });

  it('is none where another tab only takes its time: its pages are seen here', async () => {
    const lock = oneLock();
    const busy = await world(never, { alone: lock.alone });
    const waiting = await world(accept, { alone: lock.alone });
    busy.syncer.start();
    await settled();
    waiting.syncer.start();
    await settled();
    const before = waiting.timers.length;
    waiting.hearElsewhere();
    expect(waiting.timers.slice(before).map(({ ms }) => ms)).toContain(hangMs);
  });
});
