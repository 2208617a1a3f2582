import { ChevronRight } from 'lucide';
import { dayRange } from '../../../domain/day-words.ts';
import { notHeldReasons } from '../../../domain/kinds.ts';
import { locale, t } from '../../locales/t.ts';
import { type EventLine, useEventLiner } from '../event-list.ts';
import { peopleWords } from '../figure-words.ts';
import type { RecordView } from '../use.ts';
import { Loading } from './empty.tsx';
import { Icon } from './icon.tsx';
import { SaveState } from './save-state.tsx';
import './rows.css';

interface EventRowsProps {
  readonly events: readonly RecordView[];
  /** What the list is of, and need not be said again. */
  readonly of?: 'day' | 'activity' | undefined;
}

/** A list of events, each with its result as it stands. */
export function EventRows({ events, of }: EventRowsProps) {
  const lineOf = useEventLiner();
  if (lineOf === undefined) return <Loading label={t('app.loading')} />;
  return (
    <ul class="sheet">
      {events.map((event) => (
        <EventRow key={event.id} event={lineOf(event)} of={of} />
      ))}
    </ul>
  );
}

/** One event in a list: what, when, how many, and where its record is. */
function EventRow({ event, of }: { readonly event: EventLine } & Pick<EventRowsProps, 'of'>) {
  const when = dayRange(event.date, event.dateTo, locale());
  return (
    <li>
      <a class="row" href={`/event/${event.id}`}>
        <span class="row-words">
          <span class="row-title">{of === 'activity' ? when : event.title}</span>
          <span class="row-line">{[of === undefined ? when : [], resultWords(event)].flat().join(' · ')}</span>
          <SaveState record={event.record} />
        </span>
        <Icon of={ChevronRight} />
      </a>
    </li>
  );
}

/** "Obecni: 85", or why there is no such number. */
export function resultWords(event: EventLine): string {
  const { notCounted, reason, cancelled, movedTo, startTime } = event.record.fields;
  if (typeof notCounted === 'string') return t('row.notCounted', { why: notCounted });
  if (event.state === 'planned') return [t('row.planned'), startTime ?? []].flat().join(' · ');
  if (event.state === 'notHeld') {
    const known = notHeldReasons.find((each) => each === reason);
    if (typeof movedTo === 'string') return t('planning.moved');
    if (cancelled === true)
      return known === undefined
        ? t('planning.cancelled')
        : t('planning.cancelled.why', { reason: t(`reason.${known}`) });
    return known === undefined ? t('row.notHeld') : `${t('row.notHeld')}: ${t(`reason.${known}`)}`;
  }
  const people = attendedWords(event);
  return event.state === 'running' ? `${t('row.running')} · ${people}` : people;
}

/** Unknown is not zero, and two counts that compete are said to. */
function attendedWords({ attended }: EventLine): string {
  if (attended === undefined) return t('row.unknown');
  const count = peopleWords(attended);
  return attended.either === undefined ? t('row.attended', { count }) : t('row.question', { count });
}
