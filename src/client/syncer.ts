/**
 * Keeps the phone's copy and the office's together. One flight at a time per browser; every trigger only says "now
 * would be good"; a failure waits longer each time; one that hangs is given up. Capture never waits for any of it.
 */
import type { StoreApi } from 'zustand/vanilla';
import { waitAfter } from './back-off.ts';
import { type Course, type Flight, type FlightPowers, type Landing, newCourse, stalled } from './course.ts';
import { diskCodeOf } from './store/disk.ts';
import { type SyncView, tellView } from './sync-view.ts';
import { noNetwork } from './transport.ts';
import { type Watchdog, watchOver } from './watchdog.ts';

type Parting = NonNullable<Course['parting']>;

export interface SyncerPowers extends FlightPowers {
  /** 0 ≤ x < 1, for the jitter. */
  readonly random: () => number;
  /** Calls back after ms; returns how to call it off. */
  readonly after: (ms: number, work: () => void) => () => void;
  /**
   * Runs work while no other tab of this browser does the same. steal: does not wait, but takes the lock from whoever holds it;
   * for him the promise rejects.
   */
  readonly alone: (work: () => Promise<void>, steal: boolean) => Promise<void>;
  /** The office has all and wants nothing to stay here. False: something is unsent after all. Runs alone in the browser. */
  readonly part?: (parting: Parting) => Promise<boolean>;
  /** Asks the browser to send also when the app is closed, where it can. */
  readonly sendLater?: () => void;
}

export interface Syncer {
  readonly view: StoreApi<SyncView>;
  /** Tries at once, whatever the back-off says: a person asked, or the network is back. Only the office's wish is kept. */
  now(): void;
  /** Starts to follow the store and the timer. */
  start(): void;
  stop(): void;
}

/** How often to ask when nothing else does. */
const pollMs = 60_000;
/** Taps of one burst go together. */
const afterWriteMs = 400;
/** Longer than any trip without a byte: only what never comes back lasts as long. */
const hangMs = 120_000;

export function createSyncer(powers: SyncerPowers): Syncer {
  const { store, after, random } = powers;
  const told = tellView(store, after);
  let course = newCourse();
  let failures = 0;
  let isRunning = false;
  let isAsked = false;
  /** The office asked to be left alone until the next planned try. */
  let isToldToWait = false;
  /** Someone hangs and holds the lock, here or in another tab. */
  let mustSteal = false;
  let calledOff: () => void = () => undefined;
  let unwatch: () => void = () => undefined;
  let underWay: UnderWay | undefined;
  let isStopped = false;

  function plan(ms: number): void {
    calledOff();
    if (!isStopped) calledOff = after(ms, run);
  }

  function run(): void {
    calledOff();
    if (isStopped) return;
    if (isRunning) {
      isAsked = true;
      return;
    }
    isRunning = true;
    isAsked = false;
    isToldToWait = false;
    void flight();
  }

  /** One flight, however it ends. */
  async function flight(): Promise<void> {
    const giveUp = new AbortController();
    const watchdog = watchOver(after, hangMs, () => {
      mustSteal = true;
      giveUp.abort();
    });
    underWay = { giveUp, watchdog, hasTurn: false };
    const landing = await Promise.race([travel(underWay), endOf(giveUp.signal)]);
    watchdog.stop();
    giveUp.abort(); // Whatever this flight still hears comes to nothing.
    isRunning = false; // Only now: a write until here is asked for, one from here on plans for itself.
    if (!isStopped) land(landing);
  }

  async function travel(way: UnderWay): Promise<Landing> {
    const { signal } = way.giveUp;
    let landing: Landing = stalled;
    const work = async () => {
      if (signal.aborted) return;
      way.hasTurn = true;
      way.watchdog.moved();
      mustSteal = false;
      landing = await flyOnce(way);
      if (!landing.ok || landing.parting === undefined || powers.part === undefined) return;
      if (await powers.part(landing.parting)) isStopped = true;
      else isAsked = true;
    };
    try {
      await powers.alone(work, mustSteal);
      if (!signal.aborted && !isStopped) await told.recount();
    } catch (error) {
      // Before its turn was over: another tab took the lock away, because this one hung.
      return landing === stalled ? stalled : failedDisk(error);
    }
    return landing;
  }

  /** The code of a flight is loaded for the first one: the first screen does not wait for it. */
  async function flyOnce(way: UnderWay): Promise<Landing> {
    const loaded = await import('./flight.ts').catch(() => undefined);
    if (loaded === undefined) return { ok: false, code: noNetwork };
    return loaded.fly(powers, flightOf(way)).catch(failedDisk);
  }

  function flightOf({ giveUp, watchdog }: UnderWay): Flight {
    return {
      course,
      signal: giveUp.signal,
      moved: () => watchdog.moved(),
      leaving: () => told.leaving(powers.now()),
      agreed: told.agreed,
      answered({ officeTime }) {
        if (course.stuck === 0) failures = 0;
        told.answered(officeTime, course.downloaded);
      },
    };
  }

  function land(landing: Landing): void {
    if (landing.ok) {
      told.landed();
      plan(isAsked ? 0 : pollMs * (0.8 + 0.4 * random()));
      return;
    }
    told.failed(landing.code);
    failures += 1;
    // What is unsent goes ahead from now on. A new course, which a flight that was given up does not know.
    course = { ...course, isCaughtUp: false, isPageDue: false };
    isToldToWait = landing.retryAfterMs !== undefined;
    plan(waitAfter(failures, random(), landing.retryAfterMs));
    if (told.view.getState().unsent > 0) powers.sendLater?.();
  }

  return {
    view: told.view,
    now() {
      if (isToldToWait) return;
      failures = 0;
      run();
    },
    start() {
      unwatch = store.watch((changes) => {
        // Another tab's pages come in while this one waits for its turn: that one does not hang.
        if (changes === 'elsewhere' && underWay?.hasTurn === false) underWay.watchdog.moved();
        const isOurs = changes === 'elsewhere' || changes.some(({ after: part }) => part.marks !== undefined);
        if (!isOurs) return;
        if (!isRunning && failures === 0) plan(afterWriteMs);
        else if (isRunning) isAsked = true;
        told.recountSoon();
      });
      run();
    },
    stop() {
      isStopped = true;
      told.stop();
      underWay?.giveUp.abort();
      calledOff();
      unwatch();
    },
  };
}

/** A flight that began: how to give it up, and whether it is alone in the browser by now. */
interface UnderWay {
  readonly giveUp: AbortController;
  readonly watchdog: Watchdog;
  hasTurn: boolean;
}

function failedDisk(error: unknown): Landing {
  return { ok: false, code: diskCodeOf(error) };
}

function endOf(signal: AbortSignal): Promise<Landing> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(stalled)));
}
