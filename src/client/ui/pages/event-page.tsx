import { CircleSlash2 } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { mayWrite } from '../../../domain/roles.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { EventHead } from '../event/event-head.tsx';
import { EventMore } from '../event/event-more.tsx';
import { EventQuestions } from '../event/event-questions.tsx';
import { Preparations } from '../event/prepares.tsx';
import { NotHeldEvent } from '../event/quiet-event.tsx';
import { RunningEvent } from '../event/running-event.tsx';
import { Summary } from '../event/summary.tsx';
import { NextSheet } from '../paper/next-sheet.tsx';
import { LinkButton } from '../parts/button.tsx';
import { Empty, Loading } from '../parts/empty.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { type Undoable, useUndoable } from '../parts/undoable.tsx';
import { PlannedEvent } from '../planning/planned-event.tsx';
import { SeriesEvents } from '../planning/series-events.tsx';
import { type RecordView, useRecord } from '../use.ts';
import { useAddingVoice } from '../voice/use-adding-voice.tsx';
import { VoicesHeard } from '../voice/voices-heard.tsx';

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
  const { query } = useLocation();
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
  // Kept here, where no change of the event's state takes what is being typed away.
  const adding = useAddingVoice(event);
  const voices = <VoicesHeard event={event} onAdd={adding.open} />;
  const questions = <EventQuestions event={event} undoable={undoable} />;
  return (
    <div class="page event-page">
      <EventHead event={event} />
      {query['from'] === 'paper' && <NextSheet event={event} />}
      {/* What comes up while somebody taps must not move a tile: there the questions stand below the counter. */}
      {isCounting ? (
        <RunningEvent event={event} questions={questions} voices={voices} />
      ) : (
        <>
          {questions}
          <Screen event={event} voices={voices} undoable={undoable} />
        </>
      )}
      <Preparations event={event} />
      <SeriesEvents event={event} />
      <EventMore event={event} undoable={undoable} />
      {adding.dialog}
    </div>
  );
}

interface ScreenProps {
  readonly event: RecordView;
  readonly voices: ComponentChildren;
  readonly undoable: Undoable;
}

function Screen({ event, voices, undoable }: ScreenProps) {
  const { state } = event.fields;
  if (state === 'notHeld') return <NotHeldEvent event={event} />;
  if (state === 'planned') return <PlannedEvent event={event} undoable={undoable} />;
  return <Summary event={event} voices={voices} />;
}
