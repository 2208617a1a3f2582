/**
 * Amounts as people type and read them. An amount is an integer of its measure's smallest unit (scale 100: 1 = 0.01 kg),
 * so that sums are exact. Written the same in every language: a decimal comma (in English a point) and groups of three
 * parted by a space that does not break; so what the app writes it also reads.
 */
import { maxAmount } from './kinds.ts';
import type { Locale } from './locale.ts';

/** How many of its smallest unit make one unit of a measure: a power of ten. */
export type Scale = 1 | 10 | 100 | 1000;

export type AmountCode = 'amount-empty' | 'amount-not-a-number' | 'amount-too-precise' | 'amount-too-big';
export type AmountReading =
  | { readonly ok: true; readonly amount: number }
  | { readonly ok: false; readonly code: AmountCode };

// Groups are either none or all of three digits: "1 2" is a slip of the finger, not twelve.
const amountPattern = /^([+-]?)(\d+|\d{1,3}(?: \d{3})+)?(?:[.,](\d+))?$/;

const decimalsOf = (scale: Scale) => String(scale).length - 1;

/**
 * Reads what was typed: comma or point, any space between groups, a sign. `scale` is that of the measure. The amount lies
 * within ±100,000,000 smallest units.
 */
export function parseAmount(text: string, scale: Scale): AmountReading {
  const typed = text
    .replace(/\s/g, ' ')
    .trim()
    .replace('−', '-')
    .replace(/^([+-]) /, '$1');
  if (typed === '') return { ok: false, code: 'amount-empty' };
  const match = amountPattern.exec(typed);
  const [, sign, whole = '', fraction = ''] = match ?? [];
  if (match === null || whole + fraction === '') return { ok: false, code: 'amount-not-a-number' };
  const decimals = decimalsOf(scale);
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > decimals) return { ok: false, code: 'amount-too-precise' };
  const size = Number(whole.replaceAll(' ', '') + kept.padEnd(decimals, '0'));
  if (size > maxAmount) return { ok: false, code: 'amount-too-big' };
  return { ok: true, amount: sign === '-' && size > 0 ? -size : size };
}

/**
 * Writes an amount in units of its measure: 97644 at scale 100 is "976,44". No trailing zeros. Polish groups from five
 * digits ("1234", "12 345"), as its typists do.
 */
export function formatAmount(amount: number, scale: Scale, locale: Locale): string {
  const decimals = decimalsOf(scale);
  const all = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const whole = all.slice(0, all.length - decimals);
  const fraction = all.slice(all.length - decimals).replace(/0+$/, '');
  const groupFrom = locale === 'pl' ? 5 : 4;
  const grouped = whole.length < groupFrom ? whole : whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  const mark = locale === 'en' ? '.' : ',';
  return `${amount < 0 ? '−' : ''}${grouped}${fraction === '' ? '' : mark + fraction}`;
}
