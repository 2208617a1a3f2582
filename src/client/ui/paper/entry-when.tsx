import { t } from '../../locales/t.ts';
import { TextField } from '../parts/field.tsx';
import { shownText, type TextName } from './draft.ts';
import type { Form } from './form.ts';

/** When and where it was. The name is asked only where no plan gives one. */
export function EntryWhen({ form }: { readonly form: Form }) {
  const { draft, paper, planned, problems, change } = form;
  const field = (name: TextName) => {
    const problem = problems[name];
    return {
      value: shownText(draft, planned, name),
      onInput: (value: string) => change({ texts: { ...draft.texts, [name]: value } }),
      error: problem === undefined ? undefined : t(`paper.error.${problem}`, { example: '' }),
    };
  };
  return (
    <section class="section">
      <h2>{t('paper.when')}</h2>
      {paper.title === '' && (
        <TextField label={t('event.title')} {...field('title')} maxLength={400} autoCapitalize="sentences" />
      )}
      <div class="paper-when">
        <TextField label={t('event.date')} type="date" {...field('date')} />
        <TextField label={t('event.startTime')} type="time" {...field('startTime')} />
        <TextField label={t('event.endTime')} type="time" {...field('endTime')} />
      </div>
      <TextField label={t('event.place')} {...field('place')} maxLength={200} autoCapitalize="sentences" />
    </section>
  );
}
