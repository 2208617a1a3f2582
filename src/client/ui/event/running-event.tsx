import { Flag } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { Loading } from '../parts/empty.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import type { RecordView } from '../use.ts';
import { ActList } from './acts.tsx';
import type { Tile } from './board.ts';
import { CounterBoard } from './counter.tsx';
import { endingWrites } from './finish.ts';
import { FinishDialog } from './finish-dialog.tsx';
import { NoteField } from './note-field.tsx';
import { PartnersPresent } from './partners-present.tsx';
import { useCounter } from './use-counter.ts';
import { VolunteersPresent } from './volunteers-present.tsx';

interface RunningEventProps {
  readonly event: RecordView;
  /** What a person should decide; below the counter. */
  readonly questions: ComponentChildren;
  /** What people said; never in the way of counting. */
  readonly voices?: ComponentChildren;
}

/** An event that is being counted. */
export function RunningEvent({ event, questions, voices }: RunningEventProps) {
  const app = useApp();
  const counter = useCounter(event);
  const [isAsking, ask] = useState(false);
  const [problem, setProblem] = useState<string>();
  // What a tap does not change is not drawn anew by it.
  const beside = useMemo(
    () => (
      <>
        <VolunteersPresent event={event} />
        <PartnersPresent event={event} />
        <NoteField event={event} name="note" hint={t('note.hint')} />
      </>
    ),
    [event],
  );
  if (counter === undefined) return <Loading label={t('app.loading')} />;

  const finish = async (zeros: readonly Tile[]) => {
    ask(false);
    const { session, clock, store, newId } = app;
    const writes = endingWrites({
      event: event.id,
      fields: event.fields,
      zeros: zeros.map(({ measure, group }) => ({ measure, group, id: newId() })),
      device: session.device,
      sheetLabel: session.deviceName,
      day: clock.today(),
      time: clock.time(),
      nowMs: clock.now(),
    });
    const result = await store.write(writes);
    setProblem(result.ok ? undefined : result.code);
  };
  const unknown = [...counter.board.attending, ...counter.board.beside].filter(({ value }) => value === undefined);
  return (
    <>
      <CounterBoard event={event} counter={counter} />
      {questions}
      {beside}
      {voices}
      <ActList counter={counter} />
      <Button look="main" icon={Flag} wide onClick={() => (unknown.length > 0 ? ask(true) : void finish([]))}>
        {t('finish.button')}
      </Button>
      {problem !== undefined && <ProblemBanner code={problem} />}
      {isAsking && (
        <FinishDialog unknown={unknown} onFinish={(zeros) => void finish(zeros)} onClose={() => ask(false)} />
      )}
    </>
  );
}
