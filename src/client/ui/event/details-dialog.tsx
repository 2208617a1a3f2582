import { useState } from 'preact/hooks';
import type { Scalar } from '../../../domain/scalar.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextField } from '../parts/field.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import type { RecordView } from '../use.ts';

const names = ['title', 'date', 'startTime', 'endTime', 'place'] as const;
type Name = (typeof names)[number];

/** What the event is called, when and where it is. Writes only what the person changed, so that others' changes stand. */
export function DetailsDialog({ event, onClose }: { readonly event: RecordView; readonly onClose: () => void }) {
  const { store } = useApp();
  const stored = (name: Name) => String(event.fields[name] ?? '');
  const [opened] = useState(() => Object.fromEntries(names.map((name) => [name, stored(name)])));
  const [typed, setTyped] = useState(opened);
  const [isAsked, ask] = useState(false);
  const [problem, setProblem] = useState<string>();
  const field = (name: Name) => ({
    value: typed[name] ?? '',
    onInput: (value: string) => setTyped({ ...typed, [name]: value }),
  });
  const isWhole = typed['title']?.trim() !== '' && typed['date'] !== '';

  const save = async () => {
    ask(true);
    if (!isWhole) return;
    const changed = names.filter((name) => typed[name] !== opened[name]);
    const fields: Record<string, Scalar> = {};
    for (const name of changed) fields[name] = typed[name]?.trim() || null;
    const result =
      changed.length === 0 ? { ok: true as const } : await store.write([{ kind: 'event', id: event.id, fields }]);
    if (result.ok) onClose();
    else setProblem(result.code);
  };
  return (
    <Dialog title={t('event.change')} onClose={onClose}>
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
          error={isAsked && typed['title']?.trim() === '' ? t('event.title.missing') : undefined}
        />
        <TextField
          label={t('event.date')}
          type="date"
          {...field('date')}
          error={isAsked && typed['date'] === '' ? t('event.date.missing') : undefined}
        />
        <TextField label={t('event.startTime')} type="time" {...field('startTime')} />
        <TextField label={t('event.endTime')} type="time" {...field('endTime')} />
        <TextField label={t('event.place')} {...field('place')} maxLength={200} autoCapitalize="sentences" />
        {problem !== undefined && <ProblemBanner code={problem} />}
        <Button look="main" type="submit" wide>
          {t('app.save')}
        </Button>
      </form>
    </Dialog>
  );
}
