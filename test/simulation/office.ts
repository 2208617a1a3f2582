/** The endpoint as it runs in an office: the real app and access, on a storage that can crash, be full, and be restored. */
import { classes } from '../../src/domain/kinds.ts';
import { type Access, createAccess } from '../../src/server/access.ts';
import { defaultLimits } from '../../src/server/config.ts';
import { createApp } from '../../src/server/http/app.ts';
import { applyLedger, type Entry, type Ledger } from '../../src/server/ledger.ts';
import { createLive, type Live } from '../../src/server/live.ts';
import type { Log } from '../../src/server/log.ts';
import {
  type OfficeTx,
  type PastCell,
  type QuarantinedChange,
  type Storage,
  StorageUnavailable,
  type StoredPart,
  type Tx,
} from '../../src/server/storage/storage.ts';
import type { Backing } from './backing.ts';
import type { Dice } from './random.ts';
import { beginMs, type Time } from './time.ts';

export const address = 'https://teren.example';

/** Where the process dies: in the work of a transaction, or when it is on the disk and nobody was told. */
export type CrashPoint = 'before commit' | 'after commit';

class Crash extends Error {}

export class Office {
  readonly live: Live = createLive();
  /** How far the office's clock is off, in ms. */
  skew = 0;
  isFull = false;
  access: Access;
  readonly #time: Time;
  readonly #dice: Dice;
  readonly #backing: Backing;
  #app: ReturnType<typeof createApp>;
  /** The file beside the database: a restored copy does not take it back. */
  readonly #ledger: Ledger = ledgerInMemory();
  #crash: { point: CrashPoint; transactionsLeft: number } | undefined;
  /** Counts the processes; an answer of a dead one is never heard. */
  #process = 0;
  /** What was replaced and what was set aside, as it was committed. */
  readonly #kept: { past: PastCell[]; aside: QuarantinedChange[] } = { past: [], aside: [] };
  #restored = 0;
  readonly #backups: { past: number; aside: number }[] = [];

  constructor(time: Time, backing: Backing, dice: Dice) {
    this.#time = time;
    this.#backing = backing;
    this.#dice = dice;
    [this.access, this.#app] = this.#start();
  }

  now = (): number => beginMs + this.#time.now + this.skew;

  get storage(): Storage {
    return this.#backing.storage();
  }

  /** Answers a request; nothing when the process died over it. */
  async answer(
    request: Request,
    from: string,
  ): Promise<{ status: number; headers: Headers; text: string } | undefined> {
    const process = this.#process;
    const socket = { remoteAddress: from, remotePort: 1, remoteFamily: 'IPv4' };
    const response = await this.#app.fetch(request, { incoming: { socket } });
    const text = await response.text();
    return process === this.#process ? { status: response.status, headers: response.headers, text } : undefined;
  }

  /** Whether an answer that was given then may still arrive: one from before a restored backup is long gone. */
  epoch(): number {
    return this.#restored;
  }

  /** The process will die in one of its next transactions. */
  crashSoon(point: CrashPoint, transactionsLeft: number): void {
    this.#crash = { point, transactionsLeft };
  }

  calm(): void {
    this.#crash = undefined;
  }

  restart(): void {
    this.#process += 1;
    this.#crash = undefined;
    [this.access, this.#app] = this.#start();
  }

  /** A copy of all, made while the office works. */
  async backup(): Promise<void> {
    await this.#backing.backup();
    this.#backups.push({ past: this.#kept.past.length, aside: this.#kept.aside.length });
  }

  /** One of the copies takes the place of all that there is; false when there is none. */
  async restore(number: number): Promise<boolean> {
    const copy = this.#backups[number % this.#backups.length];
    if (copy === undefined) return false;
    await this.#backing.restore(number % this.#backups.length);
    await applyLedger(this.storage, this.#ledger, this.now());
    this.#restored += 1;
    this.#kept.past.length = Math.min(this.#kept.past.length, copy.past);
    this.#kept.aside.length = Math.min(this.#kept.aside.length, copy.aside);
    this.restart();
    return true;
  }

  /** All that the office has. */
  async content(office: string): Promise<{
    readonly seq: number;
    readonly parts: readonly StoredPart[];
    readonly past: readonly PastCell[];
    readonly aside: readonly QuarantinedChange[];
  }> {
    const { seq, parts } = await this.storage.transact(async (tx) => {
      const copy = await tx.inOffice(office);
      if (copy === undefined) throw new Error('There is no office');
      return { seq: copy.seq(), parts: (await copy.pageAfter(classes, {}, Number.POSITIVE_INFINITY)).parts };
    });
    return { seq, parts, ...this.#kept };
  }

  #start(): [Access, ReturnType<typeof createApp>] {
    const storage: Storage = { transact: (work) => this.#transact(work), close: () => Promise.resolve() };
    const now = this.now;
    const ledger = this.#ledger;
    const access = createAccess({
      storage,
      now,
      ledger,
      limits: defaultLimits,
      dice: (count) => this.#dice.bytes(count),
      exampleWrites: () => [],
    });
    const app = createApp({
      access,
      storage,
      ledger,
      live: this.live,
      log: silent,
      now,
      every: () => () => undefined,
      stopping: new AbortController().signal,
      publicUrl: address,
      appFolder: import.meta.dirname,
    });
    return [access, app];
  }

  async #transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const process = this.#process;
    const crash = this.#crash;
    const noted: { past: PastCell[]; aside: QuarantinedChange[] } = { past: [], aside: [] };
    const isLast = crash !== undefined && crash.transactionsLeft-- <= 0;
    try {
      const result = await this.storage.transact(async (tx) => {
        const done = await work({ ...tx, inOffice: async (office) => noting(await tx.inOffice(office), noted) });
        if (this.isFull) throw new StorageUnavailable('storage-full', undefined);
        if (isLast && crash.point === 'before commit') throw new Crash();
        if (process !== this.#process) throw new Crash(); // Killed while it waited for its turn.
        return done;
      });
      this.#kept.past.push(...noted.past);
      this.#kept.aside.push(...noted.aside);
      if (isLast) throw new Crash();
      return result;
    } catch (error) {
      if (error instanceof Crash && process === this.#process) this.restart();
      throw error;
    }
  }
}

/** Writes down what goes into the history and into the quarantine, for the checks. */
function noting(copy: OfficeTx | undefined, noted: { past: PastCell[]; aside: QuarantinedChange[] }) {
  if (copy === undefined) return undefined;
  return {
    ...copy,
    addHistory(cells: readonly PastCell[]) {
      noted.past.push(...cells);
      return copy.addHistory(cells);
    },
    quarantine(changes: readonly QuarantinedChange[]) {
      noted.aside.push(...changes);
      return copy.quarantine(changes);
    },
  };
}

function ledgerInMemory(): Ledger {
  const lines: Entry[] = [];
  return { add: (entries) => void lines.push(...entries), entries: () => lines };
}

const nothing = () => undefined;
const silent: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
