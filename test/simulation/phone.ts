/** A phone: the real store, syncer and transport on a disk of its own, wired as `open-office.ts` does it in a browser. */
import { Pages } from '../../src/client/store/pages.ts';
import { Store } from '../../src/client/store/store.ts';
// What the app loads only when it is needed is here from the start: a module that loads takes its own time.
import '../../src/client/agree.ts';
import '../../src/client/flight.ts';
import '../../src/client/repair.ts';
import '../../src/client/store/verify.ts';
import { type Database, rowOf } from '../../src/client/store/database.ts';
import { Views } from '../../src/client/store/views.ts';
import { createSyncer, type Syncer } from '../../src/client/syncer.ts';
import { createTransport } from '../../src/client/transport.ts';
import { newId } from '../../src/domain/id.ts';
import { newPart } from '../../src/sync/part.ts';
import type { Session } from '../../src/sync/protocol.ts';
import { Disk } from './disk.ts';
import type { Line } from './network.ts';
import type { Dice } from './random.ts';
import { plainMail, plainSeal } from './seal.ts';
import { type Replaced, Seen } from './seen.ts';
import { beginMs, type Time } from './time.ts';

/** The app while it runs. */
export interface Running {
  readonly database: Database;
  readonly store: Store;
  readonly syncer: Syncer;
  readonly views: Views;
  readonly seen: Seen;
}

export interface PhonePowers {
  readonly name: string;
  readonly time: Time;
  readonly session: Session;
  readonly line: Line;
  readonly dice: Dice;
  /** Which copy of the records is on its disk, by the ledger's number. */
  readonly copy: number;
  readonly replaced: Replaced;
  /** A disk with a copy on it; by default an empty one. */
  readonly disk?: Disk | undefined;
}

export class Phone {
  /** How far its clock is off, in ms. */
  skew = 0;
  /** Which copy of the records is on its disk, by the ledger's number. */
  copy: number;
  /** The field that was edited last: people go on typing. */
  lastEdit: { readonly kind: string; readonly id: string; readonly field: string } | undefined;
  app: Running | undefined;
  disk: Disk;
  session: Session;
  readonly name: string;
  readonly line: Line;
  readonly dice: Dice;
  readonly #time: Time;
  readonly #replaced: Replaced;
  /** Counts the starts of the app; nothing of an earlier one is heard. */
  #start = 0;

  constructor({ name, time, session, line, dice, copy, disk, replaced }: PhonePowers) {
    this.name = name;
    this.#time = time;
    this.#replaced = replaced;
    this.session = session;
    this.line = line;
    this.dice = dice;
    this.copy = copy;
    this.disk = disk ?? new Disk();
  }

  now = (): number => beginMs + Math.floor(this.#time.now) + this.skew;

  newId(): string {
    return newId(this.now(), this.dice.bytes(10));
  }

  /** Opens the app. Resolves when it could be used. */
  async open(): Promise<void> {
    const start = ++this.#start;
    const isThere = () => start === this.#start;
    const after = (ms: number, work: () => void) => this.#time.after(ms, () => isThere() && work());
    const database = await this.disk.open();
    if (!isThere()) return database.close();
    const pages = new Pages(database, plainSeal);
    const tabs = { post: () => undefined, listen: () => undefined };
    const store = new Store({ database, pages, mail: plainMail, device: this.session.device, now: this.now, tabs });
    await store.open();
    const seen = await Seen.of(store, pages, this.#replaced);
    if (!isThere()) return database.close();
    const timeout = (ms: number) => {
      const controller = new AbortController();
      after(ms, () => controller.abort());
      return controller.signal;
    };
    const fetch = (path: string, init: RequestInit) => this.line.fetch(path, init, isThere);
    const nonce = () => Buffer.from(this.dice.bytes(12)).toString('hex');
    const transport = createTransport({ fetch: fetch as typeof globalThis.fetch, nonce, timeout }, this.session.member);
    const syncer = createSyncer({
      store,
      seal: plainSeal,
      transport,
      role: this.session.role,
      now: this.now,
      random: this.dice.next,
      after,
      alone: (work) => work(),
    });
    this.app = { database, store, syncer, views: new Views(store), seen };
    this.#look(this.app.views);
    syncer.start();
  }

  /** Writes as an app of a later version would, which knows kinds that this one does not. */
  async writeUnknown(kind: string): Promise<void> {
    const { app } = this;
    const part = newPart(kind, this.newId(), { sky: 'blue' }, this.now(), this.session.device);
    await app?.database.records.put(rowOf(part));
    app?.syncer.now();
  }

  /** The app dies at once; its disk keeps what was committed. */
  kill(): void {
    this.#start += 1;
    if (this.app === undefined) return;
    this.app.syncer.stop();
    this.disk.cutOff(this.app.database);
    this.app = undefined;
  }

  /** The screens are open, so that their views follow the store. */
  #look(views: Views): void {
    const seen = () => undefined;
    for (const kind of ['event', 'volunteer', 'activity']) views.records(kind).watch(seen);
    views.sums().watch(seen);
    views.contacts().watch(seen);
  }
}
