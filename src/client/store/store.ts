/**
 * The phone's copy: the only writer of its database. A person's act goes in by `write`, the office's words by `apply`,
 * and everybody who shows something is told of both by `watch`.
 */
import { type CheckCode, checkFields } from '../../domain/check.ts';
import { classesOfField, sealedClasses } from '../../domain/kinds.ts';
import type { Fields, Scalar, Write } from '../../domain/scalar.ts';
import type { Cursors } from '../../sync/exchange.ts';
import type { ActPowers, PartChange } from './act.ts';
import { Connection } from './connection.ts';
import { type DiskCode, type DiskTrouble, diskCodeOf } from './disk.ts';
import { putFresh, putOpen } from './open-act.ts';
import { PageChangedMeanwhile } from './pages.ts';

/** Told after the transaction completed. Nothing is named when another tab wrote: read again. */
export type Watcher = (changes: readonly PartChange[] | 'elsewhere') => void;

export type WriteResult = { readonly ok: true } | { readonly ok: false; readonly code: DiskCode | CheckCode };

/** The world outside of the store; made in main. */
export interface StorePowers extends ActPowers {
  /** The phone's clock, epoch ms. */
  readonly now: () => number;
  /** Tells the other tabs of this browser, and hears them. */
  readonly tabs: { post(): void; listen(heard: () => void): void };
  /** Told when the copy can't be used, and (undefined) when it can again. */
  readonly trouble?: (trouble: DiskTrouble | undefined) => void;
}

export class Store {
  readonly powers: StorePowers;
  readonly #connection: Connection;
  readonly #watchers = new Set<Watcher>();
  /** Office time minus phone time in ms, as last measured. */
  #offset = 0;
  /** Sealed pages are read, sealed and put by one after the other. */
  #sealing: Promise<unknown> = Promise.resolve();

  constructor(powers: StorePowers) {
    this.powers = powers;
    this.#connection = new Connection(powers.database, (trouble) => {
      powers.trouble?.(trouble);
      if (trouble === undefined) this.reread();
    });
    powers.tabs.listen(() => this.#tell('elsewhere'));
  }

  /** Reads what the copy knows of the office's clock. Call once before writing. */
  async open(): Promise<void> {
    const offset = await this.powers.database.meta.get('offset');
    if (typeof offset?.value === 'number') this.#offset = offset.value;
  }

  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /**
   * Records a person's act. Resolves when it is on the disk, or says why it is not; then nothing of it was written. A
   * connection that the browser dropped is made anew and the act written once more: again is harmless, lost is not.
   */
  async write(writes: readonly Write[]): Promise<WriteResult> {
    for (const { kind, id, fields } of writes) {
      const problem = checkFields(kind, id, fields);
      if (problem !== undefined) return { ok: false, code: problem.code };
    }
    try {
      await this.#connection.steady(() => this.#attempt(() => this.#write(writes)));
      return { ok: true };
    } catch (error) {
      return { ok: false, code: diskCodeOf(error) };
    }
  }

  async cursors(): Promise<Cursors> {
    return ((await this.powers.database.meta.get('cursors'))?.value as Cursors | undefined) ?? {};
  }

  /** Reads, and once more where the browser dropped the connection. What can't be read at all is said as trouble. */
  read<T>(work: () => PromiseLike<T>): Promise<T> {
    return this.#connection.read(work);
  }

  /** Makes the connection anew; for those who learn in another way that it is of no use. */
  mend(): Promise<void> {
    return this.#connection.mend();
  }

  /** All that is shown is to be read again: what lies in the database is not what it was. */
  reread(): void {
    this.#tell('elsewhere');
  }

  /** Runs work that changes parts and tells the watchers once it is durable. Again when another tab changed a page meanwhile. */
  async change(work: () => Promise<readonly PartChange[]>): Promise<void> {
    await this.#attempt(work);
  }

  /** One after the other: work that reads and seals pages. */
  sealing<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#sealing.then(work, work);
    this.#sealing = done.then(
      () => undefined,
      () => undefined, // The caller gets the error; the next in the row starts all the same.
    );
    return done;
  }

  /** The time for new stamps: the phone's clock, corrected by what the office said. */
  stampTime(): number {
    return this.powers.now() + this.#offset;
  }

  /** Office time minus the phone's, in ms, as last measured; 0 when the office never answered. */
  get offset(): number {
    return this.#offset;
  }

  setOffset(offset: number): void {
    this.#offset = offset;
  }

  async #attempt(work: () => Promise<readonly PartChange[]>): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        const changes = await work();
        if (changes.length > 0) this.#tell(changes);
        return;
      } catch (error) {
        if (!(error instanceof PageChangedMeanwhile) || tries >= 5) throw error;
      }
    }
  }

  async #write(writes: readonly Write[]): Promise<readonly PartChange[]> {
    const sealed = writes.map((write) => ({ ...write, fields: pick(write, true) })).filter(hasFields);
    const open = writes.map((write) => ({ ...write, fields: pick(write, false) })).filter(hasFields);
    if (sealed.length > 0) {
      // Only who writes a contact needs it: the first screen does without.
      return this.sealing(async () => (await import('./sealed-act.ts')).putSealed({ writer: this, open, sealed }));
    }
    if (open.every((write) => write.fresh)) return putFresh(this, open);
    const { database } = this.powers;
    return database.transaction('rw', database.records, () => putOpen(this, open));
  }

  /** Says what is on the disk now. A listener that breaks changes nothing of that: what is saved is called saved. */
  #tell(changes: readonly PartChange[] | 'elsewhere'): void {
    for (const watcher of this.#watchers) {
      try {
        watcher(changes);
      } catch (error) {
        console.error('A listener of the store broke', error instanceof Error ? error.stack : '');
      }
    }
    if (changes !== 'elsewhere') this.powers.tabs.post();
  }
}

function pick({ kind, fields }: Write, sealed: boolean): Fields {
  const picked: Record<string, Scalar> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (classesOfField(kind, name).some((each) => sealedClasses.includes(each) === sealed)) picked[name] = value;
  }
  return picked;
}

function hasFields({ fields }: Write): boolean {
  return Object.keys(fields).length > 0;
}
