import { Pencil } from 'lucide';
import { useState } from 'preact/hooks';
import { placesOf } from '../../../domain/place.ts';
import { mayWrite } from '../../../domain/roles.ts';
import type { Fields } from '../../../domain/scalar.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { Icon } from '../parts/icon.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { type RecordView, useRecord } from '../use.ts';
import { DetailsDialog } from './details-dialog.tsx';
import { usePrepared } from './prepares.tsx';
import { dateWords } from './summary-facts.tsx';
import './event-head.css';

/** Which event this is, when and where, whose and what for; a tap on the pen changes it. */
export function EventHead({ event }: { readonly event: RecordView }) {
  const { session } = useApp();
  const [isChanging, change] = useState(false);
  const activity = useRecord('activity', String(event.fields['activity'] ?? ''));
  const prepared = usePrepared(event.fields['prepares']);
  const number = activity?.fields['number'];
  const kicker = typeof number === 'number' ? t('event.kicker', { number }) : t('event.outside');
  const host = event.fields['byOthers'] === true ? (hostWords(event.fields) ?? t('event.host.unknown')) : undefined;
  return (
    <PageHead title={String(event.fields['title'] ?? '')} kicker={activity === undefined ? '\u00a0' : kicker}>
      <div class="event-when">
        <div class="digits">
          <p>{whenAndWhere(event).join(' · ')}</p>
          {host !== undefined && <p>{host}</p>}
          {prepared !== undefined && (
            <p>
              {t('prepares.label')}: <a href={prepared.href}>{prepared.name}</a>
            </p>
          )}
        </div>
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

/** "22 marca 2024 r.", "10:00–12:30", "Park, Rynek": what of it is known. */
export function whenAndWhere({ fields }: RecordView): readonly string[] {
  const times = [fields['startTime'], fields['endTime']].filter((time) => typeof time === 'string');
  return [dateWords(fields), [...new Set(times)].join('–'), placesOf(fields).join(', ')].filter((text) => text !== '');
}

/** "Organizator: …": whose event it is, when it is not ours and that was said. */
export function hostWords({ byOthers, host }: Fields): string | undefined {
  return byOthers === true && typeof host === 'string' ? t('event.host.of', { name: host }) : undefined;
}
