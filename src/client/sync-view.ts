/** What a person sees of the exchange, kept true: it says nothing of which the phone is not sure. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Store } from './store/store.ts';
import { countRefused, countWaiting } from './store/waiting.ts';

/** The truth for the sync light. Times are epoch ms. */
export interface SyncView {
  readonly phase: 'idle' | 'sending' | 'waiting' | 'enrolAgain';
  readonly unsent: number;
  readonly refused: number;
  readonly held: number;
  /** How many parts came so far; only while there is more to come. */
  readonly downloaded?: number;
  /** Office time of its last answer. */
  readonly lastAnswerAt?: number;
  readonly lastTryAt?: number;
  /** Why the last try failed; a code of the catalogue. 'stalled': it hung and was given up. */
  readonly problem?: string;
  readonly oldestUnsentAt?: number;
  /** True when the fingerprints of both copies agree and nothing is unsent or kept aside; absent when that is not known. */
  readonly same?: true;
}

/** Hears what the syncer does, and keeps the view. */
export interface SyncTold {
  readonly view: StoreApi<SyncView>;
  leaving(nowMs: number): void;
  /** The office answered, at its own time. downloaded: parts so far, 0 when there is no more to come. */
  answered(officeTime: number, downloaded: number): void;
  /** Whether the fingerprints of the last answer were those of the phone's copy. */
  agreed(isSame: boolean): void;
  landed(): void;
  /** code: of the catalogue. */
  failed(code: string): void;
  /** Counts what the office does not have yet, or keeps aside. */
  recount(): Promise<void>;
  recountSoon(): void;
  stop(): void;
}

/** after: calls back after ms. */
export function tellView(store: Store, after: (ms: number, work: () => void) => () => void): SyncTold {
  const view = createStore<SyncView>(() => ({ phase: 'idle', unsent: 0, refused: 0, held: 0 }));
  let isAgreed = false;
  let isCounting = false;
  let isStopped = false;

  async function recount(): Promise<void> {
    const waiting = await countWaiting(store);
    const refused = await countRefused(store);
    if (isStopped) return;
    const { oldestUnsentAt: _old, same: _before, ...rest } = view.getState();
    const same = isAgreed && waiting.unsent === 0 && waiting.held === 0 ? { same: true as const } : {};
    view.setState({ ...rest, ...waiting, ...same, refused }, true);
  }

  return {
    view,
    leaving: (nowMs) => view.setState({ phase: 'sending', lastTryAt: nowMs }),
    answered(officeTime, downloaded) {
      isAgreed = false;
      const { problem: _mended, downloaded: _before, ...rest } = view.getState();
      view.setState({ ...rest, ...(downloaded > 0 ? { downloaded } : {}), lastAnswerAt: officeTime }, true);
    },
    agreed(isSame) {
      isAgreed = isSame;
    },
    landed: () => view.setState({ phase: 'idle' }),
    failed(code) {
      isAgreed = false;
      const { same: _before, ...rest } = view.getState();
      view.setState({ ...rest, phase: code === 'not-enrolled' ? 'enrolAgain' : 'waiting', problem: code }, true);
    },
    recount,
    recountSoon() {
      if (isCounting) return;
      isCounting = true;
      after(250, () => {
        isCounting = false;
        // If the disk fails, the light keeps what it knew, and the next flight says what is wrong.
        recount().catch(() => undefined);
      });
    },
    stop() {
      isStopped = true;
    },
  };
}
