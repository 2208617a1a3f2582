import { CircleSlash2 } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { mayWrite } from '../../../domain/roles.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { EventHead } from '../event/event-head.tsx';
import { NotHeldEvent, PlannedEvent } from '../event/quiet-event.tsx';
import { RunningEvent } from '../event/running-event.tsx';
import { Summary } from '../event/summary.tsx';
import { VersionsBanner } from '../event/versions-banner.tsx';
import { Banner } from '../parts/banner.tsx';
import { LinkButton } from '../parts/button.tsx';
import { Empty, Loading } from '../parts/empty.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { type RecordView, useRecord } from '../use.ts';

/** One event: the counter while it runs, its summary when it is over. */
export function EventPage() {
  const id = useRoute().params['id'] ?? '';
  const event = useRecord('event', id);
  if (event === undefined) {
    return (
      <div class="page event-page">
        <Loading label={t('app.loading')} />
      </div>
    );
  }
  if (event === null) {
    return (
      <div class="page">
        <PageHead title={t('event.gone')} />
        <Empty icon={CircleSlash2} title={t('event.gone.text')}>
          <LinkButton href="/">{t('app.toToday')}</LinkButton>
        </Empty>
      </div>
    );
  }
  const { notCounted } = event.fields;
  return (
    <div class="page event-page" key={id}>
      <EventHead event={event} />
      <VersionsBanner event={event} />
      {typeof notCounted === 'string' && (
        <Banner tone="warn" icon={CircleSlash2}>
          <p>{t('event.notCounted', { why: notCounted })}</p>
        </Banner>
      )}
      <Screen event={event} />
    </div>
  );
}

function Screen({ event }: { readonly event: RecordView }) {
  const { session } = useApp();
  const { state } = event.fields;
  const shown = useRef(state);
  useEffect(() => {
    if (shown.current === state) return;
    shown.current = state;
    // Another screen stands here now: it is read from its top, by eye and by screen reader.
    document.getElementById('main')?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [state]);
  if (state === 'notHeld') return <NotHeldEvent event={event} />;
  if (state === 'planned') return <PlannedEvent event={event} />;
  if (state === 'running' && mayWrite(session.role, 'tally', 'amount')) return <RunningEvent event={event} />;
  return <Summary event={event} />;
}
