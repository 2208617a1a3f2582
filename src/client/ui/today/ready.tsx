import { Check } from 'lucide';
import { plural, t } from '../../locales/t.ts';
import { Icon } from '../parts/icon.tsx';
import type { PlanView } from '../plan-list.ts';
import { type RecordView, useAppState, useRecords } from '../use.ts';

interface ReadyProps {
  readonly plan: PlanView | null;
  readonly events: ReadonlyMap<string, RecordView>;
}

/** Said only when it is true: the service worker keeps the app and serves this page; and what of the office is on this phone. */
export function Ready({ plan, events }: ReadyProps) {
  const isReady = useAppState((view) => view.readyOffline);
  const volunteers = useRecords('volunteer');
  if (!isReady || volunteers === undefined) return null;
  const planned = [...events.values()].filter(({ fields }) => fields['state'] === 'planned').length;
  const people = [...volunteers.values()].filter(({ fields }) => typeof fields['mergedInto'] !== 'string').length;
  const held = [
    plan === null ? [] : t('ready.plan', { year: plan.year, rows: plural('ready.rows', plan.rows.length) }),
    planned === 0 ? [] : plural('ready.planned', planned),
    people === 0 ? [] : plural('ready.volunteers', people),
  ].flat();
  return (
    <div class="ready">
      <p>
        <Icon of={Check} /> {t('today.ready')}
      </p>
      {held.length > 0 && <p>{t('ready.here', { held: held.join(', ') })}</p>}
    </div>
  );
}
