import { Pencil } from 'lucide';
import { useState } from 'preact/hooks';
import { dayRange } from '../../../domain/day-words.ts';
import { mayWrite } from '../../../domain/roles.ts';
import { useApp } from '../../app.ts';
import { locale, t } from '../../locales/t.ts';
import { Icon } from '../parts/icon.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { type RecordView, useRecord } from '../use.ts';
import { DetailsDialog } from './details-dialog.tsx';
import './event-head.css';

/** Which event this is, when and where; a tap on the pen changes it. */
export function EventHead({ event }: { readonly event: RecordView }) {
  const { session } = useApp();
  const [isChanging, change] = useState(false);
  const activity = useRecord('activity', String(event.fields['activity'] ?? ''));
  const number = activity?.fields['number'];
  const kicker = typeof number === 'number' ? t('event.kicker', { number }) : t('event.outside');
  return (
    <PageHead title={String(event.fields['title'] ?? '')} kicker={activity === undefined ? '\u00a0' : kicker}>
      <div class="event-when">
        <p class="digits">{whenAndWhere(event).join(' · ')}</p>
        {mayWrite(session.role, 'event', 'title') && (
          <button type="button" class="button button-quiet" aria-label={t('event.change')} onClick={() => change(true)}>
            <Icon of={Pencil} />
          </button>
        )}
      </div>
      {isChanging && <DetailsDialog event={event} onClose={() => change(false)} />}
    </PageHead>
  );
}

/** "22 marca 2024 r.", "10:00–12:30", "Park": what of it is known. */
export function whenAndWhere({ fields }: RecordView): readonly string[] {
  const date = String(fields['date'] ?? '');
  const dateTo = typeof fields['dateTo'] === 'string' ? fields['dateTo'] : date;
  const times = [fields['startTime'], fields['endTime']].filter((time) => typeof time === 'string');
  const place = typeof fields['place'] === 'string' ? fields['place'] : '';
  return [dayRange(date, dateTo, locale()), [...new Set(times)].join('–'), place].filter((text) => text !== '');
}
