import { RotateCcw } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { resumeWrite } from '../../../domain/event.ts';
import { type Helped, helpedAt } from '../../../domain/hours.ts';
import { tickedOf } from '../../../domain/present.ts';
import { mayWrite } from '../../../domain/roles.ts';
import { peopleMeasure } from '../../../domain/total.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { namesOf } from '../names.ts';
import { Button } from '../parts/button.tsx';
import { Loading } from '../parts/empty.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { SaveState } from '../parts/save-state.tsx';
import { type RecordView, useInEvent, useRecords } from '../use.ts';
import { AfterEvent } from './after-event.tsx';
import { estimateWords, fullWords, lineName, shortWords, useLists, valueWords } from './amount-words.ts';
import type { Tile } from './board.ts';
import { whenAndWhere } from './event-head.tsx';
import { helpedWords } from './hours-words.ts';
import { PublicReport } from './public-report.tsx';
import { reportOf } from './report-of.ts';
import { ShareText } from './share-text.tsx';
import { SummaryFacts } from './summary-facts.tsx';
import { saveStateOf, summaryText } from './summary-text.ts';
import { type Counter, useCounter } from './use-counter.ts';
import { presentCount } from './volunteers.ts';
import './summary.css';

interface SummaryProps {
  readonly event: RecordView;
  /** What people said there. */
  readonly voices?: ComponentChildren;
}

/** What an event came to. Zero, "nie policzono" and a number are three different answers. */
export function Summary({ event, voices }: SummaryProps) {
  const counter = useCounter(event);
  const presences = useInEvent('presence', event.id);
  if (counter === undefined || presences === undefined) return <Loading label={t('app.loading')} />;
  const helped = helpedAt(event.fields, presences.values());
  return (
    <Result event={event} counter={counter} volunteers={presentCount(presences)} helped={helped} voices={voices} />
  );
}

interface ResultProps extends SummaryProps {
  readonly counter: Counter;
  readonly volunteers: number;
  readonly helped: Helped;
}

const allPeople = { scale: 1, unit: '', measure: peopleMeasure } as const;

function Result({ event, counter, volunteers, helped, voices }: ResultProps) {
  const lists = useLists();
  const partners = namesOf(event.fields, 'partner', useRecords('partner'));
  const { attended, attending, beside, measures } = counter.board;
  const people = valueWords(attended, { scale: 1 });
  const words = (tile: Tile) => t('summary.line', { name: lineName(tile, lists), count: fullWords(tile, tile) });
  const attendedWords = t('summary.attended', { count: fullWords(attended, allPeople) });
  const isInside = volunteers > 0 && tickedOf(event.fields) === 'inside';
  const estimate = estimateWords(attended, allPeople);
  const text = summaryText({
    title: String(event.fields['title'] ?? ''),
    when: whenAndWhere(event),
    attended: isInside ? `${attendedWords}, ${t('present.inside', { count: volunteers })}` : attendedWords,
    lines: [...attending, ...beside, ...measures].map(words),
    volunteers: volunteers === 0 || isInside ? undefined : t('present.beside', { count: volunteers }),
    hours: volunteers === 0 ? undefined : t('present.hours.count', { count: helpedWords(helped) }),
    partners: partners.length === 0 ? undefined : `${t('summary.partners')}: ${partners.join(', ')}`,
  });
  return (
    <>
      <section class="section" aria-label={t('summary.title')}>
        <p class="summary-people">
          <span>{t('event.present')}</span>
          <span>
            {attended.about && `${t('event.about')}\u00a0`}
            <strong class={people === undefined ? '' : 'summary-digits digits'}>{people ?? t('event.unknown')}</strong>
          </span>
        </p>
        {estimate !== undefined && <p class="quiet digits">{estimate}</p>}
        {isInside && <p class="digits">{t('present.inside', { count: volunteers })}</p>}
        <SavedWhole event={event} counter={counter} />
        <Rows tiles={attending} />
      </section>
      {beside.length > 0 && (
        <section class="section">
          <h2>{t('event.beside')}</h2>
          <Rows tiles={beside} />
        </section>
      )}
      {measures.length > 0 && (
        <section class="section">
          <h2>{t('event.measures')}</h2>
          <Rows tiles={measures} />
        </section>
      )}
      <AfterEvent event={event} />
      <SummaryFacts event={event} volunteers={volunteers} helped={helped} partners={partners} />
      {voices}
      <SummaryActions event={event} text={text} />
      <PublicReport event={event} text={reportOf(event, counter.board, lists, partners)} />
    </>
  );
}

/** Nothing is said to be sent while any part of the event is on this phone only. */
function SavedWhole({ event, counter }: Pick<ResultProps, 'event' | 'counter'>) {
  const tallies = useInEvent('tally', event.id);
  const presences = useInEvent('presence', event.id);
  const voices = useInEvent('voice', event.id);
  if (tallies === undefined || presences === undefined || voices === undefined) return null;
  const parts = [counter.sheets, tallies, presences, voices].flatMap((each) => [...each.values()]);
  return (
    <p>
      <SaveState record={saveStateOf([event, ...parts])} />
    </p>
  );
}

function Rows({ tiles }: { readonly tiles: readonly Tile[] }) {
  const lists = useLists();
  return (
    <dl class="sheet digits">
      {tiles.map((tile) => (
        <div class={`summary-row hue-${tile.hue}`} key={`${tile.measure} ${tile.group}`}>
          <dt>
            {lineName(tile, lists)}
            {estimateWords(tile, tile) !== undefined && (
              <span class="summary-estimate">{estimateWords(tile, tile)}</span>
            )}
          </dt>
          <dd class={tile.value === undefined ? 'quiet' : 'summary-number'}>{shortWords(tile, tile)}</dd>
        </div>
      ))}
    </dl>
  );
}

function SummaryActions({ event, text }: { readonly event: RecordView; readonly text: string }) {
  const { store, session } = useApp();
  const [problem, setProblem] = useState<string>();
  const resume = async () => {
    const result = await store.write([resumeWrite(event.id)]);
    setProblem(result.ok ? undefined : result.code);
  };
  return (
    <div class="stack">
      <ShareText look="main" text={text} words={t('summary.share')} />
      {mayWrite(session.role, 'event', 'state') && (
        <Button icon={RotateCcw} wide onClick={() => void resume()}>
          {t('summary.resume')}
        </Button>
      )}
      {problem !== undefined && <ProblemBanner code={problem} />}
    </div>
  );
}
