import { restOfSeries } from '../../../domain/series.ts';
import { t } from '../../locales/t.ts';
import { useEventLiner } from '../event-list.ts';
import { EventRow } from '../parts/event-row.tsx';
import '../parts/fold.css';
import { type RecordView, useRecords } from '../use.ts';

/** More than these are folded. */
const mostInSight = 5;

/** On an event that was planned with others: their days, past and coming, and the way to each. */
export function SeriesEvents({ event }: { readonly event: RecordView }) {
  const events = useRecords('event');
  const lineOf = useEventLiner();
  if (events === undefined || lineOf === undefined) return null;
  const others = restOfSeries(event, events.values());
  if (others.length === 0) return null;
  const list = (
    <ul class="sheet">
      {others.map((each) => (
        <EventRow key={each.id} event={lineOf(each)} of="activity" />
      ))}
    </ul>
  );
  if (others.length > mostInSight) {
    return (
      <details class="fold">
        <summary>
          <h2>{t('planning.series.more', { count: others.length })}</h2>
        </summary>
        {list}
      </details>
    );
  }
  return (
    <section class="section">
      <h2>{t('planning.series')}</h2>
      {list}
    </section>
  );
}
