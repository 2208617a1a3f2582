/** The plan as screens show it: each row with its words and how far it has come. */
import { useMemo } from 'preact/hooks';
import { lookAhead } from '../../domain/ahead.ts';
import { activitiesOf, eventsByActivity, monthsOf, type Progress, planOf, progressOf } from '../../domain/plan.ts';
import type { Entry } from '../../domain/scalar.ts';
import { useApp } from '../app.ts';
import { namesOf, textsOf } from './names.ts';
import { type RecordView, useRecords, useSums } from './use.ts';

export interface PlanRow {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly recipients: readonly string[];
  readonly partners: readonly string[];
  /** 'YYYY-MM' as read, in order, and the plan's own words. */
  readonly months: readonly string[];
  readonly termMode: string;
  readonly termText: string;
  readonly progress: Progress;
  /** How many events are planned and not begun, and the day of the next one, where it is still to come. */
  readonly planned: { readonly count: number; readonly next: string | undefined };
  readonly record: RecordView;
}

export interface PlanView {
  readonly plan: RecordView;
  readonly year: number;
  readonly rows: readonly PlanRow[];
}

/**
 * A plan with its rows: the one with this id, else that of this year, else the latest. Undefined until the phone's disk
 * has answered, null where the office has no plan.
 */
export function usePlan(id?: string): PlanView | null | undefined {
  const { clock } = useApp();
  const plans = useRecords('plan');
  const activities = useRecords('activity');
  const events = useRecords('event');
  const partners = useRecords('partner');
  const groups = useRecords('group');
  const sheets = useRecords('sheet');
  const sums = useSums();
  const today = clock.today();
  return useMemo(() => {
    if (!plans || !activities || !events || !partners || !groups || !sheets || !sums) return undefined;
    const chosen = (id === undefined ? undefined : plans.get(id)) ?? planOf(plans, Number(today.slice(0, 4)));
    const plan = chosen && plans.get(chosen.id);
    if (plan === undefined) return null;
    const byActivity = eventsByActivity(events);
    const rows = activitiesOf(activities, plan.id).flatMap((activity) => {
      const record = activities.get(activity.id);
      if (record === undefined) return [];
      const { fields } = record;
      return {
        id: record.id,
        number: Number(fields['number']),
        title: String(fields['title'] ?? ''),
        recipients: textsOf(fields, 'recipient'),
        partners: namesOf(fields, 'partner', partners),
        months: monthsOf(record),
        termMode: String(fields['termMode'] ?? 'none'),
        termText: String(fields['termText'] ?? ''),
        progress: progressOf(byActivity.get(record.id) ?? [], sums, sheets, groups),
        planned: plannedOf(byActivity.get(record.id) ?? [], today),
        record,
      };
    });
    return { plan, year: Number(plan.fields['year']), rows };
  }, [id, today, plans, activities, events, partners, groups, sheets, sums]);
}

function plannedOf(events: readonly Entry[], day: string): PlanRow['planned'] {
  const { today, next, later, passed } = lookAhead(events, day);
  const date = [...today, ...next][0]?.fields['date'];
  return {
    count: today.length + next.length + later.length + passed.length,
    next: typeof date === 'string' ? date : undefined,
  };
}
