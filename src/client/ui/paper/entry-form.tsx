import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { paperWrites } from '../../../domain/paper.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import '../parts/fold.css';
import { PrivateWarning } from '../event/private-warning.tsx';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { occasionOf } from '../start-event.ts';
import { countsIn, type Draft, emptyDraft, keepDraft, keptDraft, problemsOf, shownText, ticked } from './draft.ts';
import { EntryAdd } from './entry-add.tsx';
import { EntryNumbers } from './entry-numbers.tsx';
import { EntryPartners } from './entry-partners.tsx';
import { EntryVolunteers } from './entry-volunteers.tsx';
import { EntryWhen } from './entry-when.tsx';
import { type Addable, type Form, partnersIn, scaleIn, withMade } from './form.ts';
import type { Paper } from './use-paper.ts';
import './entry-form.css';

/** A sheet of paper is typed in: by keyboard from top to bottom, Enter saves, and all of it is one act. */
export function EntryForm({ paper, onSaving }: { readonly paper: Paper; readonly onSaving: (is: boolean) => void }) {
  const app = useApp();
  const { route } = useLocation();
  const draftKey = `${app.session.office} ${paper.key}`;
  const [draft, setDraft] = useState<Draft>(() => keptDraft(draftKey) ?? emptyDraft(app.newId()));
  const [cleared, setCleared] = useState<Draft>();
  const [isChecked, setChecked] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [adding, setAdding] = useState<Addable>();
  const element = useRef<HTMLFormElement>(null);

  const planned = paper.event?.fields ?? { title: paper.title };
  const lines = [...paper.lines, ...draft.added];
  const judged = { planned, lines, scaleOf: scaleIn(paper), today: app.clock.today() };
  const problems = isChecked ? problemsOf(draft, judged) : {};
  const change = (more: Partial<Draft>) => {
    const next = { ...draft, ...more };
    setDraft(next);
    keepDraft(draftKey, next);
    setCleared(undefined);
  };
  const form: Form = { paper: withMade(paper, draft), draft, lines, problems, planned, change, onAdd: setAdding };

  const clear = () => {
    setCleared(draft);
    setDraft(emptyDraft(draft.id));
    keepDraft(draftKey, undefined);
    setChecked(false);
  };
  const save = async () => {
    if (isSaving) return;
    setChecked(true);
    if (Object.keys(problemsOf(draft, judged)).length > 0) {
      // After the words of the problem are drawn: the first wrong field is where to go on.
      requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    const text = (name: Parameters<typeof shownText>[2]) => shownText(draft, planned, name).trim();
    const id = paper.event?.id ?? draft.id;
    setSaving(true);
    onSaving(true);
    const result = await app.store.write([
      ...draft.made,
      ...paperWrites({
        occasion: { ...occasionOf(app), id },
        planned: paper.event,
        activity: paper.activity?.id,
        title: text('title'),
        date: text('date'),
        startTime: text('startTime'),
        endTime: text('endTime'),
        place: text('place'),
        note: text('note'),
        lines,
        counts: countsIn(draft, judged).map((count) => ({ ...count, id: app.newId() })),
        partners: partnersIn(form)
          .filter(({ isHere }) => isHere)
          .map((partner) => partner.id),
        volunteers: ticked(draft.volunteers),
      }),
    ]);
    if (!result.ok) {
      setSaving(false);
      onSaving(false);
      setFailure(result.code);
      return;
    }
    keepDraft(draftKey, undefined);
    // The form's place in the history is taken by the event: "back" does not lead into a form that was saved.
    route(`/event/${id}?from=paper`, true);
  };
  return (
    <>
      <form
        ref={element}
        class="paper-form"
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          void save();
        }}
      >
        <EntryWhen form={form} />
        <EntryNumbers form={form} />
        <EntryPartners form={form} />
        <EntryVolunteers form={form} />
        <TextField
          label={t('field.note')}
          hint={t('paper.note.hint')}
          long
          value={shownText(draft, planned, 'note')}
          onInput={(note) => change({ texts: { ...draft.texts, note } })}
          maxLength={500}
          autoCapitalize="sentences"
        />
        <PrivateWarning text={shownText(draft, planned, 'note')} />
        {failure !== undefined && <ProblemBanner code={failure} />}
        <div class="actions">
          <Button look="main" type="submit" busy={isSaving}>
            {t('paper.save')}
          </Button>
          {/* One button in two moods, so that the focus stays on it. */}
          {cleared !== undefined ? (
            <Button onClick={() => change(cleared)}>{t('paper.restore')}</Button>
          ) : (
            keptDraft(draftKey) !== undefined && <Button onClick={clear}>{t('paper.discard')}</Button>
          )}
        </div>
        <p class="quiet small" role="status">
          {cleared !== undefined && t('paper.discarded')}
          {cleared === undefined && keptDraft(draftKey) !== undefined && t('paper.draft')}
        </p>
      </form>
      {/* Outside of the form: Enter in the dialog's field must not save the sheet. */}
      {adding !== undefined && <EntryAdd form={form} what={adding} onClose={() => setAdding(undefined)} />}
    </>
  );
}
