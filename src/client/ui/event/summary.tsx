import { Clock, RotateCcw, Share2 } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { resumeWrite } from '../../../domain/event.ts';
import { type Helped, helpedAt } from '../../../domain/hours.ts';
import { tickedOf } from '../../../domain/present.ts';
import { classesOf, mayWrite } from '../../../domain/roles.ts';
import { peopleMeasure } from '../../../domain/total.ts';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { namesOf } from '../names.ts';
import { Button } from '../parts/button.tsx';
import { Loading } from '../parts/empty.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { SaveState } from '../parts/save-state.tsx';
import { type RecordView, useInEvent, useRecords } from '../use.ts';
import { estimateWords, fullWords, lineName, shortWords, useLists, valueWords } from './amount-words.ts';
import type { Tile } from './board.ts';
import { whenAndWhere } from './event-head.tsx';
import { HoursDialog } from './hours-dialog.tsx';
import { helpedWords } from './hours-words.ts';
import { saveStateOf, summaryText } from './summary-text.ts';
import { type Counter, useCounter } from './use-counter.ts';
import { presentCount } from './volunteers.ts';
import './summary.css';

/** What an event came to. Zero, "nie policzono" and a number are three different answers. */
export function Summary({ event }: { readonly event: RecordView }) {
  const counter = useCounter(event);
  const presences = useInEvent('presence', event.id);
  if (counter === undefined || presences === undefined) return <Loading label={t('app.loading')} />;
  const helped = helpedAt(event.fields, presences.values());
  return <Result event={event} counter={counter} volunteers={presentCount(presences)} helped={helped} />;
}

interface ResultProps {
  readonly event: RecordView;
  readonly counter: Counter;
  readonly volunteers: number;
  readonly helped: Helped;
}

const allPeople = { scale: 1, unit: '', measure: peopleMeasure } as const;

function Result({ event, counter, volunteers, helped }: ResultProps) {
  const { session } = useApp();
  const lists = useLists();
  const partners = namesOf(event.fields, 'partner', useRecords('partner'));
  const { attended, attending, beside, measures } = counter.board;
  const people = valueWords(attended, { scale: 1 });
  const note = String(event.fields['note'] ?? '');
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
          {attended.about && <span>{t('event.about')}</span>}
          <strong class={people === undefined ? '' : 'summary-digits digits'}>{people ?? t('event.unknown')}</strong>
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
      <dl class="sheet summary-facts digits">
        {classesOf(session.role, session.authorised).includes('team') && (
          <HelpersFacts event={event} volunteers={volunteers} helped={helped} />
        )}
        <Fact name={t('summary.partners')} value={partners.join(', ') || t('summary.noPartners')} />
        {note !== '' && <Fact name={t('summary.note')} value={note} />}
      </dl>
      <SummaryActions event={event} text={text} />
    </>
  );
}

/** Who only looks does not get these records: for them there is no number, which is not zero. */
function HelpersFacts({ event, volunteers, helped }: Pick<ResultProps, 'event' | 'volunteers' | 'helped'>) {
  const [isOpen, open] = useState(false);
  const place = t(`present.place.${tickedOf(event.fields)}.short`);
  return (
    <>
      <Fact name={t('volunteers.title')} value={volunteers === 0 ? '0' : `${volunteers} – ${place}`} />
      {volunteers > 0 && (
        <Fact name={t('present.hours')} value={helpedWords(helped)}>
          <Button look="quiet" icon={Clock} label={t('present.hours.change')} onClick={() => open(true)}>
            {t('present.change')}
          </Button>
        </Fact>
      )}
      {isOpen && <HoursDialog event={event} onClose={() => open(false)} />}
    </>
  );
}

/** Nothing is said to be sent while any part of the event is on this phone only. */
function SavedWhole({ event, counter }: Pick<ResultProps, 'event' | 'counter'>) {
  const tallies = useInEvent('tally', event.id);
  const presences = useInEvent('presence', event.id);
  if (tallies === undefined || presences === undefined) return null;
  const all = [event, ...counter.sheets.values(), ...tallies.values(), ...presences.values()];
  return (
    <p>
      <SaveState record={saveStateOf(all)} />
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

interface FactProps {
  readonly name: string;
  readonly value: string;
  /** What changes it. */
  readonly children?: ComponentChildren;
}

function Fact({ name, value, children }: FactProps) {
  return (
    <div class="summary-fact">
      <dt class="quiet small">{name}</dt>
      <dd>{value}</dd>
      {children !== undefined && <dd class="summary-change">{children}</dd>}
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
