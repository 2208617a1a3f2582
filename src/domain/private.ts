/**
 * What does not belong in a text that everybody in the office reads: a PESEL, a phone number, a list of people. Only for
 * warning: it may miss some, and it must seldom cry over the name of a street, a school or a patron.
 */
import { isDay } from './day.ts';
import { isGivenName } from './given-names.ts';
import { fold } from './text.ts';

export type PrivateSort = 'pesel' | 'phone' | 'names';

export interface Private {
  readonly sort: PrivateSort;
  /** As it stands in the text; of several names the first two. */
  readonly found: string;
}

/** What a text seems to hold, the first of each sort. Empty: nothing of it. */
export function privateIn(text: string): readonly Private[] {
  const names = namesIn(text);
  const found: readonly (readonly [PrivateSort, string | undefined])[] = [
    ['pesel', peselIn(text)],
    ['phone', phoneIn(text)],
    ['names', names.length < 2 ? undefined : names.slice(0, 2).join(', ')],
  ];
  return found.flatMap(([sort, what]) => (what === undefined ? [] : { sort, found: what }));
}

/** Eleven digits with the date and the last digit that a PESEL has; any other number of eleven digits is none. */
export function peselIn(text: string): string | undefined {
  const candidates = text.matchAll(/(?<!\d[ -]?)\d{6}[ -]?\d{5}(?![ -]?\d)/g);
  return [...candidates].map(([match]) => match).find((match) => isPesel(match.replace(/\D/g, '')));
}

const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];

function isPesel(eleven: string): boolean {
  const sum = weights.reduce((all, weight, at) => all + weight * Number(eleven.charAt(at)), 0);
  const month = Number(eleven.slice(2, 4));
  // The century is told by what is added to the month.
  const year = `${month > 20 ? '20' : '19'}${eleven.slice(0, 2)}`;
  const born = `${year}-${String(month % 20).padStart(2, '0')}-${eleven.slice(4, 6)}`;
  return (10 - (sum % 10)) % 10 === Number(eleven.charAt(10)) && month < 40 && isDay(born);
}

const apart = '[ \\u00a0.-]';
const mobile = '(?:4[5]|5[01379]|6[069]|7[2389]|88)';
const area = '(?:1[2-8]|2[2-59]|3[2-4]|4[1-468]|5[24-689]|6[1-3578]|7[14-7]|8[1-79]|9[145])';
/** Longer numbers – accounts, sums, several numbers in a row – are no phone: nothing of a number stands on either side. */
const before = '(?<![\\d,]|\\d[ \\u00a0.-])';
const after = '(?!\\d|[ \\u00a0.,-]\\d|[ \\u00a0]?(?:zł|PLN))';
const phones = [
  // 601 000 001, 601000001
  `${before}${mobile}\\d(?:${apart}?\\d{3}){2}${after}`,
  // 14 688 20 20, (14) 688-20-20
  `${before}\\(?${area}\\)?[ \\u00a0-]\\d{3}${apart}\\d{2}${apart}\\d{2}${after}`,
  // +48 14 688 20 20, 0048601000001, +380 67 123 45 67
  `(?<!\\d)(?:\\+|00)(?:48|380)(?:[ \\u00a0-]?\\(?\\d\\)?){9}${after}`,
].map((pattern) => new RegExp(pattern));

function phoneIn(text: string): string | undefined {
  return phones.map((pattern) => pattern.exec(text)?.[0]).find((match) => match !== undefined);
}

/** Before a name these say that it is a street, a school or a patron. */
const patrons = new Set(
  `im imienia imieniem ul ulica ulicy ulice al aleja alei aleje pl plac placu os osiedle osiedlu osiedla rondo rondzie most
  park parku skwer skwerze swiety swieta swietego swietej sw szkola szkoly szkole przedszkole liceum fundacja fundacji
  muzeum teatr teatru teatrze biblioteka biblioteki dom domu centrum zespol hala stadion kino galeria galerii pomnik
  pomnika pomnikiem dzien dnia rok roku konkurs memorial turniej festiwal parafia kosciol sanktuarium kopiec wzgorze
  вул вулиця вулиці імені парк`
    .trim()
    .split(/\s+/),
);
/** Between "ul." and the name. */
const titles = new Set(
  'gen general generala ks ksiedza bp abp kard dr prof hr krol krola krolowej hetmana marszalka'.split(' '),
);
/** Words that stand before a given name and are no family name. */
const noFamily = new Set(
  'pan pani pana panu panem pania klub sklep babcia dziadek ciocia wujek siostra brat ksiadz chor grupa hotel'.split(
    ' ',
  ),
);

interface Word {
  readonly text: string;
  readonly folded: string;
  /** What stands between it and the word before. */
  readonly gap: string;
}

/** "Anna Nowak", "Nowaka Jana": pairs of a given and a family name, each family once. */
function namesIn(text: string): readonly string[] {
  const pairs = text.split(/[\n;,•]/).flatMap((piece) => pairsIn(wordsIn(piece)));
  return [...new Map(pairs.map((pair) => [fold(pair), pair])).values()];
}

function wordsIn(piece: string): readonly Word[] {
  let end = 0;
  return [...piece.matchAll(/[\p{L}\p{M}][\p{L}\p{M}'’-]*|\d+/gu)].map((match) => {
    const gap = piece.slice(end, match.index);
    end = match.index + match[0].length;
    return { text: match[0], folded: fold(match[0]), gap };
  });
}

function pairsIn(words: readonly Word[]): readonly string[] {
  const letters = words.filter(({ text }) => !/^\d/.test(text));
  const [first, second] = letters;
  // A list that begins with the family names, as in a register.
  const isTurned =
    letters.length === 2 &&
    first !== undefined &&
    second !== undefined &&
    isFamily(first) &&
    isGiven(second) &&
    isNext(second);
  if (isTurned && !patrons.has(first.folded)) return [`${first.text} ${second.text}`];
  return words.flatMap((word, at) => {
    const next = words[at + 1];
    if (next === undefined || !isGiven(word) || !isFamily(next) || !isNext(next) || isPatron(words, at)) return [];
    return `${word.text} ${next.text}`;
  });
}

const isNext = ({ gap }: Word) => /^[ \u00a0\t]+$/.test(gap);
const isCapital = ({ text }: Word) => /^\p{Lu}/u.test(text);
const isGiven = (word: Word) => isCapital(word) && isGivenName(word.text);

/** At least three letters, so that "Ania K." stays what everybody may read; "II" and "XXIII" belong to a pope or a king. */
function isFamily(word: Word): boolean {
  return (
    isCapital(word) &&
    word.text.length >= 3 &&
    !/^[IVX]+$/.test(word.text) &&
    !isGiven(word) &&
    !noFamily.has(word.folded)
  );
}

/** Whether the name at a place is that of a street or a patron, or the month in "3 Maja". */
function isPatron(words: readonly Word[], at: number): boolean {
  let before = at - 1;
  while (titles.has(words[before]?.folded ?? '') || isGiven(words[before] ?? nothing)) before--;
  const word = words[before];
  return word !== undefined && patrons.has(word.folded);
}

const nothing: Word = { text: '', folded: '', gap: '' };
