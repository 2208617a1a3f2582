import { Send } from 'lucide';
import { useState } from 'preact/hooks';
import type { Fields } from '../../../domain/scalar.ts';
import type { Change } from '../../../sync/change.ts';
import { locale, t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { fieldWords, scaleOf } from '../record/field-words.ts';
import type { Names } from '../record/names.ts';
import { correctable, readCorrection, typedOf } from './corrections.ts';

interface CorrectFormProps {
  readonly change: Change;
  /** The fields that the office named as wrong. */
  readonly wrong: readonly string[];
  readonly names: Names;
  readonly onSend: (fields: Fields) => unknown;
  readonly onClose: () => void;
}

const longText = 80;
const dates: readonly string[] = ['date', 'dateTo', 'published', 'day'];
const times: readonly string[] = ['startTime', 'endTime'];

/** The values of a refused change, to be put right and sent again. Nothing is sent that the office would refuse again for its value. */
export function CorrectForm({ change, wrong, names, onSend, onClose }: CorrectFormProps) {
  const scale = scaleOf(names.lists.measure?.get(String(change.fields['measure'] ?? ''))?.fields);
  const fields = correctable(change);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map((name) => [name, typedOf(name, change.fields[name], scale, locale())])),
  );
  const [errors, setErrors] = useState(wrong);
  const send = (submit: Event) => {
    submit.preventDefault();
    const reading = readCorrection(change, typed, scale);
    if (reading.ok) void onSend(reading.fields);
    else setErrors(reading.wrong);
  };
  return (
    <form class="stack" noValidate onSubmit={send}>
      {fields.map((name) => (
        <TextField
          key={name}
          label={fieldWords(name, names)}
          value={typed[name] ?? ''}
          onInput={(value) => setTyped({ ...typed, [name]: value })}
          type={dates.includes(name) ? 'date' : times.includes(name) ? 'time' : 'text'}
          inputMode={typeof change.fields[name] === 'number' ? 'decimal' : 'text'}
          long={String(change.fields[name]).length > longText}
          error={errors.includes(name) ? t('tray.correct.bad') : undefined}
        />
      ))}
      <div class="actions">
        <Button look="main" type="submit" icon={Send}>
          {t('tray.correct.save')}
        </Button>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
      </div>
    </form>
  );
}
