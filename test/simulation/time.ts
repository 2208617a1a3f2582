/**
 * Virtual time. Nothing here waits for a real clock: what is due next happens next. Between two moments all that
 * IndexedDB has under way is run task by task, so that a run is the same each time, and may be cut between any two tasks.
 */

/** When every world begins: 14 March 2026, 10:00 UTC. */
export const beginMs = Date.UTC(2026, 2, 14, 10);

const macrotask = globalThis.setImmediate;
const realClone = globalThis.structuredClone;

interface Moment {
  readonly at: number;
  readonly order: number;
  readonly work: () => void;
}

export class Time {
  /** Milliseconds since the world began. */
  now = 0;
  #order = 0;
  readonly #moments: Moment[] = [];
  #tasks: (() => void)[] = [];
  #busy = 0;

  /** Takes over the queue that IndexedDB's stand-in puts its tasks into (it reads the global each time). */
  begin(): void {
    const queue = (task: () => void) => void this.#tasks.push(task);
    globalThis.setImmediate = queue as unknown as typeof setImmediate;
    globalThis.structuredClone = quickClone;
  }

  end(): void {
    globalThis.setImmediate = macrotask;
    globalThis.structuredClone = realClone;
    this.#moments.length = 0;
    this.#tasks = [];
  }

  /** Calls back after so many milliseconds; returns how to call it off. */
  after(ms: number, work: () => void): () => void {
    const moment = { at: this.now + Math.max(0, Math.round(ms)), order: ++this.#order, work };
    let place = this.#moments.length;
    while (place > 0 && isLater(this.#moments[place - 1] as Moment, moment)) place--;
    this.#moments.splice(place, 0, moment);
    return () => {
      const found = this.#moments.indexOf(moment);
      if (found >= 0) this.#moments.splice(found, 1);
    };
  }

  /** Work that is neither a task nor a moment (the endpoint answers): time stands still until it is done. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.#busy += 1;
    try {
      return await work;
    } finally {
      this.#busy -= 1;
    }
  }

  /** Runs at most so many tasks. */
  async run(count = Number.POSITIVE_INFINITY): Promise<void> {
    await turn();
    for (let done = 0; done < count; done++) {
      while (this.#tasks.length === 0 && this.#busy > 0) await turn();
      const task = this.#tasks.shift();
      if (task === undefined) return;
      task();
      await turn();
    }
  }

  /** Waits for something that needs tasks to come to its end, and no time. */
  async running<T>(work: Promise<T>): Promise<T> {
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    work.then(over, over);
    await this.run();
    if (!isOver) throw new Error('Something waits for what never comes');
    return work;
  }

  /** Lets so many milliseconds pass, with all that falls due in them. */
  async pass(ms: number): Promise<void> {
    const until = this.now + ms;
    for (;;) {
      await this.run();
      const next = this.#moments[0];
      if (next === undefined || next.at > until) break;
      this.#moments.shift();
      this.now = Math.max(this.now, next.at);
      next.work();
    }
    this.now = until;
  }
}

function isLater(a: Moment, b: Moment): boolean {
  return a.at > b.at || (a.at === b.at && a.order > b.order);
}

/** After it, all promises that could go on have gone on. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    macrotask(() => resolve());
  });
}

/** What IndexedDB copies here is plain data and bytes: several times as fast as the general algorithm. */
function quickClone(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(quickClone);
  const kind = Object.getPrototypeOf(value);
  if (kind !== Object.prototype && kind !== null) return realClone(value);
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) copy[name] = quickClone((value as Record<string, unknown>)[name]);
  return copy;
}
