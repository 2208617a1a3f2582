import { useMemo, useState } from 'preact/hooks';
import { dayLong } from '../../../domain/day-words.ts';
import { activitiesOf, planOf } from '../../../domain/plan.ts';
import { preparable, preparationsOf } from '../../../domain/preparing.ts';
import type { Entry } from '../../../domain/scalar.ts';
import { matches } from '../../../domain/text.ts';
import { locale, plural, t } from '../../locales/t.ts';
import { Dialog } from '../parts/dialog.tsx';
import { EventRows } from '../parts/event-row.tsx';
import { TextField } from '../parts/field.tsx';
import { Fold } from '../parts/fold.tsx';
import { type RecordView, useRecords } from '../use.ts';
import './add-dialog.css';

/** What an event prepares: its name and its page. Undefined: nothing, or it is not on this phone yet. */
export function usePrepared(id: unknown): { readonly name: string; readonly href: string } | undefined {
  const event = useRecords('event')?.get(String(id));
  const activity = useRecords('activity')?.get(String(id));
  if (event !== undefined) return { name: eventName(event), href: `/event/${event.id}` };
  return activity && { name: rowName(activity), href: `/plan/${activity.id}` };
}

/** "DobroDzień 2024, 8 czerwca 2024 r." */
function eventName({ fields }: Entry): string {
  return `${String(fields['title'] ?? '')}, ${dayLong(String(fields['date'] ?? ''), locale())}`;
}

/** "16. DobroDzień 2024" */
function rowName({ fields }: Entry): string {
  return `${String(fields['number'] ?? '')}. ${String(fields['title'] ?? '')}`;
}

interface PreparesDialogProps {
  readonly event: RecordView;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

/** Chooses what a meeting prepares: an event ahead of it, or a row of the plan whose day nobody has named yet. */
export function PreparesDialog({ event, onChoose, onClose }: PreparesDialogProps) {
  const [query, search] = useState('');
  const events = useRecords('event');
  const plans = useRecords('plan');
  const activities = useRecords('activity');
  const plan = plans && planOf(plans, Number(String(event.fields['date'] ?? '').slice(0, 4)));
  const rows = plan && activities ? activitiesOf(activities, plan.id) : [];
  const all = [
    ...(events ? preparable(event, events) : []).map((each) => ({ id: each.id, name: eventName(each) })),
    ...rows.filter(({ id }) => id !== event.fields['activity']).map((row) => ({ id: row.id, name: rowName(row) })),
  ];
  const found = all.filter(({ name }) => matches(query, [name], []));
  return (
    <Dialog title={t('prepares.title')} onClose={onClose}>
      <TextField label={t('prepares.search')} type="search" value={query} onInput={search} autoComplete="off" />
      <ul class="pick-list">
        {found.map(({ id, name }) => (
          <li key={id}>
            <button type="button" class="pick" onClick={() => onChoose(id)}>
              {name}
            </button>
          </li>
        ))}
        {found.length === 0 && <li class="quiet">{t('add.none')}</li>}
      </ul>
    </Dialog>
  );
}

/** On the event that was prepared: its meetings. */
export function Preparations({ event }: { readonly event: RecordView }) {
  const events = useRecords('event');
  const records = useMemo(
    () => (events ? preparationsOf(event, events).flatMap(({ id }) => events.get(id) ?? []) : []),
    [event, events],
  );
  if (records.length === 0) return null;
  return (
    <Fold title={<h2>{plural('prepares.count', records.length)}</h2>}>
      <EventRows events={records} />
    </Fold>
  );
}
