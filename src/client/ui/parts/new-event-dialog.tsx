import { Play } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../../locales/t.ts';
import { useEventStarter } from '../start-event.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './field.tsx';
import { ProblemBanner } from './problem-banner.tsx';

/** Asks for the one thing that an event outside the plan lacks: what it is called. */
export function NewEventDialog({ onClose }: { readonly onClose: () => void }) {
  const starter = useEventStarter();
  const [title, setTitle] = useState('');
  const [error, setError] = useState<string>();
  const submit = (event: Event) => {
    event.preventDefault();
    const name = title.trim();
    if (name === '') setError(t('today.outside.nameMissing'));
    else void starter.start(undefined, name);
  };
  return (
    <Dialog title={t('today.outside')} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <TextField
          label={t('today.outside.name')}
          hint={t('today.outside.hint')}
          error={error}
          value={title}
          onInput={setTitle}
          maxLength={400}
          autoComplete="off"
        />
        {starter.problem !== undefined && <ProblemBanner code={starter.problem} />}
        <Button look="main" icon={Play} type="submit" wide busy={starter.busy}>
          {t('activity.start')}
        </Button>
      </form>
    </Dialog>
  );
}
