import { useState } from 'preact/hooks';
import { isDay } from '../../../domain/day.ts';
import { dayWithWeekday } from '../../../domain/day-words.ts';
import { type NotHeldReason, notHeldReasons } from '../../../domain/kinds.ts';
import { lastDayOf, moveBackWrites, moveEvent, offWrite, plannedAgainWrite } from '../../../domain/planning.ts';
import { useApp } from '../../app.ts';
import { locale, t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ChoiceField, TextField } from '../parts/field.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import type { Deed, Undoable } from '../parts/undoable.tsx';
import { type RecordView, useInEvent } from '../use.ts';

const outcomes = ['notHeld', 'cancelled', 'moved'] as const;
type Outcome = (typeof outcomes)[number];

interface OffDialogProps {
  readonly event: RecordView;
  readonly undoable: Undoable;
  readonly onClose: () => void;
}

/** Why a planned event does not take place, and where it went. Taken back as a whole on the event's page. */
export function OffDialog({ event, undoable, onClose }: OffDialogProps) {
  const { store, clock, newId } = useApp();
  const presences = useInEvent('presence', event.id);
  const [outcome, choose] = useState<Outcome | ''>('');
  const [reason, setReason] = useState<NotHeldReason | ''>('');
  const [date, setDate] = useState('');
  const [isAsked, ask] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const isPassed = lastDayOf(event) < clock.today();
  // What is still ahead can't have failed to take place.
  const offered = String(event.fields['date'] ?? '') > clock.today() ? outcomes.slice(1) : outcomes;
  const hasDay = isDay(date) && date !== event.fields['date'];

  const deedOf = (why: NotHeldReason): Deed => {
    if (outcome === 'moved') {
      const id = newId();
      const writes = moveEvent(event, presences?.values() ?? [], { id, date, reason: why, day: clock.today() });
      return {
        words: t('planning.movedTo', { day: dayWithWeekday(date, locale()) }),
        run: () => store.write(writes),
        undo: () => store.write(moveBackWrites(event.id, id)),
      };
    }
    const isCancelled = outcome === 'cancelled';
    return {
      words: isCancelled ? t('planning.cancelled') : t('summary.notHeld'),
      run: () => store.write([offWrite(event.id, why, isCancelled)]),
      undo: () => store.write([plannedAgainWrite(event.id)]),
    };
  };
  const save = async () => {
    ask(true);
    if (outcome === '' || reason === '' || (outcome === 'moved' && !hasDay)) return;
    setBusy(true);
    const isDone = await undoable.act(deedOf(reason));
    setBusy(false);
    if (isDone) onClose();
  };
  return (
    <Dialog title={isPassed ? t('planning.off.passed') : t('planning.off')} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          void save();
        }}
      >
        <ChoiceField
          label={t('planning.what')}
          value={outcome}
          onChoose={choose}
          options={offered.map((value) => ({ value, label: t(`planning.what.${value}`) }))}
          error={isAsked && outcome === '' ? t('planning.whatMissing') : undefined}
        />
        {outcome === 'moved' && (
          <TextField
            label={t('planning.newDate')}
            type="date"
            value={date}
            onInput={setDate}
            error={isAsked && !hasDay ? t('planning.newDate.missing') : undefined}
          />
        )}
        <ChoiceField
          label={t('activity.reason')}
          value={reason}
          onChoose={setReason}
          options={notHeldReasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
          error={isAsked && reason === '' ? t('activity.reasonMissing') : undefined}
        />
        {undoable.problem !== undefined && <ProblemBanner code={undoable.problem} />}
        {/* Who said to come moves too, and must have been read. */}
        <Button look="main" type="submit" wide busy={isBusy || presences === undefined}>
          {outcome === 'moved'
            ? t('planning.move')
            : outcome === 'cancelled'
              ? t('planning.cancel')
              : t('activity.notHeld.save')}
        </Button>
      </form>
    </Dialog>
  );
}
