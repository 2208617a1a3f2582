import { Grip, Minus, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { peopleMeasure } from '../../../domain/total.ts';
import { t } from '../../locales/t.ts';
import { Icon } from '../parts/icon.tsx';
import { steady } from '../parts/steady.ts';
import { estimateWords, lineName, plain, useLists, valueWords } from './amount-words.ts';
import type { Tile } from './board.ts';
import { NumberPad } from './number-pad.tsx';
import type { Counter } from './use-counter.ts';
import './tile.css';

interface TileProps {
  readonly tile: Tile;
  readonly count: Counter['count'];
  /** Its last act is not on the disk yet: the digit is a little quieter. */
  readonly isInFlight: boolean;
}

function Group({ tile, count, isInFlight }: TileProps) {
  const name = lineName(tile, useLists());
  const [isTyping, type] = useState(false);
  const tools = toolsOf(tile);
  return (
    <div class={`tile hue-${tile.hue}`}>
      <button
        type="button"
        class="tile-add"
        aria-label={t('event.tile', {
          name,
          count: valueWords(tile, tile) ?? t('event.unknown'),
          amount: plain(1, tile),
        })}
        onClick={() => count(tile, 1)}
        onKeyDown={(event) => event.repeat && event.preventDefault()}
      >
        <span class="tile-name">{name}</span>
        <Digits tile={tile} isInFlight={isInFlight} />
        <span class="tile-mark" aria-hidden="true">
          +1
        </span>
        <span class="tile-note">{noteOf(tile)}</span>
      </button>
      <div class="tile-tools">
        {tools.map((amount) => (
          <Tool key={amount} name={name} amount={amount} tile={tile} count={count} />
        ))}
        <PadButton name={name} onClick={() => type(true)} />
      </div>
      {isTyping && <NumberPad tile={tile} name={name} count={count} onClose={() => type(false)} />}
    </div>
  );
}

function Measure({ tile, count, isInFlight }: TileProps) {
  const name = lineName(tile, useLists());
  const [isTyping, type] = useState(false);
  const counted = valueWords(tile, tile) ?? t('event.unknown');
  return (
    <div class="tile tile-measure">
      <button
        type="button"
        class="tile-add"
        aria-label={`${t('event.pad', { name })} (${counted})`}
        onClick={() => type(true)}
      >
        <span class="tile-name">{name}</span>
        <Digits tile={tile} isInFlight={isInFlight} />
        <span class="tile-mark" aria-hidden="true">
          <Icon of={Grip} />
        </span>
        <span class="tile-note">{noteOf(tile)}</span>
      </button>
      <div class="tile-tools">
        {[-tile.step, tile.step].map((amount) => (
          <Tool key={amount} name={name} amount={amount} tile={tile} count={count} />
        ))}
      </div>
      {isTyping && <NumberPad tile={tile} name={name} count={count} onClose={() => type(false)} />}
    </div>
  );
}

/** A board makes its tiles anew with each tap; most of them look as before. */
const dependsOn = ({ tile, count, isInFlight }: TileProps) => [JSON.stringify(tile), count, isInFlight];

/** One group: the whole tile is +1. Below it, well apart: −1, +10 and the number pad. */
export const GroupTile = steady(Group, dependsOn);

/** Something other than people: its number opens the pad, since kilograms are weighed and seldom tapped one by one. */
export const MeasureTile = steady(Measure, dependsOn);

const toolsOf = (tile: Tile): readonly number[] => [-1, tile.measure === peopleMeasure ? 10 : tile.step];

function Digits({ tile, isInFlight }: { readonly tile: Tile; readonly isInFlight: boolean }) {
  const value = valueWords(tile, tile);
  const looks = [
    'tile-digits digits',
    value === undefined ? 'tile-unknown' : [],
    (value?.length ?? 0) > 4 ? 'tile-digits-long' : [],
    isInFlight ? 'is-in-flight' : [],
  ].flat();
  return (
    <span class={looks.join(' ')}>
      {value ?? '–'}
      {tile.measure !== peopleMeasure && tile.unit !== '' && <span class="tile-unit"> {tile.unit}</span>}
    </span>
  );
}

/** One line that keeps its place: what the digit alone does not say. */
function noteOf(tile: Tile): string {
  if (tile.value === undefined) return t('event.unknown');
  const elsewhere = tile.elsewhere === 0 ? [] : t('event.elsewhere', { count: plain(tile.elsewhere, tile) });
  const aside = tile.aside === 0 ? [] : t('event.aside', { count: plain(tile.aside, tile) });
  const about = tile.about ? (estimateWords(tile, tile, true) ?? t('event.about')) : [];
  return [about, elsewhere, aside].flat().join(' · ');
}

function Tool(props: {
  readonly name: string;
  readonly amount: number;
  readonly tile: Tile;
  readonly count: Counter['count'];
}) {
  const { name, amount, tile, count } = props;
  const size = plain(Math.abs(amount), tile);
  // What this phone may take away is what was counted; less than nobody never came.
  const isOff = (tile.base ?? 0) + amount < 0;
  return (
    <button
      type="button"
      class="tile-tool digits"
      aria-label={t(amount < 0 ? 'event.minus' : 'event.plus', { name, amount: size })}
      aria-disabled={isOff || undefined}
      onClick={() => !isOff && count(tile, amount)}
      onKeyDown={(event) => event.repeat && event.preventDefault()}
    >
      <Icon of={amount < 0 ? Minus : Plus} />
      {size}
    </button>
  );
}

function PadButton({ name, onClick }: { readonly name: string; readonly onClick: () => void }) {
  return (
    <button type="button" class="tile-tool" aria-label={t('event.pad', { name })} onClick={onClick}>
      <Icon of={Grip} />
    </button>
  );
}
