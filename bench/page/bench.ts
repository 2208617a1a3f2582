/** Runs inside the browser: opens one subject and times what it does. The driver calls it as `globalThis.bench`. */
import { newId } from '../../src/domain/id.ts';
import type { BareTally } from '../shapes.ts';
import { openLimit } from './limit.ts';
import { openPacked } from './packed.ts';
import type { Name, Subject } from './subject.ts';
import { openTeren } from './teren.ts';

/** Milliseconds. */
export interface Pushed {
  /** Until the office's last answer was here: all of it is durable there. */
  readonly office: number;
  /** Until the phone's own copy knows it. */
  readonly phone: number;
}
export interface Pulled {
  readonly first: number;
  readonly all: number;
}

export interface Bench {
  /** invitation: what lets this phone into the office; nothing where the phone has been before, or needs no office. */
  open(name: Name, invitation?: string): Promise<void>;
  /** Taps so many times; milliseconds from each tap to its promise. */
  tap(count: number): Promise<readonly number[]>;
  /** Puts so many tallies onto the phone, untimed. */
  fill(count: number, atOffice: boolean): Promise<void>;
  countTallies(): Promise<number>;
  countPeople(): Promise<number>;
  push(): Promise<Pushed>;
  pull(): Promise<Pulled>;
  countContacts(): Promise<number>;
  phoneOf(id: string): Promise<string | undefined>;
  openContacts(): Promise<number>;
  /** Milliseconds from the page's beginning to the first names, where its address asked for them. */
  firstNames(): Promise<{ readonly names: readonly string[]; readonly ms: number }>;
}

const event = '01k9zv3m8q5c7e9g1j3n5r7t9v';
const device = '01jd5r8k2n4x6z0t3v7w9y1bqf';
const groups = ['children', 'adults', 'seniors'];
let made = 0;

function nextTally(): BareTally {
  const at = Date.now();
  const id = `${event}.${newId(at, crypto.getRandomValues(new Uint8Array(10)))}`;
  return { id, eventId: event, group: groups[made++ % groups.length] ?? '', delta: 1, at, device };
}

let subject: Subject | undefined;
const opened = (): Subject => {
  if (subject === undefined) throw new Error('Open a subject first');
  return subject;
};
/** As `globalThis.openers`: the peers add themselves where they were asked for. */
const openers: Partial<Record<Name, (invitation?: string) => Promise<Subject>>> = {
  limit: () => openLimit(),
  packed: () => openPacked(),
  teren: openTeren,
};

let firstNames: ReturnType<Bench['firstNames']> | undefined;
const bench: Bench = {
  async open(name, invitation) {
    subject = await openers[name]?.(invitation);
    opened();
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
  async fill(count, atOffice) {
    for (let left = count; left > 0; left -= 1000) {
      await opened().fill(Array.from({ length: Math.min(1000, left) }, nextTally), atOffice);
    }
  },
  countTallies: () => opened().countTallies(),
  countPeople: () => opened().countPeople(),
  async push() {
    const begun = performance.now();
    const answeredAt = await opened().push();
    return { office: answeredAt - begun, phone: performance.now() - begun };
  },
  async pull() {
    const begun = performance.now();
    const firstAt = await opened().pull();
    return { first: firstAt - begun, all: performance.now() - begun };
  },
  countContacts: () => opened().countContacts(),
  phoneOf: (id) => opened().phoneOf(id),
  openContacts: () => opened().openContacts?.() ?? Promise.reject(new Error('Nothing is locked here')),
  firstNames: () => firstNames ?? Promise.reject(new Error('The address did not ask for them')),
};

Object.assign(globalThis, { bench, openers });

const asked = new URLSearchParams(location.search).get('names') as Name | null;
if (asked !== null) firstNames = readFirstNames(asked);

async function readFirstNames(name: Name): ReturnType<Bench['firstNames']> {
  await bench.open(name);
  const found = await opened().firstNames(50);
  return { names: found, ms: performance.now() };
}
