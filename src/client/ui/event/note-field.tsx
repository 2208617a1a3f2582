import { useState } from 'preact/hooks';
import { maxTextLength } from '../../../domain/kinds.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { TextField } from '../parts/field.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import type { RecordView } from '../use.ts';
import { useDraft } from './use-draft.ts';

const fewLeft = 100;

/** What went well, what to change: saved as it is typed. */
export function NoteField({ event }: { readonly event: RecordView }) {
  const { store } = useApp();
  const [problem, setProblem] = useState<string>();
  const save = async (note: string) => {
    const result = await store.write([{ kind: 'event', id: event.id, fields: { note: note === '' ? null : note } }]);
    setProblem(result.ok ? undefined : result.code);
  };
  const [text, type, leave] = useDraft(String(event.fields['note'] ?? ''), (note) => void save(note));
  const left = maxTextLength - text.length;
  const hint = left < fewLeft ? `${t('note.hint')} ${t('note.left', { count: left })}` : t('note.hint');
  return (
    <section class="section">
      <TextField
        label={t('note.title')}
        hint={hint}
        long
        value={text}
        onInput={type}
        onLeave={leave}
        maxLength={maxTextLength}
      />
      {problem !== undefined && <ProblemBanner code={problem} />}
    </section>
  );
}
