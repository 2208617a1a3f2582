/** Hooks through which screens see the copy. Each re-renders when what it shows changes. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Sums } from '../../domain/total.ts';
import { useApp } from '../app.ts';
import { mergeViews, type RecordView } from '../store/record.ts';
import type { LiveView } from '../store/views.ts';
import type { SyncView } from '../sync-view.ts';
import { type AppView, useSelected } from '../view-state.ts';

export type { RecordView } from '../store/record.ts';
export type { SyncView } from '../sync-view.ts';

function useLive<T>(view: LiveView<T>): T | undefined {
  const [, redraw] = useState(0);
  const value = view.get();
  const shown = useRef(value);
  shown.current = value;
  useEffect(() => {
    const follow = () => redraw((n) => n + 1);
    const unwatch = view.watch(follow);
    if (view.get() !== shown.current) follow(); // It was read between the drawing and now.
    return unwatch;
  }, [view]);
  return value;
}

/** All records of a kind, or undefined until they were first read. */
export function useRecords(kind: string): ReadonlyMap<string, RecordView> | undefined {
  return useLive(useApp().views.records(kind));
}

/** One record; null: there is none. */
export function useRecord(kind: string, id: string): RecordView | undefined | null {
  const records = useRecords(kind);
  return records === undefined ? undefined : (records.get(id) ?? null);
}

/** Sheets, tallies, presences or voices of one event. */
export function useInEvent(
  kind: 'sheet' | 'tally' | 'presence' | 'voice',
  event: string,
): ReadonlyMap<string, RecordView> | undefined {
  return useLive(useApp().views.inEvent(kind, event));
}

/** The latest acts of counting at an event, newest first. */
export function useActs(event: string, limit: number): readonly RecordView[] | undefined {
  return useLive(useApp().views.acts(event, limit));
}

/** The sums of all events, with what is unsent. */
export function useSums(): ReadonlyMap<string, Sums> | undefined {
  return useLive(useApp().views.sums());
}

/** Volunteers with their contact fields, as far as this phone has them. */
export function useContacts(): ReadonlyMap<string, RecordView> | undefined {
  const volunteers = useRecords('volunteer');
  const contacts = useLive(useApp().views.contacts());
  return useMemo(() => {
    if (volunteers === undefined || contacts === undefined) return undefined;
    return new Map([...volunteers].map(([id, volunteer]) => [id, mergeViews(volunteer, contacts.get(id))]));
  }, [volunteers, contacts]);
}

/** How the copy stands to the office's. */
export function useSync(): SyncView {
  return useSelected(useApp().syncer.view, (view) => view);
}

export function useAppState<T>(select: (view: AppView) => T): T {
  return useSelected(useApp().state, select);
}
