import { countedSheets } from '../../../domain/sheets.ts';
import { t } from '../../locales/t.ts';
import '../parts/fold.css';
import type { Undoable } from '../parts/undoable.tsx';
import { UndoStart } from '../planning/undo-start.tsx';
import { type RecordView, useInEvent, useSums } from '../use.ts';
import { CountingSheets, OwnSheet } from './counting-sheets.tsx';
import { NotCountedAction } from './not-counted.tsx';

interface EventMoreProps {
  readonly event: RecordView;
  readonly undoable: Undoable;
}

/** Who counts what, in sight when several do, and what is seldom needed: taking the event out of the figures. */
export function EventMore({ event, undoable }: EventMoreProps) {
  const sums = useSums()?.get(event.id) ?? {};
  const sheets = useInEvent('sheet', event.id);
  const { state } = event.fields;
  if (sheets === undefined || (state !== 'running' && state !== 'finished')) return null;
  const own = <OwnSheet event={event.id} sheets={sheets} undoable={undoable} />;
  const isShared = countedSheets(sums).length > 1;
  return (
    <>
      {isShared && (
        <section class="section">
          <h2>{t('sheets.title')}</h2>
          <CountingSheets sums={sums} sheets={sheets} />
          {own}
        </section>
      )}
      <details class="fold">
        <summary>
          <h2>{t('event.more')}</h2>
        </summary>
        {!isShared && own}
        {Object.keys(sums).length === 0 && <UndoStart event={event} undoable={undoable} />}
        <NotCountedAction event={event} undoable={undoable} />
      </details>
    </>
  );
}
