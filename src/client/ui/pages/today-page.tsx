import { CalendarPlus, Check, ChevronRight, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { ErrorBoundary, lazy } from 'preact-iso';
import { monthOf } from '../../../domain/day.ts';
import { dayWithWeekday, monthWords } from '../../../domain/day-words.ts';
import { useApp } from '../../app.ts';
import { locale, t } from '../../locales/t.ts';
import { type EventLine, newestFirst, runningOf, useEventLiner } from '../event-list.ts';
import { plainFigure } from '../figure-words.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Empty, Loading } from '../parts/empty.tsx';
import { EventRow } from '../parts/event-row.tsx';
import { Icon } from '../parts/icon.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PlanRowItem } from '../parts/plan-row.tsx';
import { SaveState } from '../parts/save-state.tsx';
import { type PlanView, usePlan } from '../plan-list.ts';
import { useEventStarter } from '../start-event.ts';
import { useAppState, useRecords } from '../use.ts';
import './today-page.css';

const recentEvents = 5;

/** It comes with the fields of a form, which the first screen does without. */
const NewEventDialog = lazy(async () => (await import('../parts/new-event-dialog.tsx')).NewEventDialog);

/** Where a person begins: what runs, what is due, what was recorded last. */
export function TodayPage() {
  const { clock } = useApp();
  const events = useRecords('event');
  const lineOf = useEventLiner();
  const plan = usePlan();
  const today = clock.today();
  const head = <PageHead title={t('place.today')} kicker={dayWithWeekday(today, locale())} />;
  if (events === undefined || lineOf === undefined || plan === undefined) {
    return (
      <div class="page">
        {head}
        <Loading label={t('app.loading')} />
      </div>
    );
  }
  const running = runningOf(events);
  const rest = [...events.values()].filter((event) => !running.includes(event)).sort(newestFirst);
  const ofToday = rest.filter((event) => event.fields['date'] === today);
  const recent = rest.filter((event) => !ofToday.includes(event)).slice(0, recentEvents);
  return (
    <div class="page">
      {head}
      {running.map((event) => (
        <RunningCard key={event.id} event={lineOf(event)} />
      ))}
      <EventSection title={t('today.events')} events={ofToday.map(lineOf)} of="day" />
      <Due plan={plan} month={monthOf(today)} />
      <OutsidePlan />
      <EventSection title={t('today.recent')} events={recent.map(lineOf)} />
      <Ready />
    </div>
  );
}

/** The event that is being counted: the largest thing on the screen, one tap from its counter. */
function RunningCard({ event }: { readonly event: EventLine }) {
  const since = event.record.fields['startTime'];
  return (
    <a class="running-card" href={`/event/${event.id}`}>
      <span class="running-since">
        {typeof since === 'string' ? t('today.runningSince', { time: since }) : t('row.running')}
      </span>
      <span class="running-title">{event.title}</span>
      {event.attended !== undefined && event.attended.estimated !== 0 && <span>{t('event.about')}</span>}
      <span class="running-count digits">
        {event.attended === undefined ? t('today.nobodyYet') : plainFigure(event.attended, 1)}
      </span>
      {event.attended !== undefined && <span>{t('today.attendedSoFar')}</span>}
      <span class="running-go">
        {t('today.goOn')} <Icon of={ChevronRight} />
      </span>
      <SaveState record={event.record} />
    </a>
  );
}

interface EventSectionProps {
  readonly title: string;
  readonly events: readonly EventLine[];
  readonly of?: 'day';
}

function EventSection({ title, events, of }: EventSectionProps) {
  if (events.length === 0) return null;
  return (
    <section class="section">
      <h2>{title}</h2>
      <ul class="sheet">
        {events.map((event) => (
          <EventRow key={event.id} event={event} {...(of && { of })} />
        ))}
      </ul>
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

function OutsidePlan() {
  const { allowed } = useEventStarter();
  const [isOpen, setOpen] = useState(false);
  if (!allowed) return null;
  return (
    <div>
      <Button icon={Plus} wide onClick={() => setOpen(true)}>
        {t('today.outside')}
      </Button>
      <ErrorBoundary>{isOpen && <NewEventDialog onClose={() => setOpen(false)} />}</ErrorBoundary>
    </div>
  );
}

/** Said only when it is true: the service worker keeps the app and serves this page. */
function Ready() {
  const isReady = useAppState((view) => view.readyOffline);
  if (!isReady) return null;
  return (
    <p class="ready">
      <Icon of={Check} /> {t('today.ready')}
    </p>
  );
}
