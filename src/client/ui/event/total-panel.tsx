import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../../app.ts';
import { t } from '../../locales/t.ts';
import { whenWords } from '../parts/save-state.tsx';
import { useSync } from '../use.ts';
import { estimateWords, type Lists, lineName, plain, useLists, valueWords } from './amount-words.ts';
import type { Amount, Board, Tile } from './board.ts';
import './total-panel.css';

const people = { scale: 1 } as const;

/** How many are here, made of what, and how much of it other phones counted. */
export function TotalPanel({ board, isInFlight }: { readonly board: Board; readonly isInFlight: boolean }) {
  const lists = useLists();
  const { attended, attending, beside } = board;
  const words = valueWords(attended, people);
  return (
    <section class="total" aria-label={t('event.present')}>
      <p class="total-line">
        <span>{t('event.present')}</span>
        {words === undefined ? (
          <span class="quiet">{t('event.unknown')}</span>
        ) : (
          <>
            {attended.about && <span>{t('event.about')}</span>}
            <strong class={`total-digits digits${isInFlight ? ' is-in-flight' : ''}`}>{words}</strong>
          </>
        )}
      </p>
      <div class="total-notes digits">
        {attending.length > 1 && <p>{partsOf(attending, lists).join(' + ')}</p>}
        {beside.length > 0 && (
          <p>
            {t('event.beside')}: {partsOf(beside, lists).join(', ')}
          </p>
        )}
      </div>
      <Within attended={attended} />
      <SpokenTotal words={t('event.present.spoken', { count: words ?? t('event.unknown') })} />
    </section>
  );
}

/** What of the number is estimated, and what other phones counted, as far as the office had told by when it last answered. */
function Within({ attended }: { readonly attended: Amount }) {
  const { clock } = useApp();
  const { lastAnswerAt } = useSync();
  const estimate = estimateWords(attended, people);
  const count = plain(attended.elsewhere, people);
  const elsewhere =
    lastAnswerAt === undefined
      ? t('present.elsewhere.unknown', { count })
      : t('present.elsewhere', { count, when: whenWords(lastAnswerAt, clock) });
  return (
    <div class="total-within digits">
      {estimate !== undefined && <p>{estimate}</p>}
      {attended.elsewhere !== 0 && <p>{elsewhere}</p>}
    </div>
  );
}

/** All of them from the beginning, so that the lines do not grow while somebody taps. */
function partsOf(tiles: readonly Tile[], lists: Lists): readonly string[] {
  return tiles.map((tile) => `${lineName(tile, lists)} ${valueWords(tile, tile) ?? '–'}`);
}

const quietMs = 1500;

/** Readers hear the total when the taps pause, not each of ten in a second. */
function SpokenTotal({ words }: { readonly words: string }) {
  const [spoken, speak] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => speak(words), quietMs);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <span class="unseen" role="status">
      {spoken}
    </span>
  );
}
