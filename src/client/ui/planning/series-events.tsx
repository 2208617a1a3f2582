import { useMemo } from 'preact/hooks';
import { restOfSeries } from '../../../domain/series.ts';
import { t } from '../../locales/t.ts';
import { EventRows } from '../parts/event-row.tsx';
import { Fold } from '../parts/fold.tsx';
import { type RecordView, useRecords } from '../use.ts';

/** More than these are folded. */
const mostInSight = 5;

/** On an event that was planned with others: their days, past and coming, and the way to each. */
export function SeriesEvents({ event }: { readonly event: RecordView }) {
  const events = useRecords('event');
  const others = useMemo(() => restOfSeries(event, events?.values() ?? []), [event, events]);
  if (others.length === 0) return null;
  const list = <EventRows events={others} of="activity" />;
  if (others.length > mostInSight) {
    return <Fold title={<h2>{t('planning.series.more', { count: others.length })}</h2>}>{list}</Fold>;
  }
  return (
    <section class="section">
      <h2>{t('planning.series')}</h2>
      {list}
    </section>
  );
}
