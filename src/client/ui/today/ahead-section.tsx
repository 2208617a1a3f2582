import { ChevronRight } from 'lucide';
import { placesOf } from '../../../domain/place.ts';
import { t } from '../../locales/t.ts';
import { Fold } from '../parts/fold.tsx';
import { Icon } from '../parts/icon.tsx';
import '../parts/rows.css';
import type { RecordView } from '../use.ts';
import { nearDay } from './near-day.ts';

interface AheadSectionProps {
  readonly next: readonly RecordView[];
  readonly later: readonly RecordView[];
  readonly today: string;
}

/** What is planned: the coming days in sight, the rest below a line that unfolds. */
export function AheadSection({ next, later, today }: AheadSectionProps) {
  if (next.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('ahead.title')}</h2>
      <Planned events={next} today={today} />
      {later.length > 0 && (
        <Fold title={t('ahead.later', { count: later.length })}>
          <Planned events={later} today={today} />
        </Fold>
      )}
    </section>
  );
}

function Planned({ events, today }: { readonly events: readonly RecordView[]; readonly today: string }) {
  return (
    <ul class="sheet">
      {events.map((event) => (
        <li key={event.id}>
          <a class="row" href={`/event/${event.id}`}>
            <span class="row-words">
              <span class="row-title">{String(event.fields['title'] ?? '')}</span>
              <span class="row-line digits">{whenOf(event, today)}</span>
            </span>
            <Icon of={ChevronRight} />
          </a>
        </li>
      ))}
    </ul>
  );
}

function whenOf({ fields }: RecordView, today: string): string {
  const parts = [nearDay(String(fields['date']), today), fields['startTime'], ...placesOf(fields)];
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
}
