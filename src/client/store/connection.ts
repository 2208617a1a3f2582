/** The line to a database: opened with patience, and made anew when the browser dropped it. */
import type { Dexie } from 'dexie';
import { type DiskTrouble, diskTroubleOf, isConnectionLost } from './disk.ts';

/** A version that no copy ever has: to ask for it is to ask for the copy alone (drop-copy.ts). */
export const dropVersion = 1_000_000;

/** How long a browser may take to open a database before it is asked anew, and again before that is said. In ms. */
const patienceMs = 4_000;

/**
 * Opens a database. Some browsers answer nothing at all to the first try of a day: after 4 s it is called off and made
 * again; after another 4 s `silent` says so, and the waiting goes on. Rejects as Dexie does.
 */
export async function openPatiently(database: Dexie, silent: () => void): Promise<void> {
  const first = database.open();
  if (await endsWithin(first, patienceMs)) {
    await first;
    return;
  }
  database.close();
  await endsWithin(first, patienceMs); // It ends at once: it was called off.
  const timer = setTimeout(silent, patienceMs);
  try {
    await database.open();
  } finally {
    clearTimeout(timer);
  }
}

function endsWithin(work: PromiseLike<unknown>, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ms);
    const ended = () => {
      clearTimeout(timer);
      resolve(true);
    };
    work.then(ended, ended);
  });
}

export class Connection {
  readonly #database: Dexie;
  readonly #say: (trouble: DiskTrouble | undefined) => void;
  #reopening: Promise<void> | undefined;
  /** Counts the reopenings, so that who failed on an old line does not cut the new one. */
  #line = 0;
  #isOutdated = false;

  /** say: told when the copy can't be used, and (undefined) when it can again. */
  constructor(database: Dexie, say: (trouble: DiskTrouble | undefined) => void) {
    this.#database = database;
    this.#say = say;
    database.on('versionchange', ({ newVersion }) => {
      if (newVersion === null) return true; // It is being deleted; Dexie closes, and what comes next makes a new one.
      if (newVersion === dropVersion) return true; // Somebody looks whether it can go; if not, what comes next opens it again.
      // A newer version of the app wants the database: let go at once and write no more with old ideas of it.
      this.#isOutdated = true;
      database.close();
      say('disk-newer');
      return false;
    });
  }

  /** Does the work, and once more on a new line if the browser dropped this one. For work that may be done twice. */
  async steady<T>(work: () => PromiseLike<T>): Promise<T> {
    const line = this.#line;
    try {
      return await work();
    } catch (error) {
      if (this.#isOutdated || !isConnectionLost(error)) throw error;
      if (line === this.#line) await this.mend();
      return await work();
    }
  }

  /** The same for reading. What can't be read at all is said, too. */
  async read<T>(work: () => PromiseLike<T>): Promise<T> {
    try {
      return await this.steady(work);
    } catch (error) {
      if (!this.#isOutdated) this.#say('disk-broken');
      throw error;
    }
  }

  /** Opens the database anew. Several who ask at once share it. Rejects when it can't be opened; that was said, too. */
  mend(): Promise<void> {
    this.#reopening ??= this.#reopen().finally(() => {
      this.#reopening = undefined;
    });
    return this.#reopening;
  }

  async #reopen(): Promise<void> {
    this.#database.close();
    try {
      await openPatiently(this.#database, () => this.#say('disk-silent'));
    } catch (error) {
      this.#say(diskTroubleOf(error));
      throw error;
    }
    this.#line += 1;
    this.#say(undefined);
  }
}
