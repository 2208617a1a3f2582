/**
 * When contacts are open and when not: opened by the person, closed by the person, by some minutes of silence, by the lease and by
 * ten wrong tries. The vault does the sealing; what is counted, planned and sent never waits for it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Effort, LockKind } from './store/database.ts';
import { isLeaseOver } from './store/lease.ts';
import type { Store } from './store/store.ts';
import type { Tried, Vault, VaultState } from './store/vault.ts';

export interface LockView {
  readonly state: VaultState;
  readonly kind?: LockKind | undefined;
  /** The key is being made from what was typed. */
  readonly busy: boolean;
  /** Contacts left this phone because the office did not answer for so many days. */
  readonly leasedOut: boolean;
  /** The office does not know this lock: a clerk has to allow a new PIN. */
  readonly lockedOut: boolean;
  readonly autoLockMs: number;
}

export interface Lock {
  readonly view: StoreApi<LockView>;
  setUp(kind: LockKind, secret: string): Promise<void>;
  unlock(secret: string): Promise<Tried>;
  change(before: string, kind: LockKind, secret: string): Promise<Tried>;
  lock(): void;
  /** Somebody touches the phone. */
  touched(): void;
  setAutoLock(ms: number): void;
  /** The office answered: whether it knows this lock. */
  heard(lockedOut: boolean): void;
  /** Looks at the clock: for silence and for the lease. */
  look(): Promise<void>;
  start(): void;
}

export interface LockPowers {
  readonly vault: Vault;
  readonly store: Store;
  readonly now: () => number;
  readonly after: (ms: number, work: () => void) => () => void;
  /** For the minutes of silence. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly measure: () => Promise<Effort>;
  /** For how long contacts may lie here without the office's answer. */
  readonly leaseDays: () => number;
  /** Contacts can be fetched and shown now. */
  readonly opened: () => void;
}

const minuteMs = 60_000;
/** A person's choices, the second by default. */
export const autoLockChoicesMs = [minuteMs, 5 * minuteMs, 15 * minuteMs] as const;
const storageKey = 'teren.autolock';
const lookEveryMs = 15_000;

export function createLock(powers: LockPowers): Lock {
  const { vault, store, now, storage } = powers;
  const kept = Number(storage.getItem(storageKey));
  const autoLockMs = autoLockChoicesMs.find((each) => each === kept) ?? 5 * minuteMs;
  const view = createStore<LockView>(() => ({
    state: vault.state,
    kind: vault.kind,
    busy: false,
    leasedOut: false,
    lockedOut: false,
    autoLockMs,
  }));
  let touchedAt = now();

  const show = (more: Partial<LockView> = {}) => view.setState({ state: vault.state, kind: vault.kind, ...more });
  /** Nobody touched the phone for too long; a clock that went back says nothing of how long. */
  function isSilent(): boolean {
    const silence = now() - touchedAt;
    return silence >= view.getState().autoLockMs || silence < 0;
  }
  async function busily<T>(work: () => Promise<T>): Promise<T> {
    show({ busy: true });
    try {
      return await work();
    } finally {
      show({ busy: false });
    }
  }
  async function opened(): Promise<void> {
    touchedAt = now();
    await (await import('./store/posted.ts')).settleApart(store);
    store.reread();
    powers.opened();
  }
  function lock(): void {
    vault.close();
    show();
    store.reread();
  }
  const forget = async (how: 'key' | 'lease') => (await import('./store/forget.ts')).forgetSealed(store, vault, how);
  const opening = () => import('./store/opening.ts');
  /** What was tried; the tenth wrong one takes the key away. */
  async function judge(tried: Tried): Promise<Tried> {
    if (tried.ok) {
      show({ leasedOut: false });
      await opened();
    } else if (tried.left <= 0) {
      await forget('key');
      show();
    }
    return tried;
  }

  const self: Lock = {
    view,
    setUp: (kind, secret) =>
      busily(async () => {
        await (await opening()).setUp(vault, kind, secret, await powers.measure());
        await opened();
      }),
    unlock: (secret) => busily(async () => judge(await (await opening()).unlock(vault, secret))),
    change: (before, kind, secret) =>
      busily(async () => judge(await (await opening()).change(vault, before, kind, secret, await powers.measure()))),
    lock,
    touched() {
      // Who wakes a phone that slept is not the one who opened the contacts.
      if (vault.isOpen && isSilent()) lock();
      touchedAt = now();
    },
    setAutoLock(ms) {
      storage.setItem(storageKey, String(ms));
      view.setState({ autoLockMs: ms });
    },
    heard(lockedOut) {
      if (view.getState().lockedOut !== lockedOut) show({ lockedOut });
    },
    async look() {
      if (vault.isOpen && isSilent()) lock();
      if (vault.isOpen) await vault.reread(); // Another tab may have lost the key.
      if (vault.holdsKey && (await isLeaseOver(store, powers.leaseDays()))) {
        await forget('lease');
        show({ leasedOut: true });
      } else if (view.getState().state !== vault.state) show();
    },
    start() {
      const again = () => {
        self
          .look()
          .catch((error: unknown) => console.warn('The lock could not look', error instanceof Error ? error.name : ''))
          .finally(() => powers.after(lookEveryMs, again));
      };
      again();
    },
  };
  return self;
}
