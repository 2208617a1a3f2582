/** A syncer on a real store, with an office that says what the test wants and a clock that the test moves. */
import { expect } from 'vitest';
import '../../src/client/flight.ts'; // So that the first flight need not wait for it.
import type { Watcher } from '../../src/client/store/store.ts';
import { createSyncer, type SyncerPowers } from '../../src/client/syncer.ts';
import type { Exchange, Transport, Trip } from '../../src/client/transport.ts';
import { tallyWrite } from '../../src/domain/event.ts';
import type { SyncReply, SyncRequest } from '../../src/sync/exchange.ts';
import { newPhone, type Phone, replyOf } from './store/phone.ts';

export type Respond = (
  request: SyncRequest,
  n: number,
  trip?: Trip,
) => Exchange<SyncReply> | Promise<Exchange<SyncReply>>;

export const accept: Respond = ({ changes }) => ({
  ok: true,
  reply: replyOf({ answers: changes.map(() => 'accepted' as const) }),
});
export const offline: Respond = () => ({ ok: false, code: 'no-network' });

/** Lets all that is under way come to an end: by turns of the loop, of which the database takes so many on any machine, busy or not. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
  for (let turn = 0; turn < 300; turn++) await new Promise(setImmediate);
}

export async function world(respond: Respond, powers: Partial<SyncerPowers> = {}) {
  const phone = await newPhone();
  const office = { respond };
  const requests: SyncRequest[] = [];
  const timers: { ms: number; work: () => void; off: boolean }[] = [];
  const transport = {
    post: async (_path: string, body: unknown, _schema: unknown, trip?: Trip) => {
      requests.push(body as SyncRequest);
      return office.respond(body as SyncRequest, requests.length, trip);
    },
    get: () => Promise.reject(new Error('the syncer only posts')),
  } as unknown as Transport;
  const watchers: Watcher[] = [];
  const watch = phone.store.watch.bind(phone.store);
  phone.store.watch = (watcher) => {
    watchers.push(watcher);
    return watch(watcher);
  };
  const syncer = createSyncer({
    store: phone.store,
    seal: phone.seal,
    transport,
    role: 'organizer',
    now: () => phone.clock.ms,
    random: () => 0.5,
    after: (ms, work) => {
      const timer = { ms, work, off: false };
      timers.push(timer);
      return () => {
        timer.off = true;
      };
    },
    alone: (work) => work(),
    ...powers,
  });
  /** Runs the timers that are set – or those of so many ms – and gives how long they were to wait. */
  const ring = async (ms?: number) => {
    await settled();
    const due = timers.filter((timer) => !timer.off && (ms === undefined || timer.ms === ms));
    for (const timer of due) timer.off = true;
    for (const { work } of due) work();
    await settled();
    return due.map((timer) => timer.ms);
  };
  const waits = () => timers.filter(({ off }) => !off).map(({ ms }) => ms);
  /** Another tab of this browser wrote. */
  const hearElsewhere = () => {
    for (const watcher of watchers) watcher('elsewhere');
  };
  return { phone, office, requests, syncer, ring, waits, timers, hearElsewhere };
}

export async function tap(phone: Phone, ...numbers: number[]): Promise<void> {
  const writes = numbers.map((n) =>
    tallyWrite({ event: 'e1', id: `t${n}`, sheet: 'e1.anna', measure: 'people', group: '', amount: 1, atMs: n }),
  );
  expect(await phone.store.write(writes)).toEqual({ ok: true });
}

/** Waits, as long as work in the database may take on a busy machine. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let n = 0; n < 100 && !(await isSo()); n++) await settled();
}

export const unsentIn = (phone: Phone) => phone.database.records.where('unsent').aboveOrEqual(0).count();
