/**
 * The app as the event's screen sees it, with a disk that answers when the test says so: `disk.answer()` lets the oldest
 * waiting write through, `disk.answer('disk-full')` refuses it.
 */
import { act, render } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import { createStore } from 'zustand/vanilla';
import { type App, AppContext } from '../../../../src/client/app.ts';
import type { RecordView } from '../../../../src/client/store/record.ts';
import type { WriteResult } from '../../../../src/client/store/store.ts';
import type { SyncView } from '../../../../src/client/sync-view.ts';
import { eventOf } from '../../../../src/domain/id.ts';
import type { Fields, Write } from '../../../../src/domain/scalar.ts';
import { changeSums, type Sums } from '../../../../src/domain/total.ts';
import { openLock } from '../open-app.tsx';

type Waiting = { readonly writes: readonly Write[]; readonly resolve: (result: WriteResult) => void };

/** Until everybody who waited for an answer has acted on it. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

export const device = 'phone-a';

export function record(kind: string, id: string, fields: Fields): RecordView {
  return { kind, id, fields, unsent: true, versions: [] };
}

export function fakeApp(held: readonly RecordView[], role: 'organizer' | 'viewer' = 'organizer') {
  const records = new Map(held.map((each) => [`${each.kind}/${each.id}`, each]));
  const watchers = new Set<() => void>();
  const waiting: Waiting[] = [];
  const asked: Write[][] = [];
  const sync = createStore<SyncView>(() => ({ phase: 'idle', unsent: 0, refused: 0, held: 0 }));
  let made = 0;

  /** A view keeps its value until something changes, as the real ones do. */
  const live = <T,>(read: () => T) => {
    let value = read();
    watchers.add(() => {
      value = read();
    });
    return {
      get: () => value,
      watch(changed: () => void) {
        watchers.add(changed);
        return () => watchers.delete(changed);
      },
    };
  };
  const views = new Map<string, unknown>();
  const shared = (name: string, read: () => unknown) => {
    if (!views.has(name)) views.set(name, live(read));
    return views.get(name);
  };
  const of = (kind: string, event?: string) =>
    new Map(
      [...records.values()]
        .filter((each) => each.kind === kind && (event === undefined || eventOf(each.id) === event))
        .map((each) => [each.id, each]),
    );
  const sums = (): ReadonlyMap<string, Sums> => {
    const byEvent = new Map<string, Sums>();
    for (const { id, fields } of of('tally').values()) {
      byEvent.set(eventOf(id), changeSums(byEvent.get(eventOf(id)) ?? {}, undefined, fields));
    }
    return byEvent;
  };
  const keep = (writes: readonly Write[]) => {
    for (const { kind, id, fields } of writes) {
      const key = `${kind}/${id}`;
      records.set(key, record(kind, id, { ...records.get(key)?.fields, ...fields }));
    }
    for (const changed of watchers) changed();
  };

  const app = {
    session: { role, device, deviceName: 'Telefon Ani', office: 'o', officeName: 'Centrum', example: false },
    clock: { now: () => 1_711_098_000_000, today: () => '2024-03-22', time: () => '10:00', zone: 'Europe/Warsaw' },
    syncer: { view: sync },
    lock: openLock(),
    newId: () => `t${String(++made).padStart(4, '0')}`,
    views: {
      records: (kind: string) => shared(kind, () => of(kind)),
      inEvent: (kind: string, event: string) => shared(`${kind} ${event}`, () => of(kind, event)),
      acts: (event: string, limit: number) =>
        shared(`acts ${event}`, () =>
          [...of('tally', event).values()].sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit),
        ),
      sums: () => shared('sums', sums),
    },
    store: {
      write: (writes: readonly Write[]) => {
        asked.push([...writes]);
        return new Promise<WriteResult>((resolve) => waiting.push({ writes, resolve }));
      },
    },
  } as unknown as App;

  return {
    app,
    /** What the syncer would say. */
    setSync: (view: Partial<SyncView>) => act(() => sync.setState(view)),
    show: (children: ComponentChildren) => render(<AppContext.Provider value={app}>{children}</AppContext.Provider>),
    disk: {
      /** Everything that was asked to be written, oldest first. */
      asked: asked as readonly (readonly Write[])[],
      answer: (refusal?: 'disk-full' | 'disk-lost') =>
        act(async () => {
          const next = waiting.shift();
          if (next === undefined) throw new Error('Nothing waits for the disk');
          if (refusal === undefined) keep(next.writes);
          next.resolve(refusal === undefined ? { ok: true } : { ok: false, code: refusal });
          await settled();
        }),
      /** Lets everything through. */
      answerAll: () =>
        act(async () => {
          for (const next of waiting.splice(0)) {
            keep(next.writes);
            next.resolve({ ok: true });
          }
          await settled();
        }),
    },
  };
}
