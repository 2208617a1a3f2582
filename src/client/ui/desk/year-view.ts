/** Which plan or year the desk shows, and its table. */
import { useMemo } from 'preact/hooks';
import { monthOf } from '../../../domain/day.ts';
import { planOf } from '../../../domain/plan.ts';
import type { Entry } from '../../../domain/scalar.ts';
import { type YearSources, type YearTable, yearsOf, yearTable } from '../../../domain/year-table.ts';
import { useApp } from '../../app.ts';
import { useRecords, useSums } from '../use.ts';

export interface YearChoice {
  /** The plan's id, or the year where there is no plan. */
  readonly key: string;
  readonly year: number;
  readonly plan?: Entry;
}

export interface YearView {
  readonly choices: readonly YearChoice[];
  readonly chosen: YearChoice;
  readonly table: YearTable;
  readonly sources: YearSources;
}

/** The table of the chosen plan or year (the present one unless chosen). Undefined while it loads, null where nothing is yet. */
export function useYear(key: string | undefined): YearView | null | undefined {
  const { clock } = useApp();
  const plans = useRecords('plan');
  const activities = useRecords('activity');
  const events = useRecords('event');
  const sheets = useRecords('sheet');
  const groups = useRecords('group');
  const measures = useRecords('measure');
  const sums = useSums();
  const month = monthOf(clock.today());
  return useMemo(() => {
    if (!plans || !activities || !events || !sheets || !groups || !measures || !sums) return undefined;
    const choices = yearsOf(plans, activities, events).flatMap((year) => choicesOf(year, plans));
    const present = planOf(plans, Number(month.slice(0, 4)))?.id;
    const chosen =
      choices.find((choice) => choice.key === key) ?? choices.find((choice) => choice.key === present) ?? choices[0];
    if (chosen === undefined) return null;
    const sources = { activities, events, sums, sheets, groups, measures };
    return { choices, chosen, sources, table: yearTable(chosen.plan?.id, chosen.year, sources, month) };
  }, [plans, activities, events, sheets, groups, measures, sums, month, key]);
}

function choicesOf(year: number, plans: ReadonlyMap<string, Entry>): readonly YearChoice[] {
  const ofYear = [...plans.values()].filter((plan) => Number(plan.fields['year']) === year);
  if (ofYear.length === 0) return [{ key: String(year), year }];
  return ofYear.map((plan) => ({ key: plan.id, year, plan }));
}
