/** Text as people search and sort it: "lukasz" finds "Łukasz", "kow luk" finds "Łukasz Kowalski", Ł stands after L. */
import type { Locale } from './locale.ts';

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  đ: 'd',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ґ: 'г',
};
const lettersToReplace = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/**
 * Text for searching: lower case, no marks, no apostrophes, single spaces. For comparing only, never for showing:
 * й becomes и and ї becomes і as well.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(lettersToReplace, (letter) => plainLetters[letter] ?? letter)
    .replace(/['’‘ʼ`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The folded words of a text. A double-barrelled name gives two words, so that each part is found from its start. */
export function wordsOf(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Whether two texts say the same, however they are typed: another kind of dash, blanks and capital letters don't count. */
export function saysTheSame(a: string, b: string): boolean {
  return bare(a) === bare(b);
}

function bare(text: string): string {
  return fold(text)
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\s/g, '');
}

/**
 * One body under one key, however it was typed ("Klub Senior+", "klub  senior +"): folded words with single spaces, no
 * punctuation. Fit for the element of a field (`alias/<key>`): at most 120 characters.
 */
export function aliasOf(name: string): string {
  return wordsOf(name).join(' ').slice(0, 120).trim();
}

/** The digits of a phone number without the Polish prefix: "+48 601-000-001", "0048601000001" and "601000001" are one. */
export function digits(text: string): string {
  const all = text.replace(/\D/g, '');
  const national = all.replace(/^0048/, '');
  if (national !== all) return national;
  return text.trimStart().startsWith('+48') || /^48\d{9}$/.test(all) ? all.slice(2) : all;
}

/** What somebody typed into the search field, made ready once for a whole list. */
export interface Query {
  /** Folded words; every one of them has to be found. Empty: everything matches. */
  readonly words: readonly string[];
  /** The digits, when nothing but a phone number was typed ("601 000"); else empty. */
  readonly phone: string;
}

export function readQuery(text: string): Query {
  // A prefix alone tells no two people apart.
  const rest = text.trim().replace(/^(\+48|0048)/, '');
  return { words: wordsOf(rest), phone: /^[\d\s()+.-]+$/.test(rest) ? digits(rest) : '' };
}

/**
 * How well a record answers a query: 2 = every word of the query begins one of the record's words, 1 = every word is
 * at least inside one of them or inside a phone number, 0 = not found. A list shows 2 before 1.
 * `words` come from wordsOf, `phones` from digits; both are best kept beside the record, not made for every key press.
 */
export function rankOf(query: Query, words: readonly string[], phones: readonly string[]): 0 | 1 | 2 {
  if (query.phone.length >= 2 && phones.some((phone) => phone.includes(query.phone))) return 2;
  let rank: 1 | 2 = 2;
  for (const wanted of query.words) {
    if (words.some((word) => word.startsWith(wanted))) continue;
    rank = 1;
    const inPhone = /^\d{2,}$/.test(wanted) && phones.some((phone) => phone.includes(wanted));
    if (!inPhone && !words.some((word) => word.includes(wanted))) return 0;
  }
  return rank;
}

/** Whether a record is found, for short lists. texts and phones as they are recorded. An empty query finds all. */
export function matches(query: string, texts: readonly string[], phones: readonly string[]): boolean {
  return rankOf(readQuery(query), texts.flatMap(wordsOf), phones.map(digits)) > 0;
}

const collators = new Map<Locale, Intl.Collator>();

/** The order of names in a language; in Polish Ł comes after L, Ó after O. Numbers in a text are ordered as numbers. */
export function compareNames(locale: Locale): (a: string, b: string) => number {
  const collator = collators.get(locale) ?? new Intl.Collator(locale, { numeric: true });
  collators.set(locale, collator);
  return collator.compare;
}

const maxLabelLength = 60;

/**
 * The short name that everybody at an event may see: the first given name and the initial of the family name
 * ("Anna Maria", "Kowalska-Nowak" → "Anna K."). It never holds a whole family name.
 */
export function labelOf(given: string, family: string): string {
  const first = given.normalize('NFC').trim().split(/\s+/, 1)[0] ?? '';
  const initial = /\p{L}/u.exec(family.normalize('NFC'))?.[0].toUpperCase();
  return [Array.from(first).slice(0, maxLabelLength).join(''), initial === undefined ? '' : `${initial}.`]
    .filter((part) => part !== '')
    .join(' ');
}
