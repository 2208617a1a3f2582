/**
 * The first half of reading a plan's "Termin": from text as it was typed to a short list of tokens. What is not
 * understood stays a token of its own, so that nothing is passed over in silence. `term.ts` gives them their meaning.
 */
import { calendarNames, polishMonthsDeclined } from './calendar-names.ts';
import { fold } from './text.ts';

/** `list`: comma, "i"; `slash`; `or`: "lub"; `dash`; `until`: "do", a dash in words; `from`: "od"; `border`: "przełom". */
export type TermWord = 'list' | 'slash' | 'or' | 'dash' | 'until' | 'from' | 'border' | 'wholeYear' | 'unset';

export type TermToken =
  /** A month, or the months of a quarter or half-year; both 1–12, from ≤ to. */
  | { readonly type: 'months'; readonly from: number; readonly to: number }
  | { readonly type: 'year'; readonly year: number }
  | { readonly type: 'word'; readonly word: TermWord }
  /** Something that says no time, or none that is known here. */
  | { readonly type: 'rest'; readonly text: string };

const monthForms: readonly (readonly string[])[] = calendarNames.pl.alone.map((_, index) =>
  [calendarNames.pl.alone, calendarNames.pl.inDate, ...polishMonthsDeclined].map((row) => fold(row[index] ?? '')),
);
const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
const ordinalStems = ['pierwsz', 'drug', 'trzec', 'czwart'];

const words = new Map<string, TermWord>([
  ['i', 'list'],
  ['oraz', 'list'],
  [',', 'list'],
  [';', 'list'],
  ['+', 'list'],
  ['&', 'list'],
  ['lub', 'or'],
  ['albo', 'or'],
  ['badz', 'or'],
  ['/', 'slash'],
  ['-', 'dash'],
  ['do', 'until'],
  ['a', 'until'],
  ['od', 'from'],
  ['przelom', 'border'],
  ['przelomie', 'border'],
  ['ALL', 'wholeYear'],
  ['UNSET', 'unset'],
]);
/** Words beside a month that change nothing. */
const fillers = new Set(
  'w we na z r br b rok roku mc msc miesiac miesiacu ciagu przez miedzy pomiedzy poczatek poczatku polowa polowie koniec koncu'.split(
    ' ',
  ),
);

// The text is rewritten step by step. It is folded, hence lower-case; what has been understood is written in capitals:
// M03 = March, S0103 = January to March, Y2024 = the year. A Roman numeral is #3 until it is clear what it counts.
const mm = '(0?[1-9]|1[0-2])';
const dd = '(?:0?[1-9]|[12]\\d|3[01])';
const joint = '\\s*(?:[-/,]|\\b(?:i|do|oraz)\\b)\\s*';
const ordinal = `(?:#?[1-4]\\.?|(?:${ordinalStems.join('|')})[a-z]*)`;
const ordinals = `${ordinal}(?:${joint}${ordinal})*`;
const unit = 'kw(?:artal[a-z]*)?|polrocz[a-z]*';

const romanNumeral = /(?<![\p{L}\d])(?:[IVX]+|[ivx]{2,}|[vx])(?![\p{L}\d])/gu;
const isoDate = /\b(\d{4})-(0[1-9]|1[0-2])(?:-\d{2})?(?![\d-])/g;
const fullDate = new RegExp(`(?:(?<![\\d.])${dd}\\.?\\s*-\\s*)?\\b${dd}\\.${mm}\\.(\\d{4})(?!\\d)`, 'g');
const monthAndYear = new RegExp(`\\b(?:${mm}\\s*([-/])\\s*)?${mm}[./](\\d{4})(?!\\d)`, 'g');
const dayAndMonth = new RegExp(`\\b${dd}\\.${mm}\\b\\.?(?!\\d)`, 'g');
const year = /(?<![\dY])((?:19|20)\d{2})(?!\d)/g;
const daysBeforeMonth = new RegExp(`\\b${dd}\\b\\.?(?:${joint}${dd}\\b\\.?)*\\s+(?=M\\d)`, 'g');
const partsOfYear = new RegExp(`(?<![a-z\\d#])(${ordinals})\\s*(${unit})(?![a-z\\d])`, 'g');
const partsNamedAfter = new RegExp(`\\b(${unit})\\s+(${ordinals})(?![a-z\\d])`, 'g');
const wholeYear =
  /\bcal(?:y|ego|ym)\b(?:\s+Y\d{4})?(?:\s+rok[a-z]*)?|\bcaloroczn[a-z]*|\b(?:przez|w ciagu) rok[a-z]*|\bbiezaco\b|\bco miesiac\b|\bkazd[a-z]+ miesiac[a-z]*|\braz w miesiacu\b|\bciagl[a-z]*|\bstale\b/g;
const unset = /\bdo (?:ustalenia|uzgodnienia|potwierdzenia)\b|\bbrak(?: terminu)?\b/g;
const besideRoman = /Y\d{4}|\b(?:od|do|i|oraz|lub|r|rok|roku)\b/g;

/** Takes a term apart. Never fails: text without any time gives only `rest`, empty text nothing. */
export function tokensOf(text: string): readonly TermToken[] {
  return (rewrite(text).match(/[MSY]\d+|ALL|UNSET|[-/,;+&]|[\p{L}\p{N}]+/gu) ?? []).flatMap(tokenOf);
}

function rewrite(text: string): string {
  const dated = fold(markRoman(text.normalize('NFKC').replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/(?<![a-z\d])i(?=\s*-\s*#)/g, '#1')
    .replace(isoDate, ' M$2 Y$1 ')
    .replace(fullDate, (_, month: string, inYear: string) => `${mark(month)} Y${inYear} `)
    .replace(monthAndYear, (_, first: string | undefined, sign: string, month: string, inYear: string) => {
      return `${first === undefined ? '' : mark(first) + sign}${mark(month)} Y${inYear} `;
    })
    .replace(dayAndMonth, (_, month: string) => mark(month))
    .replace(/[a-z]{3,}/g, markName)
    .replace(year, ' Y$1 ')
    .replace(daysBeforeMonth, '')
    .replace(partsOfYear, (_, listed: string, part: string) => markParts(listed, part))
    .replace(partsNamedAfter, (_, part: string, listed: string) => markParts(listed, part))
    // In capitals "STYCZEŃ I LUTY" the "I" is the word "and".
    .replace(/(M\d\d\s*)#1(?=\s*M\d)/g, '$1 i ')
    .replace(unset, ' UNSET ');
  const months = hasMonths(dated) || /[a-z]/.test(dated.replace(besideRoman, '')) ? dated : markRomanMonths(dated);
  return hasMonths(months) ? months : months.replace(wholeYear, ' ALL ');
}

function tokenOf(piece: string): TermToken[] {
  if (/^M\d/.test(piece)) return [{ type: 'months', from: Number(piece.slice(1)), to: Number(piece.slice(1)) }];
  if (/^S\d/.test(piece)) return [{ type: 'months', from: Number(piece.slice(1, 3)), to: Number(piece.slice(3)) }];
  if (/^Y\d/.test(piece)) return [{ type: 'year', year: Number(piece.slice(1)) }];
  if (fillers.has(piece)) return [];
  const word = words.get(piece);
  return [word === undefined ? { type: 'rest', text: piece } : { type: 'word', word }];
}

const hasMonths = (text: string) => /[MS]\d/.test(text);
const two = (month: number) => String(month).padStart(2, '0');
const mark = (month: string | number) => ` M${two(Number(month))} `;

function markRoman(text: string): string {
  return text.replace(romanNumeral, (numeral) => {
    const index = roman.indexOf(numeral.toLowerCase());
    return index < 0 ? numeral : `#${index + 1}`;
  });
}

function markRomanMonths(text: string): string {
  return text.replace(/#(\d+)/g, (_, month: string) => mark(month));
}

/** A month in any case, or cut short ("paź", "wrzes"): three letters tell all twelve apart. */
function markName(word: string): string {
  const index = monthForms.findIndex((forms) => forms.some((form) => form.startsWith(word)));
  return index < 0 ? word : mark(index + 1);
}

/** "I-II kwartał", "drugie półrocze": each becomes its months; what stands between them stays. */
function markParts(listed: string, part: string): string {
  const length = part.startsWith('kw') ? 3 : 6;
  return listed.replace(new RegExp(ordinal, 'g'), (each) => {
    const digit = /\d/.exec(each)?.[0];
    const number = digit === undefined ? ordinalStems.findIndex((stem) => each.startsWith(stem)) + 1 : Number(digit);
    const to = number * length;
    return to > 12 ? each : ` S${two(to - length + 1)}${two(to)} `;
  });
}
