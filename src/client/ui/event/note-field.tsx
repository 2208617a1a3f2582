import { useState } from 'preact/hooks';
import { maxTextLength } from '../../../domain/kinds.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { TextField } from '../parts/field.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import type { RecordView } from '../use.ts';
import { PrivateWarning } from './private-warning.tsx';
import { useDraft } from './use-draft.ts';

/** The long texts of an event. */
export const noteNames = ['wentWell', 'toChange', 'note'] as const;
type NoteName = (typeof noteNames)[number];

const fewLeft = 100;

interface NoteFieldProps {
  readonly event: RecordView;
  readonly name: NoteName;
  readonly hint?: string;
}

/** A long text of an event: saved as it is typed. What does not belong in it is said, and saved all the same. */
export function NoteField({ event, name, hint }: NoteFieldProps) {
  const { store } = useApp();
  const [problem, setProblem] = useState<string>();
  const save = async (text: string) => {
    const result = await store.write([{ kind: 'event', id: event.id, fields: { [name]: text === '' ? null : text } }]);
    setProblem(result.ok ? undefined : result.code);
    return result.ok;
  };
  const [text, type, leave] = useDraft(String(event.fields[name] ?? ''), save);
  const left = maxTextLength - text.length;
  const hints = [hint ?? [], left < fewLeft ? t('note.left', { count: left }) : []].flat();
  return (
    <div class="stack">
      <TextField
        label={t(`field.${name}`)}
        hint={hints.length === 0 ? undefined : hints.join(' ')}
        long
        value={text}
        onInput={type}
        onLeave={leave}
        maxLength={maxTextLength}
        autoCapitalize="sentences"
      />
      <PrivateWarning text={text} />
      {problem !== undefined && <ProblemBanner code={problem} />}
    </div>
  );
}
