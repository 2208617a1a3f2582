import { CircleSlash2 } from 'lucide';
import { useState } from 'preact/hooks';
import { countedAgainWrite, notCountedWrite } from '../../../domain/event.ts';
import { maxTextLength } from '../../../domain/kinds.ts';
import { mayWrite } from '../../../domain/roles.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextField } from '../parts/field.tsx';
import type { Undoable } from '../parts/undoable.tsx';
import type { RecordView } from '../use.ts';

interface NotCountedProps {
  readonly event: RecordView;
  readonly undoable: Undoable;
}

/** Says that the figures leave this event out, why, and takes it back. Nothing of it is gone. */
export function NotCountedBanner({ event, undoable }: NotCountedProps) {
  const { store, session, clock } = useApp();
  const { notCounted, notCountedAt } = event.fields;
  if (typeof notCounted !== 'string') return null;
  const count = () =>
    undoable.act({
      words: t('notCounted.again'),
      run: () => store.write([countedAgainWrite(event.id)]),
      undo: () =>
        store.write([
          notCountedWrite(event.id, notCounted, typeof notCountedAt === 'number' ? notCountedAt : clock.now()),
        ]),
    });
  return (
    <Banner
      tone="warn"
      icon={CircleSlash2}
      action={mayWrite(session.role, 'event', 'notCounted') && <Button onClick={count}>{t('notCounted.count')}</Button>}
    >
      <p>{t('event.notCounted', { why: notCounted })}</p>
    </Banner>
  );
}

/** The button that marks an event so, and asks why. */
export function NotCountedAction({ event, undoable }: NotCountedProps) {
  const { session } = useApp();
  const [isAsking, ask] = useState(false);
  if (typeof event.fields['notCounted'] === 'string' || !mayWrite(session.role, 'event', 'notCounted')) return null;
  return (
    <>
      <Button icon={CircleSlash2} wide onClick={() => ask(true)}>
        {t('notCounted.mark')}
      </Button>
      {isAsking && <ReasonDialog event={event} undoable={undoable} onClose={() => ask(false)} />}
    </>
  );
}

function ReasonDialog({ event, undoable, onClose }: NotCountedProps & { readonly onClose: () => void }) {
  const { store, clock } = useApp();
  const [reason, setReason] = useState('');
  const [isAsked, ask] = useState(false);
  const save = async (submit: Event) => {
    submit.preventDefault();
    const why = reason.trim();
    ask(true);
    if (why === '') return;
    onClose();
    await undoable.act({
      words: t('notCounted.marked'),
      run: () => store.write([notCountedWrite(event.id, why, clock.now())]),
      undo: () => store.write([countedAgainWrite(event.id)]),
    });
  };
  return (
    <Dialog title={t('notCounted.mark')} onClose={onClose}>
      <form class="stack" noValidate onSubmit={(submit) => void save(submit)}>
        <p>{t('notCounted.text')}</p>
        <TextField
          label={t('notCounted.reason')}
          hint={t('notCounted.reason.hint')}
          value={reason}
          onInput={setReason}
          maxLength={maxTextLength}
          autoCapitalize="sentences"
          error={isAsked && reason.trim() === '' ? t('notCounted.reason.missing') : undefined}
        />
        <Button look="main" type="submit" wide icon={CircleSlash2}>
          {t('notCounted.save')}
        </Button>
      </form>
    </Dialog>
  );
}
