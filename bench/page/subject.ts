import type { BareTally } from '../shapes.ts';

/** What is measured. limit: bare Dexie; packed: the same with contacts in pages, sent compressed. */
export type Name = 'limit' | 'packed' | 'teren' | Peer;
export type Peer = 'pouchdb' | 'rxdb';

/** Something that keeps tallies and contacts. Every promise resolves when what it did is on the disk. */
export interface Subject {
  /** A person taps; the office has not heard of it. */
  tap(tally: BareTally): Promise<void>;
  /** Puts many tallies onto the phone. atOffice: as the office's, else as taps that are yet to be sent. */
  fill(tallies: readonly BareTally[], atOffice: boolean): Promise<void>;
  countTallies(): Promise<number>;
  /** How many people were counted, as the screen would say it. */
  countPeople(): Promise<number>;
  /** Sends all that is unsent. Returns when the office's last answer was here (performance.now). */
  push(): Promise<number>;
  /** Fetches what others changed. Returns when the first of it could be read (performance.now). */
  pull(): Promise<number>;
  countContacts(): Promise<number>;
  /** The first contacts in the order of family names: "Kowalska Anna". */
  firstNames(count: number): Promise<readonly string[]>;
  /** Once the key is there: until all contacts can be shown (ms). Only where contacts are locked. */
  openContacts?(): Promise<number>;
  phoneOf(id: string): Promise<string | undefined>;
}
