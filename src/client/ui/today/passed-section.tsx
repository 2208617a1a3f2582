import { t } from '../../locales/t.ts';
import { LinkButton } from '../parts/button.tsx';
import { EventRows } from '../parts/event-row.tsx';
import { Fold } from '../parts/fold.tsx';
import { PlanRowItem } from '../parts/plan-row.tsx';
import type { PlanRow } from '../plan-list.ts';
import type { RecordView } from '../use.ts';

const shownEvents = 3;
const shownRows = 2;

interface PassedSectionProps {
  /** Planned for a day that has passed. */
  readonly events: readonly RecordView[];
  /** Of the plan, whose last month has passed. */
  readonly rows: readonly PlanRow[];
}

/** What somebody should still say how it went. Brief: it is not what a person opens the app for in the field. */
export function PassedSection({ events, rows }: PassedSectionProps) {
  if (events.length === 0 && rows.length === 0) return null;
  const older = events.slice(shownEvents);
  return (
    <section class="section">
      <h2>{t('ahead.passed', { count: events.length + rows.length })}</h2>
      <p class="quiet">{t('ahead.passed.text')}</p>
      {events.length > 0 && <EventRows events={events.slice(0, shownEvents)} />}
      {older.length > 0 && (
        <Fold title={t('ahead.older', { count: older.length })}>
          <EventRows events={older} />
        </Fold>
      )}
      {rows.length > 0 && (
        <ul class="sheet">
          {rows.slice(0, shownRows).map((row) => (
            <PlanRowItem key={row.id} row={row} brief />
          ))}
        </ul>
      )}
      {rows.length > shownRows && (
        <div class="actions">
          <LinkButton look="quiet" href="/plan">
            {t('ahead.moreRows', { count: rows.length - shownRows })}
          </LinkButton>
        </div>
      )}
    </section>
  );
}
