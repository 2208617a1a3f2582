import { t } from '../../locales/t.ts';
import type { Undoable } from '../parts/undoable.tsx';
import { useNames } from '../record/names.ts';
import { type RecordView, useInEvent, useSums } from '../use.ts';
import { CountingSheets } from './counting-sheets.tsx';
import { NotCountedAction } from './not-counted.tsx';

interface EventMoreProps {
  readonly event: RecordView;
  readonly undoable: Undoable;
}

/** What is seldom needed: who counts what, and taking the event out of the figures. */
export function EventMore({ event, undoable }: EventMoreProps) {
  const names = useNames();
  const sums = useSums()?.get(event.id) ?? {};
  const sheets = useInEvent('sheet', event.id);
  const { state } = event.fields;
  if (sheets === undefined || (state !== 'running' && state !== 'finished')) return null;
  return (
    <details class="fold">
      <summary>
        <h2>{t('event.more')}</h2>
      </summary>
      <CountingSheets event={event.id} sums={sums} sheets={sheets} names={names} undoable={undoable} />
      <NotCountedAction event={event} undoable={undoable} />
    </details>
  );
}
