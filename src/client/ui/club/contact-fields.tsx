import type { Fields } from '../../../domain/scalar.ts';
import { t } from '../../locales/t.ts';
import { TextField } from '../parts/field.tsx';
import { type Draft, type problemsOf, shownText, type TextName } from './draft.ts';

interface ContactFieldsProps {
  readonly draft: Draft;
  readonly fields: Fields;
  readonly problems: ReturnType<typeof problemsOf>;
  readonly onChange: (draft: Draft) => void;
}

/** Names, phone, e-mail and note. The browser's own address book must not put the user's name in: autocomplete is off. */
export function ContactFields({ draft, fields, problems, onChange }: ContactFieldsProps) {
  const bind = (name: TextName) => {
    const problem = problems[name];
    return {
      label: t(`volunteer.${name}`),
      value: shownText(draft, fields, name),
      error: problem === undefined ? undefined : t(`volunteer.error.${problem}`),
      onInput: (value: string) => onChange({ ...draft, texts: { ...draft.texts, [name]: value } }),
    };
  };
  return (
    <>
      <div class="two-fields">
        <TextField {...bind('given')} autoComplete="off" autoCapitalize="words" maxLength={80} />
        <TextField {...bind('family')} autoComplete="off" autoCapitalize="words" maxLength={80} />
      </div>
      <div class="two-fields">
        <TextField {...bind('phone')} type="tel" inputMode="tel" autoComplete="off" maxLength={40} />
        <TextField {...bind('email')} type="email" inputMode="email" autoComplete="off" maxLength={120} />
      </div>
      <TextField {...bind('note')} hint={t('volunteer.note.hint')} long maxLength={500} autoComplete="off" />
    </>
  );
}
