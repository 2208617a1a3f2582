import { CalendarPlus, MessageSquareText } from 'lucide';
import { type Ahead, rowsWithoutEntry } from '../../../domain/ahead.ts';
import { monthOf } from '../../../domain/day.ts';
import { monthWords } from '../../../domain/day-words.ts';
import { classesOf, mayWrite } from '../../../domain/roles.ts';
import { useApp } from '../../app.ts';
import { locale, t } from '../../locales/t.ts';
import { newestFirst } from '../event-list.ts';
import { LinkButton } from '../parts/button.tsx';
import { Empty, Loading } from '../parts/empty.tsx';
import { EventRows } from '../parts/event-row.tsx';
import { PlanRowItem } from '../parts/plan-row.tsx';
import { type PlanView, usePlan } from '../plan-list.ts';
import { type RecordView, useRecords } from '../use.ts';
import { AheadSection } from './ahead-section.tsx';
import { OutsidePlan } from './outside-plan.tsx';
import { PassedSection } from './passed-section.tsx';
import { Ready } from './ready.tsx';

const recentEvents = 5;

/** Today below what is on now: what comes, what went by, what the plan has for this month, what was recorded last. */
export function TodayRest({ ahead }: { readonly ahead: Ahead<RecordView> }) {
  const { clock } = useApp();
  const events = useRecords('event');
  const plan = usePlan();
  if (events === undefined || plan === undefined) return <Loading label={t('app.loading')} />;
  const today = clock.today();
  const { next, later, passed } = ahead;
  const held = [...events.values()].filter(isOver).sort(newestFirst);
  const ofToday = held.filter((event) => event.fields['date'] === today);
  const recent = held.filter((event) => !ofToday.includes(event)).slice(0, recentEvents);
  // Last year's plan is still answered for; what is older is nobody's question on the first screen.
  const isAsked = plan !== null && plan.year >= Number(today.slice(0, 4)) - 1;
  const missing = isAsked
    ? rowsWithoutEntry(
        plan.rows.map((row) => row.record),
        events.values(),
        monthOf(today),
      )
    : [];
  return (
    <>
      <EventSection title={t('today.events')} events={ofToday} of="day" />
      <AheadSection next={next} later={later} today={today} />
      <PassedSection events={passed} rows={plan?.rows.filter((row) => missing.includes(row.record)) ?? []} />
      <Due plan={plan} month={monthOf(today)} />
      <OutsidePlan />
      <VoicesLink />
      <EventSection title={t('today.recent')} events={recent} />
      <Ready plan={plan} events={events} />
    </>
  );
}

/** What is heard on the street or by telephone belongs to no event; the way to write it down is found here. */
function VoicesLink() {
  const { role, authorised } = useApp().session;
  if (!classesOf(role, authorised).includes('team') || !mayWrite(role, 'voice', 'text')) return null;
  return (
    <div class="actions">
      <LinkButton look="quiet" icon={MessageSquareText} href="/voices">
        {t('voices.write')}
      </LinkButton>
    </div>
  );
}

/** It took place, or did not on its day. What was called off or moved beforehand is no news of what was. */
function isOver({ fields }: RecordView): boolean {
  const isGone = fields['cancelled'] === true || typeof fields['movedTo'] === 'string';
  return fields['state'] === 'finished' || (fields['state'] === 'notHeld' && !isGone);
}

interface EventSectionProps {
  readonly title: string;
  readonly events: readonly RecordView[];
  readonly of?: 'day';
}

function EventSection({ title, events, of }: EventSectionProps) {
  if (events.length === 0) return null;
  return (
    <section class="section">
      <h2>{title}</h2>
      <EventRows events={events} of={of} />
    </section>
  );
}

/** What the plan has for this month. The plan of another year still tells what the month usually holds, and says its year. */
function Due({ plan, month }: { readonly plan: PlanView | null; readonly month: string }) {
  if (plan === null) return <Empty icon={CalendarPlus} title={t('today.noPlan')} text={t('today.noPlan.text')} />;
  const planned = `${plan.year}-${month.slice(5)}`;
  const due = plan.rows
    .filter((row) => row.months.some((each) => each.slice(5) === month.slice(5)))
    // What has only this month comes before what has the whole year.
    .toSorted((a, b) => a.months.length - b.months.length || a.number - b.number);
  return (
    <section class="section">
      <h2>{planned === month ? t('today.due') : t('today.dueOther', { month: monthWords(planned, locale()) })}</h2>
      {due.length === 0 ? (
        <p class="quiet">{t('today.nothingDue')}</p>
      ) : (
        <ul class="sheet">
          {due.map((row) => (
            <PlanRowItem key={row.id} row={row} brief />
          ))}
        </ul>
      )}
      <div class="actions">
        <LinkButton look="quiet" href="/plan">
          {t('today.wholePlan')}
        </LinkButton>
      </div>
    </section>
  );
}
