import { CalendarOff, Play, RotateCcw } from 'lucide';
import { useState } from 'preact/hooks';
import { notHeldReasons } from '../../../domain/kinds.ts';
import { mayWrite } from '../../../domain/roles.ts';
import type { Fields } from '../../../domain/scalar.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { PaperLinks } from '../paper/paper-links.tsx';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { SaveState } from '../parts/save-state.tsx';
import type { RecordView } from '../use.ts';
import { NoteField } from './note-field.tsx';

/** An event that did not take place says why: that is neither zero people nor not knowing. */
export function NotHeldEvent({ event }: { readonly event: RecordView }) {
  const { session } = useApp();
  const known = notHeldReasons.find((reason) => reason === event.fields['reason']);
  return (
    <>
      <Banner tone="calm" icon={CalendarOff}>
        <p>
          <strong>{t('summary.notHeld')}</strong>
        </p>
        {known !== undefined && <p>{t('summary.notHeld.reason', { reason: t(`reason.${known}`) })}</p>}
        <SaveState record={event} />
      </Banner>
      {mayWrite(session.role, 'event', 'state') && (
        <>
          <NoteField event={event} name="note" hint={t('note.hint')} />
          <ToRunning event={event} icon={RotateCcw} fields={{ reason: null }} words={t('summary.notHeld.undo')} />
        </>
      )}
    </>
  );
}

/** An event that somebody planned and nobody started. */
export function PlannedEvent({ event }: { readonly event: RecordView }) {
  const { session, clock } = useApp();
  const fields = { startTime: event.fields['startTime'] ?? clock.time(), startedAt: clock.now() };
  return (
    <>
      <p>{t('finish.planned')}</p>
      {mayWrite(session.role, 'event', 'state') && (
        <ToRunning event={event} icon={Play} fields={fields} words={t('finish.start')} />
      )}
      <PaperLinks event={event.id} />
    </>
  );
}

interface ToRunningProps {
  readonly event: RecordView;
  readonly icon: typeof Play;
  readonly fields: Fields;
  readonly words: string;
}

function ToRunning({ event, icon, fields, words }: ToRunningProps) {
  const { store } = useApp();
  const [problem, setProblem] = useState<string>();
  const run = async () => {
    const result = await store.write([{ kind: 'event', id: event.id, fields: { state: 'running', ...fields } }]);
    setProblem(result.ok ? undefined : result.code);
  };
  return (
    <>
      <Button look="main" icon={icon} wide onClick={() => void run()}>
        {words}
      </Button>
      {problem !== undefined && <ProblemBanner code={problem} />}
    </>
  );
}
