import { CircleSlash2 } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { mayWrite } from '../../../domain/roles.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { EventHead } from '../event/event-head.tsx';
import { EventMore } from '../event/event-more.tsx';
import { EventQuestions } from '../event/event-questions.tsx';
import { NotHeldEvent } from '../event/quiet-event.tsx';
import { RunningEvent } from '../event/running-event.tsx';
import { Summary } from '../event/summary.tsx';
import { LinkButton } from '../parts/button.tsx';
import { Empty, Loading } from '../parts/empty.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { type Undoable, useUndoable } from '../parts/undoable.tsx';
import { PlannedEvent } from '../planning/planned-event.tsx';
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
  return <KnownEvent key={id} event={event} />;
}

function KnownEvent({ event }: { readonly event: RecordView }) {
  const { session } = useApp();
  const undoable = useUndoable();
  const { state } = event.fields;
  const shown = useRef(state);
  useEffect(() => {
    if (shown.current === state) return;
    shown.current = state;
    // Another screen stands here now: it is read from its top, by eye and by screen reader.
    document.getElementById('main')?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [state]);
  const isCounting = state === 'running' && mayWrite(session.role, 'tally', 'amount');
  const questions = <EventQuestions event={event} undoable={undoable} />;
  return (
    <div class="page event-page">
      <EventHead event={event} />
      {/* What comes up while somebody taps must not move a tile: there the questions stand below the counter. */}
      {isCounting ? (
        <RunningEvent event={event} questions={questions} />
      ) : (
        <>
          {questions}
          <Screen event={event} undoable={undoable} />
        </>
      )}
      <EventMore event={event} undoable={undoable} />
    </div>
  );
}

function Screen({ event, undoable }: { readonly event: RecordView; readonly undoable: Undoable }) {
  const { state } = event.fields;
  if (state === 'notHeld') return <NotHeldEvent event={event} />;
  if (state === 'planned') return <PlannedEvent event={event} undoable={undoable} />;
  return <Summary event={event} />;
}
