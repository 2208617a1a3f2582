import { CalendarPlus } from 'lucide';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { calledOff, planEvent } from '../../../domain/planning.ts';
import type { Entry } from '../../../domain/scalar.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextField } from '../parts/field.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import type { Undoable } from '../parts/undoable.tsx';
import { occasionOf } from '../start-event.ts';
import { amissIn, appointmentsOf, type PlanDraft } from './draft.ts';
import { SeriesFields } from './series-fields.tsx';

interface PlanDialogProps {
  /** Absent: outside the plan. */
  readonly row?: { readonly record: Entry; readonly title: string };
  /** Of the page: where a whole series is taken back. */
  readonly undoable: Undoable;
  readonly onClose: () => void;
}

/** Plans an event for a day to come, or a series of them in one act. */
export function PlanDialog({ row, undoable, onClose }: PlanDialogProps) {
  const app = useApp();
  const { route } = useLocation();
  const [draft, setDraft] = useState<PlanDraft>({ ...blank, title: row?.title ?? '' });
  const [isAsked, ask] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const amiss = isAsked ? amissIn(draft) : undefined;
  const change = (part: Partial<PlanDraft>) => setDraft({ ...draft, ...part });
  const field = (name: 'title' | 'date' | 'dateTo' | 'startTime' | 'endTime' | 'place') => ({
    value: draft[name],
    onInput: (value: string) => change({ [name]: value }),
  });

  const save = async () => {
    ask(true);
    if (amissIn(draft) !== undefined) return;
    const occasion = occasionOf(app);
    const appointments = appointmentsOf(draft);
    const series = draft.rhythm === 'once' ? undefined : app.newId();
    const writes = appointments.map((when) =>
      planEvent({ ...occasion, id: app.newId() }, row?.record, draft.title.trim(), when, series),
    );
    setBusy(true);
    const isDone = await undoable.act({
      words: t('planning.done', { count: writes.length }),
      run: () => app.store.write(writes),
      undo: () => app.store.write(writes.map(({ kind, id }) => ({ kind, id, fields: calledOff }))),
    });
    setBusy(false);
    if (!isDone) return;
    onClose();
    // One event is looked at, and who comes is marked there; of a series the list is.
    if (series === undefined) route(`/event/${writes[0]?.id}`);
  };
  return (
    <Dialog title={t('planning.title')} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t('event.title')}
          {...field('title')}
          maxLength={400}
          autoCapitalize="sentences"
          autoComplete="off"
          error={amiss === 'title' ? t('event.titleMissing') : undefined}
        />
        <TextField
          label={t('event.date')}
          type="date"
          {...field('date')}
          error={amiss === 'date' ? t('event.dateMissing') : undefined}
        />
        <div class="plan-times">
          <TextField label={t('event.startTime')} type="time" {...field('startTime')} />
          <TextField
            label={t('event.endTime')}
            type="time"
            {...field('endTime')}
            error={amiss === 'endTime' ? t('planning.endTime.early') : undefined}
          />
        </div>
        <TextField label={t('event.place')} {...field('place')} maxLength={200} autoCapitalize="sentences" />
        <SeriesFields draft={draft} amiss={amiss} onChange={change} />
        {draft.rhythm === 'once' && (
          <TextField
            label={t('planning.dateTo')}
            hint={t('planning.dateTo.hint')}
            type="date"
            {...field('dateTo')}
            error={amiss === 'dateTo' ? t('planning.dateTo.early') : undefined}
          />
        )}
        {undoable.problem !== undefined && <ProblemBanner code={undoable.problem} />}
        <Button look="main" icon={CalendarPlus} type="submit" wide busy={isBusy}>
          {draft.rhythm === 'once' || draft.until === ''
            ? t('planning.save')
            : t('planning.saveMany', { count: appointmentsOf(draft).length })}
        </Button>
      </form>
    </Dialog>
  );
}

const blank: PlanDraft = {
  title: '',
  date: '',
  dateTo: '',
  startTime: '',
  endTime: '',
  place: '',
  rhythm: 'once',
  until: '',
  left: [],
};
