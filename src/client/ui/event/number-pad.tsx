import { Delete } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { formatAmount } from '../../../domain/amount.ts';
import { peopleMeasure } from '../../../domain/total.ts';
import { locale, t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TickField } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { fullWords } from './amount-words.ts';
import type { Tile } from './board.ts';
import { entryToAdd, entryToTotal, type PadCode, type PadEntry } from './pad-entry.ts';
import type { Counter } from './use-counter.ts';
import './number-pad.css';

interface NumberPadProps {
  readonly tile: Tile;
  readonly name: string;
  readonly count: Counter['count'];
  readonly onClose: () => void;
}

/** Types a number with large keys (or a keyboard): something to add, or the total that there should be. */
export function NumberPad({ tile, name, count, onClose }: NumberPadProps) {
  const [text, setText] = useState('');
  const [about, setAbout] = useState(false);
  const [code, setCode] = useState<PadCode>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const edit = (next: string) => {
    setText(next);
    setCode(undefined);
  };
  const finish = (entry: PadEntry, reason?: 'total') => {
    if (!entry.ok) {
      setCode(entry.code);
      field.current?.focus();
      return;
    }
    if (entry.amount !== undefined) count(tile, entry.amount, reason === undefined ? { about } : { about, reason });
    onClose();
  };
  const isPeople = tile.measure === peopleMeasure;
  const shown = text.trim();
  return (
    <Dialog title={name} onClose={onClose}>
      <form
        class="pad"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          finish(entryToAdd(text, tile));
        }}
      >
        <label class="pad-field">
          <span class="quiet">
            {isPeople || tile.unit === '' ? t('pad.number') : t('pad.numberOf', { unit: tile.unit })}
            {' · '}
            {t('pad.now', { count: fullWords(tile, tile) })}
          </span>
          {/* Our keys below stand in the place of the phone's own; a keyboard types all the same. */}
          <input
            ref={field}
            class="pad-number digits"
            inputMode="none"
            autoComplete="off"
            value={text}
            aria-invalid={code === undefined ? undefined : true}
            aria-describedby="pad-error"
            onInput={(event) => edit(event.currentTarget.value)}
          />
        </label>
        <p id="pad-error" class="field-error pad-error" role="alert">
          {code !== undefined && errorWords(code, tile)}
        </p>
        <Keys hasComma={tile.scale > 1} onKey={(key) => edit(key === 'erase' ? text.slice(0, -1) : text + key)} />
        <TickField checked={about} onChange={setAbout}>
          {t('pad.about')}
        </TickField>
        <div class="pad-answers">
          <Button look="main" type="submit" wide>
            {shown === '' ? t('pad.add.empty') : t('pad.add', { count: shown })}
          </Button>
          <Button wide onClick={() => finish(entryToTotal(text, tile), 'total')}>
            {shown === '' ? t('pad.total.empty') : t('pad.total', { count: shown })}
          </Button>
        </div>
        {tile.value === undefined && shown === '' && (
          <Button look="quiet" wide onClick={() => finish(entryToAdd('0', tile))}>
            {isPeople ? t('pad.zero') : t('pad.zero.measure')}
          </Button>
        )}
      </form>
    </Dialog>
  );
}

function errorWords(code: PadCode, { scale }: Tile): string {
  const example = formatAmount(12 * scale + scale / 2, scale, locale());
  if (code === 'amount-not-a-number' || code === 'amount-too-precise') {
    return t(`pad.${code}`, { example: scale === 1 ? '12' : example });
  }
  return t(`pad.${code}`);
}

const digitKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

function Keys({ hasComma, onKey }: { readonly hasComma: boolean; readonly onKey: (key: string) => void }) {
  const comma = locale() === 'en' ? '.' : ',';
  return (
    <div class="pad-keys digits">
      {digitKeys.map((key) => (
        <Key key={key} onPress={() => onKey(key)}>
          {key}
        </Key>
      ))}
      {hasComma ? (
        <Key label={t('pad.comma')} onPress={() => onKey(comma)}>
          {comma}
        </Key>
      ) : (
        <span />
      )}
      <Key onPress={() => onKey('0')}>0</Key>
      <Key label={t('pad.erase')} onPress={() => onKey('erase')}>
        <Icon of={Delete} />
      </Key>
    </div>
  );
}

function Key(props: { readonly label?: string; readonly onPress: () => void; readonly children: ComponentChildren }) {
  return (
    <button
      type="button"
      class="pad-key"
      aria-label={props.label}
      // The field keeps the focus, so that keys and keyboard go on together.
      onPointerDown={(event) => event.preventDefault()}
      onClick={props.onPress}
    >
      {props.children}
    </button>
  );
}
