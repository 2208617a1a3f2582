import { useState } from 'preact/hooks';
import type { Entry } from '../../../domain/scalar.ts';
import type { YearRow } from '../../../domain/year-table.ts';
import { t } from '../../locales/t.ts';
import { useEventLiner } from '../event-list.ts';
import { LinkButton } from '../parts/button.tsx';
import { resultWords } from '../parts/event-row.tsx';
import { type RecordView, useRecords } from '../use.ts';
import { EventTallies } from './event-tallies.tsx';
import type { Lists } from './figure-words.ts';
import { RowFigures } from './row-figures.tsx';
import { dateOf } from './term-of.ts';

/** So many events open by themselves; more would be a wall of numbers. */
const opened = 2;

/** A row's numbers and every event behind them, also those that do not count, with the reason. */
export function RowSources({ row, lists }: { readonly row: YearRow; readonly lists: Lists }) {
  const records = useRecords('event');
  return (
    <>
      <RowFigures row={row} lists={lists} />
      {row.all.length === 0 && <p class="quiet">{t('sources.noEvents')}</p>}
      {row.all.map((event) => (
        <EventSource key={event.id} event={event} record={records?.get(event.id)} isOpen={row.all.length <= opened} />
      ))}
    </>
  );
}

interface EventSourceProps {
  readonly event: Entry;
  readonly record: RecordView | undefined;
  readonly isOpen: boolean;
}

function EventSource({ event, record, isOpen }: EventSourceProps) {
  const lineOf = useEventLiner();
  // What is folded is not read from the disk.
  const [isShown, show] = useState(isOpen);
  return (
    <details class="source-event" open={isOpen} onToggle={(toggled) => show(toggled.currentTarget.open)}>
      <summary>
        <span>
          <span class="source-title">{dateOf(event)}</span>
          {record !== undefined && lineOf !== undefined && <span>{resultWords(lineOf(record))}</span>}
        </span>
      </summary>
      {isShown && (
        <>
          <EventTallies event={event} />
          <LinkButton look="quiet" href={`/event/${event.id}`}>
            {t('sources.toEvent')}
          </LinkButton>
        </>
      )}
    </details>
  );
}
