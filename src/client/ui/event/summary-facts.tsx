import { dayLong, dayRange } from '../../../domain/day-words.ts';
import type { Helped } from '../../../domain/hours.ts';
import { classesOf, mayWrite } from '../../../domain/roles.ts';
import type { Fields, Scalar } from '../../../domain/scalar.ts';
import { useApp } from '../../app.ts';
import { locale, t } from '../../locales/t.ts';
import type { RecordView } from '../use.ts';
import { Fact } from './fact.tsx';
import { noteNames } from './note-field.tsx';
import { WhoHelped } from './who-helped.tsx';

interface FactsProps {
  readonly event: RecordView;
  readonly volunteers: number;
  readonly helped: Helped;
  readonly partners: readonly string[];
}

/** What is known beside the numbers. Who may not write reads the texts here. */
export function SummaryFacts({ event, volunteers, helped, partners }: FactsProps) {
  const { session } = useApp();
  const texts = mayWrite(session.role, 'event', 'note') ? [] : noteNames;
  return (
    <dl class="sheet summary-facts digits">
      {/* Who only looks does not get these records: for them there is no number, which is not zero. */}
      {classesOf(session.role, session.authorised).includes('team') && (
        <WhoHelped event={event} volunteers={volunteers} helped={helped} />
      )}
      <Fact name={t('summary.partners')} value={partners.join(', ') || t('summary.noPartners')} />
      <Fact name={t('after.date')} value={dateWords(event.fields)} />
      <Fact name={t('after.entered')} value={enteredWords(event.fields)} />
      <Fact name={t('after.published')} value={dayWords(event.fields['published'])} />
      {texts.map((name) => (
        <Fact key={name} name={t(`field.${name}`)} value={String(event.fields[name] ?? '')} />
      ))}
    </dl>
  );
}

function dayWords(day: Scalar | undefined): string {
  return typeof day === 'string' ? dayLong(day, locale()) : '';
}

export function dateWords({ date, dateTo }: Fields): string {
  return dayRange(String(date ?? ''), String(dateTo ?? date ?? ''), locale());
}

/** When it was written down, where that was not the day itself, and whether from paper. */
function enteredWords({ date, enteredOn, source }: Fields): string {
  const words = [enteredOn === date ? '' : dayWords(enteredOn), source === 'paper' ? t('after.fromPaper') : ''];
  return words.filter((each) => each !== '').join(', ');
}
