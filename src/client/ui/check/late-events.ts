/** The events with entries that came after their end and that nobody has looked at. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Late, lateOf } from '../../../domain/late.ts';
import type { Entry } from '../../../domain/scalar.ts';
import { useApp } from '../../app.ts';
import { readLateTallies } from '../../store/late.ts';
import { type RecordView, useRecords } from '../use.ts';

export interface LateEvent {
  readonly event: RecordView;
  readonly late: Late;
}

/** A burst of changes is one reading. */
const pauseMs = 300;

/** Undefined until it was read; read again when an event or a tally changed. */
export function useLateEvents(): readonly LateEvent[] | undefined {
  const { store } = useApp();
  const events = useRecords('event');
  const [tallies, setTallies] = useState<ReadonlyMap<string, readonly Entry[]>>();
  useEffect(() => {
    if (events === undefined) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isShown = true;
    const read = async () => {
      timer = undefined;
      const found = await readLateTallies(store, events.values());
      if (isShown) setTallies(found);
    };
    void read();
    const unwatch = store.watch((changes) => {
      const isOurs = changes === 'elsewhere' || changes.some(({ after }) => after.kind === 'tally');
      if (isOurs) timer ??= setTimeout(() => void read(), pauseMs);
    });
    return () => {
      isShown = false;
      clearTimeout(timer);
      unwatch();
    };
  }, [store, events]);
  return useMemo(() => {
    if (events === undefined || tallies === undefined) return undefined;
    return [...tallies].flatMap(([id, some]) => {
      const event = events.get(id);
      const late = event && lateOf(event, some);
      return event === undefined || late === undefined || late.unchecked === 0 ? [] : { event, late };
    });
  }, [events, tallies]);
}
