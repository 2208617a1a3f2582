import { ChevronRight } from 'lucide';
import { t } from '../../locales/t.ts';
import { Icon } from '../parts/icon.tsx';
import '../parts/rows.css';
import type { RecordView } from '../use.ts';
import { nearDay } from './near-day.ts';

/** What is planned for the coming days. */
export function AheadSection({ events, today }: { readonly events: readonly RecordView[]; readonly today: string }) {
  if (events.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('ahead.title')}</h2>
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
    </section>
  );
}

function whenOf({ fields }: RecordView, today: string): string {
  const parts = [nearDay(String(fields['date']), today), fields['startTime'], fields['place']];
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
}
