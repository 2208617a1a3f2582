/**
 * Reads a plan's "Termin" in Polish. A dash names every month between, a slash only the months that stand there:
 * neighbours are one window ("kwiecień/maj": in April or in May), distant ones a round each ("kwiecień/listopad"). The
 * reading is a proposal: the plan's own text is always kept beside it and a person confirms what is asked here.
 */
import { addMonths } from './day.ts';
import type { termModes } from './kinds.ts';
import { areNeighbours, monthsIn, openEnded, overTheTurn, type Piece, piecesOf, runBackwards } from './term-pieces.ts';
import { type TermToken, type TermWord, tokensOf } from './term-tokens.ts';

/**
 * What a person is asked about a reading:
 * `year` – another year than the plan's is written; the months are proposed in the plan's year;
 * `slash` – one time somewhere in the window, or a round in each month?
 * `order` – the months run backwards (do they end in the next year?), or over two years and more;
 * `mixed` – dashes and lists together;
 * `open` – only a beginning or an end is written ("od maja");
 * `wholeYear` – nothing but a year is written;
 * `rest` – words that were not understood stand beside the months;
 * `unset` – no time yet ("do ustalenia", nothing);
 * `unreadable` – there is text, but no time was found in it.
 */
export type TermQuestion =
  | 'year'
  | 'slash'
  | 'order'
  | 'mixed'
  | 'open'
  | 'wholeYear'
  | 'rest'
  | 'unset'
  | 'unreadable';

/** `window`: once, somewhere in these months. `separate`: a round in each. `all`: the whole year. `none`: no month. */
export type TermMode = (typeof termModes)[number];

export interface TermReading {
  readonly mode: TermMode;
  /** 'YYYY-MM', sorted, each once, at most 24. */
  readonly months: readonly string[];
  /** The months with the year that is written, where that is not the plan's. */
  readonly monthsAsWritten?: readonly string[];
  /** `sure`: nothing to ask. `likely`: the proposal is probably right. `ask`: a person has to decide. */
  readonly confidence: 'sure' | 'likely' | 'ask';
  readonly questions: readonly TermQuestion[];
}

const maxMonths = 24;
/** As long as the field that keeps a term; what is written beyond is not read, and asked about. */
const maxLength = 200;
const undecided: readonly TermQuestion[] = ['order', 'open', 'unset', 'unreadable'];

/** Reads a term as it stands in a plan for `planYear` (four digits). Never throws; what it can't read it asks about. */
export function readTerm(text: string, planYear: number): TermReading {
  const tokens = tokensOf(text.slice(0, maxLength));
  const has = (word: TermWord) => tokens.some((token) => token.type === 'word' && token.word === word);
  const questions = new Set<TermQuestion>();
  if (text.length > maxLength || tokens.some((token) => token.type === 'rest')) questions.add('rest');

  const written = piecesOf(tokens, planYear);
  const first = written[0];
  if (first === undefined) return readWithoutMonths(tokens, planYear, has, questions);
  if (has('unset')) questions.add('rest');
  const mode = modeOf(written, has('border'), questions);
  const isOpen = written.length === 1 && (has('from') || has('until'));
  if (isOpen) questions.add('open');
  if (runBackwards(written)) questions.add('order');
  const meant = isOpen
    ? [openEnded(first, has('from'))]
    : runBackwards(written) && (mode === 'range' || mode === 'window')
      ? overTheTurn(written, planYear)
      : written;
  const months = monthsIn(meant, maxMonths);
  if (months.length === maxMonths) questions.add('order');
  if (months.length === 1) return settleYear('single', months, planYear, questions);
  return settleYear(mode === 'single' ? 'range' : mode, months, planYear, questions);
}

function readWithoutMonths(
  tokens: readonly TermToken[],
  planYear: number,
  has: (word: TermWord) => boolean,
  questions: Set<TermQuestion>,
): TermReading {
  const year = tokens.find((token) => token.type === 'year')?.year;
  const onlyYear = year !== undefined && tokens.every((token) => token.type === 'year');
  if (!has('wholeYear') && !onlyYear) {
    const unset = has('unset') || !tokens.some((token) => token.type !== 'word');
    return { mode: 'none', months: [], confidence: 'ask', questions: [unset ? 'unset' : 'unreadable'] };
  }
  if (onlyYear) questions.add('wholeYear');
  const first = (year ?? planYear) * 12;
  return settleYear(
    'all',
    Array.from({ length: 12 }, (_, month) => first + month),
    planYear,
    questions,
  );
}

function modeOf(pieces: readonly Piece[], border: boolean, questions: Set<TermQuestion>): TermMode {
  const joints = new Set(pieces.slice(1).map((piece) => piece.joint));
  if (joints.has('dash') || pieces.some((piece) => piece.from !== piece.to)) {
    if (joints.size > 1 || (joints.has('dash') && pieces.length > 2)) questions.add('mixed');
    if (joints.has('slash') || joints.has('or')) questions.add('slash');
    return 'range';
  }
  if (pieces.length === 1) return 'single';
  if (border) return 'window';
  if (!joints.has('or') && !joints.has('slash')) return 'separate';
  questions.add('slash');
  return joints.has('or') || areNeighbours(pieces) ? 'window' : 'separate';
}

function settleYear(
  mode: TermMode,
  written: readonly number[],
  planYear: number,
  questions: Set<TermQuestion>,
): TermReading {
  const asText = (month: number) => addMonths('0000-01', month);
  const firstYear = Math.floor((written[0] ?? planYear * 12) / 12);
  const inPlan = written.some((month) => Math.floor(month / 12) === planYear);
  // Where one of the months lies in the plan's year, the others are meant as they are written.
  const shift = inPlan ? 0 : (planYear - firstYear) * 12;
  if (firstYear !== planYear) questions.add('year');
  const asked = [...questions];
  const confidence = asked.length === 0 ? 'sure' : asked.some((each) => undecided.includes(each)) ? 'ask' : 'likely';
  const months = written.map((month) => asText(month + shift));
  return shift === 0
    ? { mode, months, confidence, questions: asked }
    : { mode, months, monthsAsWritten: written.map(asText), confidence, questions: asked };
}
