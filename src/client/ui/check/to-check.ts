/** Everything that waits for a person's decision, as this copy knows it. */
import { useMemo } from 'preact/hooks';
import { isCounted } from '../../../domain/plan.ts';
import { mayWrite } from '../../../domain/roles.ts';
import { isAsked } from '../../../domain/sheets.ts';
import { totalsOf } from '../../../domain/total.ts';
import { useApp } from '../../app.ts';
import { questionsOf } from '../record/questions.ts';
import { type RecordView, useContacts, useRecords, useSums } from '../use.ts';
import { type LateEvent, useLateEvents } from './late-events.ts';

export interface ToCheck {
  /** Records in which two people wrote different things. */
  readonly versions: readonly RecordView[];
  /** Events on which sheets compete. */
  readonly competing: readonly RecordView[];
  readonly late: readonly LateEvent[];
  /** How many decisions these are. */
  readonly count: number;
}

/** Undefined until all of it was read. */
export function useToCheck(): ToCheck | undefined {
  const { session } = useApp();
  const plans = useRecords('plan');
  const activities = useRecords('activity');
  const events = useRecords('event');
  const sheets = useRecords('sheet');
  const presences = useRecords('presence');
  const volunteers = useContacts();
  const groups = useRecords('group');
  const measures = useRecords('measure');
  const partners = useRecords('partner');
  const sums = useSums();
  const late = useLateEvents();
  return useMemo(() => {
    const differing = [plans, activities, events, sheets, presences, volunteers, groups, measures, partners];
    if (differing.includes(undefined) || !events || !sheets || !sums || !late) return undefined;
    const mayDecide = ({ kind }: RecordView, field: string) => mayWrite(session.role, kind, field);
    const asked = differing
      .flatMap((records) => [...(records?.values() ?? [])])
      .filter(({ versions }) => versions.length > 0)
      .map((record) => ({ record, count: questionsOf(record).filter(({ field }) => mayDecide(record, field)).length }))
      .filter(({ count }) => count > 0);
    const competing = [...events.values()].filter(
      (event) => isCounted(event) && isAsked(totalsOf(sums.get(event.id) ?? {}, sheets)),
    );
    const questions = asked.reduce((sum, { count }) => sum + count, 0);
    return {
      versions: asked.map(({ record }) => record),
      competing,
      late,
      count: questions + competing.length + late.length,
    };
  }, [session.role, plans, activities, events, sheets, presences, volunteers, groups, measures, partners, sums, late]);
}
