/** Events as lists show them: one line with its result, from the record and the running sums. */
import { useMemo } from 'preact/hooks';
import { attendancesOf, type Figure } from '../../domain/figure.ts';
import type { EventState } from '../../domain/kinds.ts';
import { isCounted } from '../../domain/plan.ts';
import { totalsOf } from '../../domain/total.ts';
import { type RecordView, useRecords, useSums } from './use.ts';

export interface EventLine {
  readonly id: string;
  readonly title: string;
  /** 'YYYY-MM-DD'; dateTo is the same for an event of one day. */
  readonly date: string;
  readonly dateTo: string;
  readonly state: EventState;
  /** Counts in figures: it took place and nobody said "nie liczyć". */
  readonly isCounted: boolean;
  /** Attendances; undefined: nobody counted, which is not zero. */
  readonly attended: Figure | undefined;
  readonly record: RecordView;
}

/** Makes lines of events. Undefined until the phone's disk has answered. */
export function useEventLiner(): ((record: RecordView) => EventLine) | undefined {
  const sums = useSums();
  const sheets = useRecords('sheet');
  const groups = useRecords('group');
  return useMemo(() => {
    if (sums === undefined || sheets === undefined || groups === undefined) return undefined;
    return (record: RecordView) => {
      const { fields, id } = record;
      const totals = totalsOf(sums.get(id) ?? {}, sheets);
      const date = String(fields['date'] ?? '');
      return {
        id,
        title: String(fields['title'] ?? ''),
        date,
        dateTo: typeof fields['dateTo'] === 'string' ? fields['dateTo'] : date,
        state: (fields['state'] ?? 'planned') as EventState,
        isCounted: isCounted(record),
        attended: attendancesOf(totals, groups),
        record,
      };
    };
  }, [sums, sheets, groups]);
}

/** The newest first; on one day what was recorded later first. */
export function newestFirst(a: RecordView, b: RecordView): number {
  return dateOf(b).localeCompare(dateOf(a)) || (a.id < b.id ? 1 : -1);
}

function dateOf(record: RecordView): string {
  return String(record.fields['date'] ?? '');
}

/** The events that are being counted now. */
export function runningOf(events: ReadonlyMap<string, RecordView> | undefined): readonly RecordView[] {
  return [...(events?.values() ?? [])].filter((event) => event.fields['state'] === 'running').sort(newestFirst);
}
