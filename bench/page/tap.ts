/** Runs inside the browser: opens one subject and times its taps, one after the other. */
import { newId } from '../../src/domain/id.ts';
import { openLimit } from './limit.ts';
import { openTeren } from './teren.ts';

export interface Tally {
  readonly id: string;
  readonly event: string;
  readonly group: string;
  readonly at: number;
}

/** Something that keeps tallies. Every promise resolves when they are on the disk. */
export interface Subject {
  tap(tally: Tally): Promise<void>;
  fill(tallies: readonly Tally[]): Promise<void>;
  count(): Promise<number>;
}

/** What the driver calls, as `globalThis.stopwatch`. */
export interface Stopwatch {
  open(subject: 'limit' | 'teren'): Promise<void>;
  /** Puts so many tallies onto the phone, untimed. */
  fill(count: number): Promise<void>;
  /** Taps so many times; milliseconds from each tap to its promise. */
  tap(count: number): Promise<readonly number[]>;
  count(): Promise<number>;
}

const event = newId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
const groups = ['children', 'adults', 'seniors'];
let made = 0;

function nextTally(): Tally {
  const at = Date.now();
  const id = newId(at, crypto.getRandomValues(new Uint8Array(10)));
  return { id, event, group: groups[made++ % groups.length] ?? '', at };
}

let subject: Subject | undefined;

function opened(): Subject {
  if (subject === undefined) throw new Error('Open a subject first');
  return subject;
}

const stopwatch: Stopwatch = {
  async open(name) {
    subject = await (name === 'limit' ? openLimit() : openTeren());
  },
  async fill(count) {
    for (let left = count; left > 0; left -= 1000)
      await opened().fill(Array.from({ length: Math.min(1000, left) }, nextTally));
  },
  async tap(count) {
    const times: number[] = [];
    for (let i = 0; i < count; i++) {
      const tally = nextTally();
      const begun = performance.now();
      await opened().tap(tally);
      times.push(performance.now() - begun);
    }
    return times;
  },
  count: () => opened().count(),
};

Object.assign(globalThis, { stopwatch });
