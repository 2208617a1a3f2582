import { RotateCcw, Share2 } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { resumeWrite } from '../../../domain/event.ts';
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
import { fullWords, lineName, useLists, valueWords } from './amount-words.ts';
import type { Tile } from './board.ts';
import { whenAndWhere } from './event-head.tsx';
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
  return <Result event={event} counter={counter} volunteers={presentCount(presences)} voices={voices} />;
}

interface ResultProps extends SummaryProps {
  readonly counter: Counter;
  readonly volunteers: number;
}

const allPeople = { scale: 1, unit: '', measure: peopleMeasure } as const;

function Result({ event, counter, volunteers, voices }: ResultProps) {
  const lists = useLists();
  const partners = namesOf(event.fields, 'partner', useRecords('partner'));
  const { attended, attending, beside, measures } = counter.board;
  const people = valueWords(attended, { scale: 1 });
  const note = String(event.fields['note'] ?? '');
  const words = (tile: Tile) => t('summary.line', { name: lineName(tile, lists), count: fullWords(tile, tile) });
  const text = summaryText({
    title: String(event.fields['title'] ?? ''),
    when: whenAndWhere(event),
    attended: t('summary.attended', { count: fullWords(attended, allPeople) }),
    lines: [...attending, ...beside, ...measures].map(words),
    volunteers: volunteers === 0 ? undefined : t('volunteers.count', { count: volunteers }),
    partners: partners.length === 0 ? undefined : `${t('summary.partners')}: ${partners.join(', ')}`,
  });
  return (
    <>
      <section class="section" aria-label={t('summary.title')}>
        <p class="summary-people">
          <span>{t('event.present')}</span>
          {attended.about && <span>{t('event.about')}</span>}
          <strong class={people === undefined ? '' : 'summary-digits digits'}>{people ?? t('event.unknown')}</strong>
        </p>
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
      <dl class="sheet summary-facts digits">
        <Fact name={t('volunteers.title')} value={String(volunteers)} />
        <Fact name={t('summary.partners')} value={partners.join(', ') || t('summary.noPartners')} />
        {note !== '' && <Fact name={t('summary.note')} value={note} />}
      </dl>
      {voices}
      <SummaryActions event={event} text={text} />
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
          <dt>{lineName(tile, lists)}</dt>
          <dd class={tile.value === undefined ? 'quiet' : 'summary-number'}>{fullWords(tile, tile)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div class="summary-fact">
      <dt class="quiet small">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function SummaryActions({ event, text }: { readonly event: RecordView; readonly text: string }) {
  const { store, session } = useApp();
  const [shared, setShared] = useState<'copied' | 'failed'>();
  const [problem, setProblem] = useState<string>();
  const resume = async () => {
    const result = await store.write([resumeWrite(event.id)]);
    setProblem(result.ok ? undefined : result.code);
  };
  return (
    <div class="stack">
      <Button look="main" icon={Share2} wide onClick={() => void share(text).then(setShared)}>
        {t('summary.share')}
      </Button>
      <p role="status" class={shared === undefined ? 'unseen' : undefined}>
        {shared === 'copied' && t('summary.copied')}
        {shared === 'failed' && t('summary.notShared')}
      </p>
      {shared === 'failed' && (
        <textarea class="field-input" readOnly rows={8} aria-label={t('summary.text')} value={text} />
      )}
      {mayWrite(session.role, 'event', 'state') && (
        <Button icon={RotateCcw} wide onClick={() => void resume()}>
          {t('summary.resume')}
        </Button>
      )}
      {problem !== undefined && <ProblemBanner code={problem} />}
    </div>
  );
}

/** By the phone's own sheet where it has one, else to the clipboard. undefined: shared, or the person closed the sheet. */
async function share(text: string): Promise<'copied' | 'failed' | undefined> {
  if ('share' in navigator) {
    try {
      await navigator.share({ text });
      return undefined;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    }
  }
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    return 'failed'; // No permission or no secure page: the text is shown to be copied by hand.
  }
}
