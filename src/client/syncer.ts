/**
 * Keeps the phone's copy and the office's together. One flight at a time per browser; every trigger only says "now
 * would be good"; a failure waits longer each time. Capture never waits for any of it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { classesOf, type Role } from '../domain/roles.ts';
import { bundleBytes, protocolVersion, type SyncReply, syncReplySchema } from '../sync/protocol.ts';
import { diskCodeOf } from './store/disk.ts';
import { applyReply, readBatch } from './store/exchange.ts';
import type { Seal } from './store/seal.ts';
import type { Store } from './store/store.ts';
import { countWaiting } from './store/waiting.ts';
import { noNetwork, type Transport } from './transport.ts';

/** The truth for the sync light. Times are epoch ms. */
export interface SyncView {
  readonly phase: 'idle' | 'sending' | 'waiting' | 'enrolAgain';
  readonly unsent: number;
  readonly refused: number;
  readonly held: number;
  /** Office time of its last answer. */
  readonly lastAnswerAt?: number;
  readonly lastTryAt?: number;
  /** Why the last try failed; a code of the catalogue. */
  readonly problem?: string;
  readonly oldestUnsentAt?: number;
}

export interface SyncerPowers {
  readonly store: Store;
  readonly seal: Seal;
  readonly transport: Transport;
  readonly role: Role;
  readonly now: () => number;
  /** 0 ≤ x < 1, for the jitter. */
  readonly random: () => number;
  /** Calls back after ms; returns how to call it off. */
  readonly after: (ms: number, work: () => void) => () => void;
  /** Runs work while no other tab of this browser does the same. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
}

export interface Syncer {
  readonly view: StoreApi<SyncView>;
  /** Tries at once, whatever the back-off says: a person asked, or the network is back. */
  now(): void;
  /** Starts to follow the store and the timer. */
  start(): void;
  stop(): void;
}

const firstWaitMs = 2_000;
const longestWaitMs = 60_000;
/** How often to ask when nothing else does. */
const pollMs = 60_000;
/** Bundles are not halved below this. */
const leastBytes = 2_000;
/** Taps of one burst go together. */
const afterWriteMs = 400;

export function createSyncer(powers: SyncerPowers): Syncer {
  const { store, now } = powers;
  const view = createStore<SyncView>(() => ({ phase: 'idle', unsent: 0, refused: 0, held: 0 }));
  let failures = 0;
  /** What a bundle may hold now: a slow link cuts a large one off again and again, so each failure halves it. */
  let maxBytes = bundleBytes;
  let isRunning = false;
  let isAsked = false;
  let stopped = false;
  let isCounting = false;
  let calledOff: () => void = () => undefined;
  let unwatch: () => void = () => undefined;

  function plan(ms: number): void {
    calledOff();
    if (!stopped) calledOff = powers.after(ms, run);
  }

  function run(): void {
    calledOff();
    if (stopped) return;
    if (isRunning) {
      isAsked = true;
      return;
    }
    isRunning = true;
    isAsked = false;
    void flight();
  }

  async function flight(): Promise<void> {
    try {
      await powers.alone(fly);
      await recount();
    } catch (error) {
      fail(diskCodeOf(error)); // Whatever fails, the next try is planned.
    }
    isRunning = false; // Only now: a write until here is asked for, one from here on plans for itself.
    if (isAsked && failures === 0) plan(0);
    else plan(failures === 0 ? pollMs * (0.8 + 0.4 * powers.random()) : waitOf(failures));
  }

  function waitOf(count: number): number {
    return Math.min(longestWaitMs, firstWaitMs * 2 ** (count - 1)) * (0.5 + powers.random());
  }

  function fail(problem: string, phase: SyncView['phase'] = 'waiting'): void {
    failures += 1;
    view.setState({ phase, problem });
  }

  /** One flight: batches up and pages down until both sides have nothing more. */
  async function fly(): Promise<void> {
    for (;;) {
      const batch = await readBatch(store, maxBytes);
      view.setState({ phase: 'sending', lastTryAt: now() });
      const request = {
        protocol: protocolVersion,
        deviceTime: now(),
        scope: { classes: [...classesOf(powers.role)] },
        cursors: await store.cursors(),
        changes: batch.sendings.map(({ change }) => change),
        left: batch.left,
      };
      const answer = await powers.transport.post<SyncReply>('/api/sync', request, syncReplySchema);
      if (stopped) return;
      if (!answer.ok) {
        const canHalve = batch.sendings.length > 1 && maxBytes > leastBytes;
        if (canHalve && (answer.code === 'too-large' || answer.code === noNetwork)) maxBytes = Math.floor(maxBytes / 2);
        if (canHalve && answer.code === 'too-large') continue;
        fail(answer.code, answer.code === 'not-enrolled' ? 'enrolAgain' : 'waiting');
        return;
      }
      if (answer.reply.answers.length !== batch.sendings.length) {
        fail(noNetwork);
        return;
      }
      await applyReply(store, powers.seal, powers.role, batch.sendings, answer.reply);
      failures = 0;
      maxBytes = Math.min(bundleBytes, maxBytes * 2);
      const { problem: _mended, ...rest } = view.getState();
      view.setState({ ...rest, phase: 'sending', lastAnswerAt: answer.reply.officeTime }, true);
      if (!answer.reply.more && batch.left === 0) break;
    }
    view.setState({ phase: 'idle' });
  }

  /** Counts what the office does not have yet, or keeps aside. */
  async function recount(): Promise<void> {
    if (stopped) return;
    const waiting = await countWaiting(store);
    const refused = await store.powers.database.tray.count();
    const { oldestUnsentAt: _old, ...rest } = view.getState();
    view.setState({ ...rest, ...waiting, refused }, true);
  }

  return {
    view,
    now() {
      failures = 0;
      run();
    },
    start() {
      unwatch = store.watch((changes) => {
        const isOurs = changes === 'elsewhere' || changes.some(({ after }) => after.marks !== undefined);
        if (!isOurs) return;
        if (!isRunning && failures === 0) plan(afterWriteMs);
        else if (isRunning) isAsked = true;
        recountSoon();
      });
      run();
    },
    stop() {
      stopped = true;
      calledOff();
      unwatch();
    },
  };

  function recountSoon(): void {
    if (isCounting) return;
    isCounting = true;
    powers.after(250, () => {
      isCounting = false;
      void recount();
    });
  }
}
