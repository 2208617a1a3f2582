import { useRef, useState } from 'preact/hooks';
import { volunteerStates } from '../../../domain/kinds.ts';
import { classesOf } from '../../../domain/roles.ts';
import type { Fields } from '../../../domain/scalar.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { useLock } from '../lock/use-lock.ts';
import { Button } from '../parts/button.tsx';
import { ChoiceField, TickField } from '../parts/field.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import type { RecordView } from '../use.ts';
import './club.css';
import { ContactFields } from './contact-fields.tsx';
import {
  addTag,
  changedFields,
  type Draft,
  emptyDraft,
  isTouched,
  keepDraft,
  keptDraft,
  problemsOf,
  shownText,
} from './draft.ts';
import { TagsField } from './tags-field.tsx';

interface FormProps {
  /** Office and volunteer: what was typed is kept in memory under it until it is saved or dropped. */
  readonly draftKey: string;
  /** Absent: a new volunteer. */
  readonly record?: RecordView;
  readonly onSaved: (id: string) => void;
  /** Back to the card without saving. */
  readonly onLeave?: () => void;
}

const nothing: Fields = {};

/** A volunteer's fields. Saving writes only what was changed. */
export function VolunteerForm({ draftKey, record, onSaved, onLeave }: FormProps) {
  const { newId, session, store } = useApp();
  const [draft, setDraft] = useState<Draft>(() => keptDraft(draftKey) ?? emptyDraft(record?.id ?? newId()));
  const [isChecked, setChecked] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const fields = record?.fields ?? nothing;
  const readsContact = classesOf(session.role, session.authorised).includes('contact');
  // What is closed is not seen, and so not changed; a newcomer's contact can always be written.
  const { state } = useLock();
  const isClosed = state !== 'open' && record !== undefined;
  // Nothing here could keep it: it goes to the office, and comes back when there is a PIN.
  const keepsNone = !readsContact || state === 'unset' || state === 'dropped';
  const problems = isChecked ? problemsOf(draft, fields) : {};

  const change = (next: Draft) => {
    setDraft(next);
    keepDraft(draftKey, next);
  };
  const leave = () => {
    keepDraft(draftKey, undefined);
    onLeave?.();
  };
  const save = async () => {
    if (isSaving) return;
    const whole = addTag(draft, fields);
    change(whole);
    setChecked(true);
    if (Object.keys(problemsOf(whole, fields)).length > 0) {
      // After the words of the problem are drawn: the first wrong field is where to go on.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    const changed = changedFields(whole, fields, record === undefined);
    setSaving(true);
    const result =
      Object.keys(changed).length === 0
        ? ({ ok: true } as const)
        : await store.write([{ kind: 'volunteer', id: whole.id, fields: changed }]);
    setSaving(false);
    if (!result.ok) {
      setFailure(result.code);
      return;
    }
    keepDraft(draftKey, undefined);
    onSaved(whole.id);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void save();
  };

  const status = draft.status ?? (typeof fields['status'] === 'string' ? fields['status'] : 'active');
  return (
    <form ref={form} class="stack volunteer-form" noValidate onSubmit={submit}>
      {failure !== undefined && <ProblemBanner code={failure} />}
      {!isClosed && (readsContact || record === undefined || shownText(draft, fields, 'phone') !== '') && (
        <ContactFields draft={draft} fields={fields} problems={problems} onChange={change} />
      )}
      {readsContact && isClosed && <p class="quiet">{t('lock.contactClosed')}</p>}
      {keepsNone && !(readsContact && isClosed) && (
        <p class="quiet">{record === undefined ? t('volunteer.toOffice') : t('volunteer.noContact')}</p>
      )}
      <ChoiceField
        label={t('volunteer.status')}
        options={volunteerStates.map((value) => ({ value, label: t(`volunteerState.${value}`) }))}
        value={volunteerStates.find((each) => each === status) ?? ''}
        onChoose={(chosen) => change({ ...draft, status: chosen })}
        inline
      />
      <TickField checked={draft.minor ?? fields['minor'] === true} onChange={(minor) => change({ ...draft, minor })}>
        {t('volunteer.minor')}
      </TickField>
      <TagsField draft={draft} fields={fields} onChange={change} />
      <div class="actions">
        <Button type="submit" look="main" busy={isSaving}>
          {t('volunteer.save')}
        </Button>
        {onLeave !== undefined && (
          <Button onClick={leave}>{isTouched(draft) ? t('volunteer.discard') : t('app.cancel')}</Button>
        )}
      </div>
      {isTouched(draft) && <p class="quiet small">{t('volunteer.draft')}</p>}
    </form>
  );
}
