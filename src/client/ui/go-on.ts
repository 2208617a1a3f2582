/** Where the app goes on when it is opened by its icon: a phone that was pocketed in the middle of an event counts on. */
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { sheetId } from '../../domain/id.ts';
import type { Entry } from '../../domain/scalar.ts';
import { useApp } from '../app.ts';
import { runningOf } from './event-list.ts';
import { type RecordView, useAppState, useRecords } from './use.ts';

/** The only event that runs and that this device counts at; of several a person chooses. */
export function eventToGoOn(
  events: ReadonlyMap<string, RecordView>,
  sheets: ReadonlyMap<string, Entry>,
  device: string,
): string | undefined {
  const own = runningOf(events).filter(({ id }) => sheets.has(sheetId(id, device)));
  return own.length === 1 ? own[0]?.id : undefined;
}

/** Once after the opening; "back" then leads to the page that asked. */
export function useGoOn(): void {
  const { session, state } = useApp();
  const { route } = useLocation();
  const isFresh = useAppState((view) => view.openedByIcon);
  const events = useRecords('event');
  const sheets = useRecords('sheet');
  useEffect(() => {
    if (!isFresh || events === undefined || sheets === undefined) return;
    state.setState({ openedByIcon: false });
    const event = eventToGoOn(events, sheets, session.device);
    if (event !== undefined) route(`/event/${event}`);
  }, [isFresh, events, sheets, session.device, state, route]);
}
