/** The helpers of an event as its screens see and tick them. */
import { presenceWrite } from '../../../domain/event.ts';
import { compareNames } from '../../../domain/text.ts';
import { useApp } from '../../app.ts';
import { locale, t } from '../../locales/t.ts';
import type { Undoable } from '../parts/undoable.tsx';
import { type RecordView, useInEvent, useRecords } from '../use.ts';
import { type Helper, helpersOf } from './volunteers.ts';

/** Undefined until the copy was read. */
export function useHelpers(event: RecordView): readonly Helper[] | undefined {
  const volunteers = useRecords('volunteer');
  const presences = useInEvent('presence', event.id);
  if (volunteers === undefined || presences === undefined) return undefined;
  return helpersOf(volunteers, presences, event.id, dayOfEvent(event), compareNames(locale()));
}

/** The day on which they are ticked. */
export function dayOfEvent(event: RecordView): string {
  return String(event.fields['date'] ?? '');
}

/** Ticks several at once: one act, one undo. */
export function useTickAll(event: RecordView, undoable: Undoable): (volunteers: readonly string[]) => void {
  const { store } = useApp();
  return (volunteers) => {
    const tick = (present: boolean) =>
      store.write(volunteers.map((id) => presenceWrite(event.id, id, dayOfEvent(event), present)));
    void undoable.act({
      words: t('present.ticked', { count: volunteers.length }),
      run: () => tick(true),
      undo: () => tick(false),
    });
  };
}
