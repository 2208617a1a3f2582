import { UserPlus } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { newcomerWrites } from '../../../domain/present.ts';
import { classesOf } from '../../../domain/roles.ts';
import { labelOf } from '../../../domain/text.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { problemsOf } from '../club/draft.ts';
import { useLock } from '../lock/use-lock.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextField, TickField } from '../parts/field.tsx';
import '../parts/fold.css';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import type { Undoable } from '../parts/undoable.tsx';
import type { RecordView } from '../use.ts';
import { keepNewcomer, keptNewcomer, type NewcomerDraft } from './newcomer-draft.ts';
import { dayOfEvent } from './use-volunteers.ts';

interface NewcomerDialogProps {
  readonly event: RecordView;
  readonly undoable: Undoable;
  readonly onClose: () => void;
}

const fields = ['given', 'family', 'phone'] as const;

/** Somebody turns up and wants to help: a name, a number, the notice, and she is present. Works while contacts are locked. */
export function NewcomerDialog({ event, undoable, onClose }: NewcomerDialogProps) {
  const { store, clock, newId, session } = useApp();
  const key = `${session.office} ${event.id}`;
  const [draft, setDraft] = useState(() => keptNewcomer(key, newId));
  const [isChecked, setChecked] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const { state } = useLock();
  const readsContact = classesOf(session.role, session.authorised).includes('contact');
  const keepsNone = !readsContact || state === 'unset' || state === 'dropped';
  const problems = isChecked ? problemsOf(draft.person, {}) : {};

  const change = (next: NewcomerDraft) => {
    setDraft(next);
    keepNewcomer(key, next);
  };
  const save = async () => {
    if (isSaving) return;
    setChecked(true);
    if (Object.keys(problemsOf(draft.person, {})).length > 0) {
      // After the words of the problem are drawn.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    const { id, texts } = draft.person;
    const { given = '', family = '', phone = '' } = texts;
    const newcomer = { id, given, family, phone, isTold: draft.isTold };
    setSaving(true);
    const isDone = await undoable.act({
      words: t(draft.isTold ? 'present.newcomer.saved' : 'present.newcomer.untold', { name: labelOf(given, family) }),
      async run() {
        const result = await store.write(newcomerWrites(event.id, dayOfEvent(event), clock.today(), newcomer));
        setFailure(result.ok ? undefined : result.code);
        return result;
      },
    });
    setSaving(false);
    if (!isDone) return;
    keepNewcomer(key, undefined);
    onClose();
  };
  /** Enter goes on to the next field; in the last one it saves, as the phone's own key says. */
  const goOn = (press: KeyboardEvent) => {
    if (press.key !== 'Enter' || !(press.target instanceof HTMLInputElement)) return;
    const inputs = [...(form.current?.querySelectorAll<HTMLInputElement>('input.field-input') ?? [])];
    const next = inputs[inputs.indexOf(press.target) + 1];
    if (next === undefined || !inputs.includes(press.target)) return;
    press.preventDefault();
    next.focus();
  };
  return (
    <Dialog title={t('volunteers.new')} onClose={onClose}>
      <form
        ref={form}
        class="stack"
        noValidate
        onKeyDown={goOn}
        onSubmit={(submit) => {
          submit.preventDefault();
          void save();
        }}
      >
        {failure !== undefined && <ProblemBanner code={failure} />}
        {fields.map((name) => {
          const problem = problems[name];
          return (
            <TextField
              key={name}
              label={t(`volunteer.${name}`)}
              value={draft.person.texts[name] ?? ''}
              error={problem === undefined ? undefined : t(`volunteer.error.${problem}`)}
              onInput={(value) => {
                const texts = { ...draft.person.texts, [name]: value };
                change({ ...draft, person: { ...draft.person, texts } });
              }}
              type={name === 'phone' ? 'tel' : 'text'}
              inputMode={name === 'phone' ? 'tel' : 'text'}
              autoComplete="off"
              autoCapitalize={name === 'phone' ? 'none' : 'words'}
              maxLength={name === 'phone' ? 40 : 80}
            />
          );
        })}
        <TickField checked={draft.isTold} onChange={(isTold) => change({ ...draft, isTold })}>
          {t('present.told')}
        </TickField>
        <details class="fold">
          <summary>{t('present.notice')}</summary>
          <p>{t('present.notice.text', { office: session.officeName })}</p>
        </details>
        {keepsNone && <p class="quiet small">{t('present.toOffice')}</p>}
        <Button look="main" type="submit" icon={UserPlus} wide busy={isSaving}>
          {t('present.newcomer.save')}
        </Button>
      </form>
    </Dialog>
  );
}
