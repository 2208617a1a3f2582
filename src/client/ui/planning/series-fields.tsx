import { dayLong, dayWithWeekday } from '../../../domain/day-words.ts';
import { longestSeries, rhythms } from '../../../domain/series.ts';
import { locale, t } from '../../locales/t.ts';
import { ChoiceField, TextField, TickField } from '../parts/field.tsx';
import { type Amiss, daysOf, type PlanDraft, repeating } from './draft.ts';
import './planning.css';

interface SeriesFieldsProps {
  readonly draft: PlanDraft;
  readonly amiss: Amiss | undefined;
  readonly onChange: (part: Partial<PlanDraft>) => void;
}

/** Whether it comes again, how long, and on which of those days it does not take place. */
export function SeriesFields({ draft, amiss, onChange }: SeriesFieldsProps) {
  const { rhythm, date, until, left } = draft;
  const days = daysOf(draft);
  const years = new Set(days.map((day) => day.slice(0, 4)));
  const words = (day: string) => (years.size > 1 ? dayLong(day, locale()) : dayWithWeekday(day, locale()));
  const tick = (day: string, isOn: boolean) =>
    onChange({ left: isOn ? left.filter((each) => each !== day) : [...left, day] });
  return (
    <>
      <ChoiceField
        label={t('planning.rhythm')}
        value={rhythm}
        onChoose={(chosen) => onChange(repeating(draft, chosen))}
        options={(['once', ...rhythms] as const).map((value) => ({ value, label: t(`planning.rhythm.${value}`) }))}
        hint={rhythm === 'monthly' ? t('planning.monthly.hint') : undefined}
        inline
      />
      {rhythm !== 'once' && (
        <TextField
          label={t('planning.until')}
          type="date"
          value={until}
          onInput={(day) => onChange({ until: day })}
          error={amiss === 'until' ? t(until === '' ? 'planning.until.missing' : 'planning.until.early') : undefined}
        />
      )}
      {days.length > 0 && date !== until && (
        <fieldset class="field">
          <legend class="field-label digits">
            {t('planning.days', { count: days.length - left.filter((day) => days.includes(day)).length })}
          </legend>
          <p class="field-hint">{t('planning.days.hint')}</p>
          <ul class="series-days">
            {days.map((day) => (
              <li key={day}>
                <TickField checked={!left.includes(day)} onChange={(isOn) => tick(day, isOn)}>
                  {words(day)}
                </TickField>
              </li>
            ))}
          </ul>
          {days.length === longestSeries && (
            <p class="field-hint">{t('planning.days.most', { count: longestSeries })}</p>
          )}
          {amiss === 'days' && (
            <p class="field-error" role="alert">
              {t('planning.days.none')}
            </p>
          )}
        </fieldset>
      )}
    </>
  );
}
