import { CalendarOff, CalendarX2, Play } from 'lucide';
import { useState } from 'preact/hooks';
import { dayWithWeekday } from '../../../domain/day-words.ts';
import { elementsOf } from '../../../domain/event.ts';
import { lastDayOf } from '../../../domain/planning.ts';
import { peopleMeasure } from '../../../domain/total.ts';
import { useApp } from '../../app.ts';
import { locale, t } from '../../locales/t.ts';
import { nameOf, namesOf } from '../names.ts';
import { PaperLinks } from '../paper/paper-links.tsx';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import type { Undoable } from '../parts/undoable.tsx';
import { useEventStarter } from '../start-event.ts';
import { type RecordView, useRecords } from '../use.ts';
import { OffDialog } from './off-dialog.tsx';
import { WhoComes } from './who-comes.tsx';

interface PlannedEventProps {
  readonly event: RecordView;
  readonly undoable: Undoable;
}

/** An event that nobody started yet: what is planned, who comes, and the button that starts it. */
export function PlannedEvent({ event, undoable }: PlannedEventProps) {
  const { clock } = useApp();
  const starter = useEventStarter();
  const [isAsking, ask] = useState(false);
  const today = clock.today();
  const isPassed = lastDayOf(event) < today;
  const isAhead = String(event.fields['date'] ?? '') > today;
  const start = isPassed ? t('planning.fromPaper') : isAhead ? t('planning.startEarly') : t('activity.start');
  return (
    <>
      {isPassed && (
        <Banner tone="warn" icon={CalendarX2}>
          <p>{t('planning.passed')}</p>
        </Banner>
      )}
      {starter.allowed && (
        <div class="stack">
          <Button
            look={isAhead ? 'plain' : 'main'}
            icon={Play}
            wide
            busy={starter.busy}
            onClick={() => starter.startPlanned(event)}
          >
            {start}
          </Button>
          <Button icon={CalendarOff} wide onClick={() => ask(true)}>
            {isPassed ? t('planning.off.passed') : t('planning.off')}
          </Button>
          {starter.problem !== undefined && <ProblemBanner code={starter.problem} />}
        </div>
      )}
      <WhoComes event={event} isPassed={isPassed} />
      <Counted event={event} />
      <MovedFrom event={event} />
      <PaperLinks event={event.id} />
      {isAsking && <OffDialog event={event} undoable={undoable} onClose={() => ask(false)} />}
    </>
  );
}

/** Whom and what the counter will have, in words. */
function Counted({ event }: { readonly event: RecordView }) {
  const groups = useRecords('group');
  const measures = useRecords('measure');
  const others = elementsOf(event.fields, 'measure').filter((id) => id !== peopleMeasure);
  const names = [...namesOf(event.fields, 'group', groups), ...others.map((id) => nameOf(measures, id))];
  if (names.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('planning.counted')}</h2>
      <p>{names.join(', ')}</p>
    </section>
  );
}

/** The way back to the day that it once had. */
function MovedFrom({ event }: { readonly event: RecordView }) {
  const old = [...(useRecords('event')?.values() ?? [])].find(({ fields }) => fields['movedTo'] === event.id);
  if (old === undefined) return null;
  const day = dayWithWeekday(String(old.fields['date'] ?? ''), locale());
  return (
    <p>
      <a href={`/event/${old.id}`}>{t('planning.movedFrom', { day })}</a>
    </p>
  );
}
