import { useEffect, useState } from 'preact/hooks';
import { t } from '../../locales/t.ts';
import { type Lists, lineName, plain, useLists, valueWords } from './amount-words.ts';
import type { Board, Tile } from './board.ts';
import './total-panel.css';

const people = { scale: 1 } as const;

/** How many are here, made of what, and how much of it other phones counted. */
export function TotalPanel({ board, isInFlight }: { readonly board: Board; readonly isInFlight: boolean }) {
  const lists = useLists();
  const { attended, attending, beside } = board;
  const words = valueWords(attended, people);
  const counted = attending.filter(({ value }) => value !== undefined);
  return (
    <section class="total" aria-label={t('event.present')}>
      <p class="total-line">
        <span>{t('event.present')}</span>
        <strong class={`total-digits digits${isInFlight ? ' is-in-flight' : ''}`}>{words ?? '–'}</strong>
      </p>
      <div class="total-notes digits">
        <p>{words === undefined ? t('event.unknown') : partsLine(counted, lists)}</p>
        {attended.elsewhere !== 0 && <p>{t('event.ofThat', { count: plain(attended.elsewhere, people) })}</p>}
        {attended.either.length > 0 && <p>{t('event.question', { values: words ?? '' })}</p>}
        {beside.some(({ value }) => value !== undefined) && (
          <p>
            {t('event.beside')}: {partsLine(beside, lists)}
          </p>
        )}
      </div>
      <SpokenTotal words={t('event.present.spoken', { count: words ?? t('event.unknown') })} />
    </section>
  );
}

function partsLine(tiles: readonly Tile[], lists: Lists): string {
  return tiles.map((tile) => `${lineName(tile, lists)} ${valueWords(tile, tile) ?? '–'}`).join(' + ');
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
