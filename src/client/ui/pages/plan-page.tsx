import { CalendarDays } from 'lucide';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { monthWords } from '../../../domain/day-words.ts';
import { matches } from '../../../domain/text.ts';
import { locale, t } from '../../locales/t.ts';
import { PaperLinks } from '../paper/paper-links.tsx';
import { Empty, Loading } from '../parts/empty.tsx';
import { TextField } from '../parts/field.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PlanRowItem } from '../parts/plan-row.tsx';
import { type PlanRow, type PlanView, usePlan } from '../plan-list.ts';
import { useRecords } from '../use.ts';
import './plan-page.css';

/** The year's plan by months: each row once, under its first month. */
export function PlanPage() {
  const { query } = useLocation();
  const view = usePlan(query['plan']);
  const [filter, setFilter] = useState('');
  if (view === undefined || view === null) {
    return (
      <div class="page">
        <PageHead title={t('place.plan')} />
        {view === null ? (
          <Empty icon={CalendarDays} title={t('today.noPlan')} text={t('today.noPlan.text')} />
        ) : (
          <Loading label={t('app.loading')} />
        )}
      </div>
    );
  }
  const found = view.rows.filter((row) => isFound(row, filter));
  return (
    <div class="page">
      <PageHead title={t('plan.title', { year: view.year })}>
        <p class="quiet">{String(view.plan.fields['unit'] ?? view.plan.fields['title'] ?? '')}</p>
      </PageHead>
      <Years shown={view} />
      <TextField
        type="search"
        label={t('plan.filter')}
        value={filter}
        onInput={setFilter}
        autoComplete="off"
        spellcheck={false}
      />
      <p class="unseen" role="status">
        {filter === '' ? '' : t('plan.found', { count: found.length })}
      </p>
      {found.length === 0 && <p class="quiet">{t('plan.noneFound')}</p>}
      {byFirstMonth(found).map(([head, rows]) => (
        <section class="section" key={head}>
          <h2 class="month-head">{head}</h2>
          <ul class="sheet">
            {rows.map((row) => (
              <PlanRowItem key={row.id} row={row} />
            ))}
          </ul>
        </section>
      ))}
      {filter === '' && (
        <section class="section">
          <h2 class="month-head">{t('event.outside')}</h2>
          <PaperLinks />
        </section>
      )}
    </div>
  );
}

/** The ways to the other years' plans. One plan needs none. */
function Years({ shown }: { readonly shown: PlanView }) {
  const plans = [...(useRecords('plan')?.values() ?? [])];
  if (plans.length < 2) return null;
  return (
    <nav class="actions" aria-label={t('plan.years')}>
      {plans
        .toSorted((a, b) => Number(b.fields['year']) - Number(a.fields['year']))
        .map((plan) => (
          <a
            key={plan.id}
            class="button button-plain digits"
            href={`/plan?plan=${plan.id}`}
            aria-current={plan.id === shown.plan.id ? 'true' : undefined}
          >
            {String(plan.fields['year'])}
          </a>
        ))}
    </nav>
  );
}

function isFound(row: PlanRow, filter: string): boolean {
  return matches(filter, [String(row.number), row.title, row.termText, ...row.recipients, ...row.partners], []);
}

/** Heads and their rows: the whole year first, then the months in order, last what has no time yet. */
function byFirstMonth(rows: readonly PlanRow[]): readonly (readonly [string, readonly PlanRow[]])[] {
  const sections = new Map<string, PlanRow[]>();
  for (const row of rows) {
    // A blank sorts before digits, a tilde after them.
    const key = row.termMode === 'all' ? ' ' : (row.months[0] ?? '~');
    sections.set(key, [...(sections.get(key) ?? []), row]);
  }
  return [...sections.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, members]) => [headOf(key), members] as const);
}

function headOf(key: string): string {
  if (key === ' ') return t('plan.wholeYear');
  return key === '~' ? t('plan.noTerm') : monthWords(key, locale());
}
