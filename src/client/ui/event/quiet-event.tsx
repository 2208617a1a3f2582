import { CalendarOff, RotateCcw } from 'lucide';
import { useState } from 'preact/hooks';
import { dayWithWeekday } from '../../../domain/day-words.ts';
import { notHeldReasons } from '../../../domain/kinds.ts';
import { lastDayOf, plannedAgainWrite } from '../../../domain/planning.ts';
import { mayWrite } from '../../../domain/roles.ts';
import type { Write } from '../../../domain/scalar.ts';
import { useApp } from '../../app.ts';
import { locale, t } from '../../locales/t.ts';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { SaveState } from '../parts/save-state.tsx';
import { type RecordView, useRecord } from '../use.ts';
import { NoteField } from './note-field.tsx';

/** An event that did not take place says why: that is neither zero people nor not knowing. */
export function NotHeldEvent({ event }: { readonly event: RecordView }) {
  const { session } = useApp();
  const { reason, cancelled, movedTo } = event.fields;
  const known = notHeldReasons.find((each) => each === reason);
  const title = cancelled === true ? t('planning.cancelled') : t('summary.notHeld');
  return (
    <>
      <Banner tone="calm" icon={CalendarOff}>
        <p>
          <strong>{typeof movedTo === 'string' ? <MovedTo event={movedTo} /> : title}</strong>
        </p>
        {known !== undefined && <p>{t('summary.notHeld.reason', { reason: t(`reason.${known}`) })}</p>}
        <SaveState record={event} />
      </Banner>
      {mayWrite(session.role, 'event', 'state') && (
        <>
          <NoteField event={event} name="note" hint={t('note.hint')} />
          {typeof movedTo !== 'string' && <AfterAll event={event} />}
        </>
      )}
    </>
  );
}

/** Where it went. */
function MovedTo({ event }: { readonly event: string }) {
  const next = useRecord('event', event);
  const day = dayWithWeekday(String(next?.fields['date'] ?? ''), locale());
  return <a href={`/event/${event}`}>{day === '' ? t('planning.moved') : t('planning.movedTo', { day })}</a>;
}

/** It was held all the same; or it will be, where its day is still ahead. */
function AfterAll({ event }: { readonly event: RecordView }) {
  const { store, clock } = useApp();
  const [problem, setProblem] = useState<string>();
  const { cancelled } = event.fields;
  const isAhead = lastDayOf(event) > clock.today();
  const fields = { state: 'running', reason: null, ...(cancelled === true && { cancelled: null }) };
  const write: Write = isAhead ? plannedAgainWrite(event.id) : { kind: 'event', id: event.id, fields };
  const run = async () => {
    const result = await store.write([write]);
    setProblem(result.ok ? undefined : result.code);
  };
  return (
    <>
      <Button look="main" icon={RotateCcw} wide onClick={() => void run()}>
        {isAhead ? t('planning.again') : t('summary.notHeld.undo')}
      </Button>
      {problem !== undefined && <ProblemBanner code={problem} />}
    </>
  );
}
