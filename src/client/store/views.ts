/** Live views of the copy: each is read once and then follows the changes, so that a tap costs one addition. */
import { eventOf } from '../../domain/id.ts';
import { changeSums, type Sums } from '../../domain/total.ts';
import type { Part } from '../../sync/part.ts';
import type { PartChange } from './act.ts';
import { eventRange, heldOnly, kindRange } from './database.ts';
import { fieldsOf, isErasedPart, knownFields, type RecordView, viewOf } from './record.ts';
import type { Store } from './store.ts';

/** A value that is read once and then kept up to date. undefined: not read yet. */
export interface LiveView<T> {
  get(): T | undefined;
  watch(changed: () => void): () => void;
}

/**
 * Reads, then follows. A change that completes before the read is in it, a later one is handed to `follow`: the browser
 * orders transactions, and the watcher is in place before the next one can complete.
 */
function liveView<T>(
  store: Store,
  read: () => Promise<T>,
  follow: (value: T, changes: readonly PartChange[]) => T,
): LiveView<T> {
  const watchers = new Set<() => void>();
  let value: T | undefined;
  let reading = 0;
  let stop: (() => void) | undefined;

  const load = async () => {
    const mine = ++reading;
    const loaded = await store.read(read).catch((error: unknown) => {
      // It was said as trouble; what was shown stays, and the next change reads again.
      console.warn('A view could not be read', error instanceof Error ? error.name : '');
      return undefined;
    });
    if (mine !== reading || stop === undefined || loaded === undefined) return;
    value = loaded;
    for (const changed of watchers) changed();
  };
  const start = () => {
    stop = store.watch((changes) => {
      if (changes === 'elsewhere' || value === undefined) {
        void load(); // Also when a change comes while the first read is under way: read again, never guess.
        return;
      }
      const next = follow(value, changes);
      if (next === value) return;
      value = next;
      for (const changed of watchers) changed();
    });
    void load();
  };
  return {
    get: () => value,
    watch(changed) {
      watchers.add(changed);
      if (stop === undefined) start();
      return () => watchers.delete(changed);
    },
  };
}

type Records = ReadonlyMap<string, RecordView>;

function followRecords(range: readonly [string, string]) {
  return (records: Records, changes: readonly PartChange[]): Records => {
    const mine = changes.filter(({ key, sealed }) => !sealed && key >= range[0] && key < range[1]);
    if (mine.length === 0) return records;
    const next = new Map(records);
    for (const { after } of mine) {
      if (isErasedPart(after) || Object.keys(after.cells).length === 0) next.delete(after.id);
      else next.set(after.id, viewOf(after));
    }
    return next;
  };
}

function recordsView(store: Store, range: readonly [string, string]): LiveView<Records> {
  const read = async (): Promise<Records> => {
    const rows = await store.powers.database.records
      .where('key')
      .between(...range)
      .toArray();
    return new Map(rows.filter((row) => !isErasedPart(row)).map((row) => [row.id, viewOf(row)]));
  };
  return liveView(store, read, followRecords(range));
}

function actsView(store: Store, event: string, limit: number): LiveView<readonly RecordView[]> {
  const range = eventRange('tally', event);
  const read = async (): Promise<readonly RecordView[]> => {
    const rows = store.powers.database.records
      .where('key')
      .between(...range)
      .reverse();
    return (
      await rows
        .filter((row) => !isErasedPart(row))
        .limit(limit)
        .toArray()
    ).map(viewOf);
  };
  return liveView(store, read, (acts, changes) => {
    const mine = changes.filter(({ key }) => key >= range[0] && key < range[1]);
    if (mine.length === 0) return acts;
    const byId = new Map(acts.map((act) => [act.id, act]));
    for (const { after } of mine) {
      if (isErasedPart(after) || Object.keys(after.cells).length === 0) byId.delete(after.id);
      else byId.set(after.id, viewOf(after));
    }
    return [...byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit);
  });
}

type SumsByEvent = ReadonlyMap<string, Sums>;

function sumsView(store: Store): LiveView<SumsByEvent> {
  const { database } = store.powers;
  const read = () =>
    database.transaction('r', database.sums, database.records, async (): Promise<SumsByEvent> => {
      const kept = await database.sums.toArray();
      const waiting = await database.records.where('unsent').aboveOrEqual(heldOnly).toArray();
      const byEvent = new Map(kept.map(({ event, sums }) => [event, sums]));
      for (const part of waiting) if (part.kind === 'tally') add(byEvent, part, knownFields(part));
      return byEvent;
    });
  return liveView(store, read, (byEvent, changes) => {
    const tallies = changes.filter(({ after }) => after.kind === 'tally');
    if (tallies.length === 0) return byEvent;
    const next = new Map(byEvent);
    for (const { before, after } of tallies) add(next, after, before && fieldsOf(before));
    return next;
  });
}

function add(byEvent: Map<string, Sums>, part: Part, before: ReturnType<typeof fieldsOf> | undefined): void {
  const event = eventOf(part.id);
  byEvent.set(event, changeSums(byEvent.get(event) ?? {}, before, fieldsOf(part)));
}

function contactsView(store: Store): LiveView<Records> {
  const read = async (): Promise<Records> => {
    const sealed = await store.sealing(() => store.powers.pages.partsOf('volunteer'));
    return new Map(sealed.filter((part) => !isErasedPart(part)).map((part) => [part.id, viewOf(part)]));
  };
  return liveView(store, read, (contacts, changes) => {
    const mine = changes.filter(({ after, sealed }) => sealed && after.kind === 'volunteer');
    if (mine.length === 0) return contacts;
    const next = new Map(contacts);
    for (const { after } of mine) {
      if (isErasedPart(after) || Object.keys(after.cells).length === 0) next.delete(after.id);
      else next.set(after.id, viewOf(after));
    }
    return next;
  });
}

/** The views of one store, shared by all screens. */
export class Views {
  readonly #store: Store;
  readonly #views = new Map<string, LiveView<unknown>>();

  constructor(store: Store) {
    this.#store = store;
  }

  records(kind: string): LiveView<Records> {
    return this.#shared(`records ${kind}`, () => recordsView(this.#store, kindRange(kind)));
  }
  inEvent(kind: string, event: string): LiveView<Records> {
    return this.#shared(`event ${kind} ${event}`, () => recordsView(this.#store, eventRange(kind, event)));
  }
  acts(event: string, limit: number): LiveView<readonly RecordView[]> {
    return this.#shared(`acts ${event} ${limit}`, () => actsView(this.#store, event, limit));
  }
  sums(): LiveView<SumsByEvent> {
    return this.#shared('sums', () => sumsView(this.#store));
  }
  /** The sealed fields of the volunteers; merge with the team fields by `mergeViews`. */
  contacts(): LiveView<Records> {
    return this.#shared('contacts', () => contactsView(this.#store));
  }

  #shared<T>(name: string, make: () => LiveView<T>): LiveView<T> {
    const known = this.#views.get(name) as LiveView<T> | undefined;
    if (known !== undefined) return known;
    const made = make();
    this.#views.set(name, made);
    return made;
  }
}
