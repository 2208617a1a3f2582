/** The middle of reading a plan's "Termin": tokens become pieces of time with their years, in the order they are meant. */
import type { TermToken, TermWord } from './term-tokens.ts';

/** A month or a part of the year, in absolute months (year × 12 + month from 0), and the joint before it. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly joint: TermWord;
}

const joints: readonly TermWord[] = ['list', 'slash', 'or', 'dash', 'until'];

/** The pieces with their years: a year belongs to all months before it that have none yet, else to those after it. */
export function piecesOf(tokens: readonly TermToken[], planYear: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let undated: Piece[] = [];
  let joint: TermWord = 'list';
  let year = planYear;
  for (const token of tokens) {
    if (token.type === 'months') {
      const before = year * 12 - 1;
      undated.push({ from: before + token.from, to: before + token.to, joint });
      joint = 'list';
    } else if (token.type === 'year') {
      pieces.push(...undated.map(moveBy((token.year - year) * 12)));
      undated = [];
      year = token.year;
    } else if (token.type === 'word' && joints.includes(token.word)) {
      joint = token.word === 'until' ? 'dash' : token.word;
    }
  }
  return [...pieces, ...undated];
}

const moveBy = (months: number) => (piece: Piece) => ({ ...piece, from: piece.from + months, to: piece.to + months });

/** Whether each month follows the one before it, December and January of one written year included. */
export function areNeighbours(pieces: readonly Piece[]): boolean {
  return pieces.every((piece, index) => {
    const gap = piece.from - (pieces[index - 1]?.to ?? piece.from - 1);
    return gap === 1 || gap === -11;
  });
}

/** Whether a month stands before an earlier one ("listopad-luty"). */
export function runBackwards(pieces: readonly Piece[]): boolean {
  return pieces.some((piece, index) => piece.from < (pieces[index - 1]?.from ?? piece.from));
}

/**
 * Months that run backwards go on into the next year. Where the year that is written is the one after the plan's, it is
 * the year of their end: "listopad-luty 2025" in a plan for 2024 begins in 2024.
 */
export function overTheTurn(pieces: readonly Piece[], planYear: number): readonly Piece[] {
  let turn = Math.floor((pieces[0]?.from ?? 0) / 12) === planYear + 1 ? -12 : 0;
  return pieces.map((piece, index) => {
    if (piece.from < (pieces[index - 1]?.from ?? piece.from)) turn += 12;
    return moveBy(turn)(piece);
  });
}

/** "od maja": until December of that year. "do maja": from its January. */
export function openEnded(piece: Piece, hasStart: boolean): Piece {
  const january = Math.floor(piece.from / 12) * 12;
  return hasStart ? { ...piece, to: january + 11 } : { ...piece, from: january };
}

/** The months of all pieces, sorted, each once; a dash gives those between. Not more than `limit`. */
export function monthsIn(pieces: readonly Piece[], limit: number): readonly number[] {
  const months = new Set<number>();
  pieces.forEach((piece, index) => {
    const joined = (piece.joint === 'dash' ? pieces[index - 1] : undefined) ?? piece;
    const from = Math.min(joined.from, piece.from);
    const to = Math.min(Math.max(joined.to, piece.to), from + limit - 1);
    for (let month = from; month <= to; month++) months.add(month);
  });
  return [...months].toSorted((a, b) => a - b).slice(0, limit);
}
