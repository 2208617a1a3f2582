/** What a typed number means at a tile: something to add, or the total that there should be. Pure. */
import { type AmountCode, parseAmount } from '../../../domain/amount.ts';
import type { Tile } from './board.ts';

export type PadCode = AmountCode | 'below-zero';
/** amount undefined: the total is there already, nothing is to be written. */
export type PadEntry =
  | { readonly ok: true; readonly amount: number | undefined }
  | { readonly ok: false; readonly code: PadCode };

type Asked = Pick<Tile, 'scale' | 'value' | 'base'>;

/** "Dodaj 42": the tally to write. Zero says zero where nothing was counted yet. */
export function entryToAdd(text: string, tile: Asked): PadEntry {
  const read = parseAmount(text, tile.scale);
  if (!read.ok) return read;
  if ((tile.base ?? 0) + read.amount < 0) return { ok: false, code: 'below-zero' };
  return { ok: true, amount: read.amount === 0 && tile.base !== undefined ? undefined : read.amount };
}

/** "Razem 42": the difference to it. Where nothing was counted yet also a difference of zero is written: zero is an answer. */
export function entryToTotal(text: string, tile: Asked): PadEntry {
  const read = parseAmount(text, tile.scale);
  if (!read.ok) return read;
  if (read.amount < 0) return { ok: false, code: 'below-zero' };
  if (tile.base === undefined) return read;
  return { ok: true, amount: read.amount === tile.base ? undefined : read.amount - tile.base };
}
