import { ChevronRight } from 'lucide';
import { dayAndMonth, dayLong, termWords } from '../../../domain/day-words.ts';
import { saysTheSame } from '../../../domain/text.ts';
import { locale, t } from '../../locales/t.ts';
import { peopleWords } from '../figure-words.ts';
import type { PlanRow } from '../plan-list.ts';
import { Icon } from './icon.tsx';
import './rows.css';

/** One row of the plan in a list. `brief`: only what is needed to pick it. */
export function PlanRowItem({ row, brief = false }: { readonly row: PlanRow; readonly brief?: boolean }) {
  return (
    <li>
      <a class="row row-numbered" href={`/plan/${row.id}`}>
        <span class="row-number digits">
          <span class="unseen">{t('plan.row')} </span>
          {row.number}
        </span>
        <span class="row-words">
          <span class="row-title">{row.title}</span>
          {!brief && row.recipients.length > 0 && (
            <span class="row-line">{t('plan.for', { recipients: row.recipients.join(', ') })}</span>
          )}
          {!brief && row.partners.length > 0 && (
            <span class="row-line row-short">{t('plan.with', { partners: row.partners.join(', ') })}</span>
          )}
          <span class="row-line">{termLine(row)}</span>
          <span class="row-figures digits">{[progressWords(row), plannedWords(row)].flat().join(' · ')}</span>
        </span>
        <Icon of={ChevronRight} />
      </a>
    </li>
  );
}

/** The term as it was read, and beside it as the plan writes it, where that says more. */
export function termLine(row: PlanRow): string {
  if (row.months.length === 0)
    return row.termText === '' ? t('plan.noTerm') : t('plan.written', { text: row.termText });
  const read = termWords(row.termMode, row.months, locale());
  return row.termText === '' || saysTheSame(row.termText, read)
    ? read
    : `${read} (${t('plan.written', { text: row.termText })})`;
}

/** "Wydarzenia: 2 · Obecni: 85". No event is a zero, no count of people is unknown. */
export function progressWords({ progress }: PlanRow): string {
  const events = t('plan.events', { count: progress.events.length });
  if (progress.events.length === 0) return events;
  const { attendances } = progress;
  const people = attendances === undefined ? t('row.unknown') : t('row.attended', { count: peopleWords(attendances) });
  return `${events} · ${people}`;
}

/** "Zaplanowane: 4, najbliższe 1 grudnia", where anything is. The year is said where it is not that of the plan. */
function plannedWords({ planned: { count, next }, months }: PlanRow): string | [] {
  if (count === 0) return [];
  if (next === undefined) return t('planning.planned', { count });
  const isOfPlan = months.some((month) => month.slice(0, 4) === next.slice(0, 4));
  const day = isOfPlan ? dayAndMonth(next, locale()) : dayLong(next, locale());
  return t('planning.plannedNext', { count, day });
}
