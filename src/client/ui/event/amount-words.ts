/** Amounts and acts of counting in words. */
import { formatAmount } from '../../../domain/amount.ts';
import type { Entry } from '../../../domain/scalar.ts';
import { peopleMeasure } from '../../../domain/total.ts';
import { locale, t } from '../../locales/t.ts';
import { nameOf } from '../names.ts';
import { useRecords } from '../use.ts';
import { type Amount, estimatedPart, type Line, type Tile } from './board.ts';
import type { Act } from './in-flight.ts';

/** The lists that names come from; undefined while they are read. */
export interface Lists {
  readonly groups: ReadonlyMap<string, Entry> | undefined;
  readonly measures: ReadonlyMap<string, Entry> | undefined;
}

export function useLists(): Lists {
  return { groups: useRecords('group'), measures: useRecords('measure') };
}

type Scaled = Pick<Tile, 'scale'>;

export function plain(amount: number, { scale }: Scaled): string {
  return formatAmount(amount, scale, locale());
}

/** "12", "62 albo 60", or nothing: unknown is not zero. */
export function valueWords(amount: Amount, scaled: Scaled): string | undefined {
  const [first, ...others] = amount.either.map((value) => plain(value, scaled));
  if (first !== undefined) return others.reduce((a, b) => t('event.or', { a, b }), first);
  return amount.value === undefined ? undefined : plain(amount.value, scaled);
}

/** "w tym szacunek 400", where that is so; on a tile: "szacunek: 400". */
export function estimateWords(amount: Amount, scaled: Scaled, isShort = false): string | undefined {
  const part = estimatedPart(amount);
  if (part === undefined) return undefined;
  return t(isShort ? 'present.estimate.short' : 'present.estimate', { count: plain(part, scaled) });
}

/** "ok. 976,44 kg", "ok. 580 (w tym szacunek 400)", "nie policzono": an amount that stands by itself. */
export function fullWords(amount: Amount, tile: Pick<Tile, 'scale' | 'unit' | 'measure'>): string {
  const words = shortWords(amount, tile);
  const estimate = estimateWords(amount, tile);
  return estimate === undefined ? words : `${words} (${estimate})`;
}

/** The same where the estimated part stands beneath. */
export function shortWords(amount: Amount, tile: Pick<Tile, 'scale' | 'unit' | 'measure'>): string {
  const value = valueWords(amount, tile);
  if (value === undefined) return t('event.unknown');
  const unit = tile.measure === peopleMeasure || tile.unit === '' ? [] : tile.unit;
  return [amount.about ? t('event.about') : [], value, unit].flat().join('\u00a0');
}

/** What is counted: the group of people, or the measure (with its group, where it has one). */
export function lineName({ measure, group }: Line, lists: Lists): string {
  if (measure === peopleMeasure) return group === '' ? t('event.people') : nameOf(lists.groups, group);
  return [nameOf(lists.measures, measure), group === '' ? [] : nameOf(lists.groups, group)].flat().join(', ');
}

/** "Seniorzy +1". A tally of zero says zero. */
export function actWords(act: Pick<Act, 'fields'>, lists: Lists): string {
  const amount = Number(act.fields['amount'] ?? 0);
  const measure = String(act.fields['measure'] ?? '');
  const scale = (lists.measures?.get(measure)?.fields['scale'] ?? 1) as Tile['scale'];
  const name = lineName({ measure, group: String(act.fields['group'] ?? '') }, lists);
  return t('act.words', { name, amount: `${amount > 0 ? '+' : ''}${plain(amount, { scale })}` });
}
