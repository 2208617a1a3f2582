import { ChevronRight, Play } from 'lucide';
import { ErrorBoundary, lazy } from 'preact-iso';
import { lookAhead } from '../../../domain/ahead.ts';
import { dayWithWeekday } from '../../../domain/day-words.ts';
import { heading } from '../../../domain/heading.ts';
import { useApp } from '../../app.ts';
import { loadAllWords, locale, t } from '../../locales/t.ts';
import { type EventLine, runningOf, useEventLiner } from '../event-list.ts';
import { plainFigure } from '../figure-words.ts';
import { useGoOn } from '../go-on.ts';
import { Button } from '../parts/button.tsx';
import { Loading } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { SaveState } from '../parts/save-state.tsx';
import { useEventStarter } from '../start-event.ts';
import { type RecordView, useRecords } from '../use.ts';
import './today-page.css';

/** It stands below what a person opens the app for in the field, and comes with its words. */
const TodayRest = lazy(() =>
  Promise.all([import('../today/today-rest.tsx'), loadAllWords()]).then(
    ([{ TodayRest: Rest }]) => Rest,
    (error: unknown) => {
      console.error('A part of the page did not load', error);
      return NotLoaded;
    },
  ),
);

/** Where a person begins: what runs and what is on today, then what is ahead, what is due and what was recorded last. */
export function TodayPage() {
  const { clock } = useApp();
  const events = useRecords('event');
  const lineOf = useEventLiner();
  useGoOn();
  const today = clock.today();
  const head = <PageHead title={t('place.today')} kicker={dayWithWeekday(today, locale())} />;
  if (events === undefined || lineOf === undefined) {
    return (
      <div class="page">
        {head}
        <Loading label={t('app.loading')} />
      </div>
    );
  }
  const ahead = lookAhead(events.values(), today);
  return (
    <div class="page">
      {head}
      {runningOf(events).map((event) => (
        <RunningCard key={event.id} event={lineOf(event)} />
      ))}
      {ahead.today.map((event) => (
        <TodayCard key={event.id} event={event} />
      ))}
      <ErrorBoundary>
        <TodayRest ahead={ahead} />
      </ErrorBoundary>
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
      <span class="running-title">{heading(event.title)}</span>
      <span class="running-count digits">
        {event.attended !== undefined && event.attended.estimated !== 0 && (
          <span class="running-about">{`${t('event.about')}\u00a0`}</span>
        )}
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

/** What is planned for today: one tap from the icon to counting. */
function TodayCard({ event }: { readonly event: RecordView }) {
  const starter = useEventStarter();
  const { title, startTime, endTime, place } = event.fields;
  const times = [startTime, endTime].filter((time) => typeof time === 'string').join('–');
  const when = [t('place.today'), times, place].filter((text) => typeof text === 'string' && text !== '');
  return (
    <section class="today-card">
      <p class="quiet digits">{when.join(' · ')}</p>
      <h2>
        <a href={`/event/${event.id}`}>{heading(String(title ?? ''))}</a>
      </h2>
      {starter.allowed && (
        <Button look="main" icon={Play} wide busy={starter.busy} onClick={() => starter.startPlanned(event)}>
          {t('activity.start')}
        </Button>
      )}
      {starter.problem !== undefined && <ProblemBanner code={starter.problem} />}
    </section>
  );
}

function NotLoaded() {
  return <p role="alert">{t('app.pageFailed.text')}</p>;
}
