/**
 * What is being typed in from a sheet of paper, until it is saved. It lives in memory alone and outlives its page; whom it
 * ticks is an id, no name is typed here.
 */
import { parseAmount, type Scale } from '../../../domain/amount.ts';
import { isDay } from '../../../domain/day.ts';
import type { PaperCount, PaperLine } from '../../../domain/paper.ts';
import type { Fields, Write } from '../../../domain/scalar.ts';
import { lineKey } from '../event/board.ts';

const textNames = ['title', 'date', 'startTime', 'endTime', 'place', 'note'] as const;
export type TextName = (typeof textNames)[number];
type Ticks = Readonly<Record<string, boolean>>;

export interface Draft {
  /** The id that a new event will have: the same for every press of the button, so that none is made twice. */
  readonly id: string;
  readonly texts: Readonly<Partial<Record<TextName, string>>>;
  /** By the key of the line: the number as typed, and whether it is "około". */
  readonly amounts: Readonly<Record<string, string>>;
  readonly about: Ticks;
  readonly partners: Ticks;
  readonly volunteers: Ticks;
  /** What was written on the paper by hand beyond what it named. */
  readonly added: readonly PaperLine[];
  /** Groups and partners that the office's lists did not have. */
  readonly made: readonly Write[];
  /** There is not one number on the paper, and that is no slip. */
  readonly uncounted: boolean;
}

export function emptyDraft(id: string): Draft {
  return {
    id,
    texts: {},
    amounts: {},
    about: {},
    partners: {},
    volunteers: {},
    added: [],
    made: [],
    uncounted: false,
  };
}

/** What a field shows: what was typed, else what was planned. */
export function shownText({ texts }: Draft, planned: Fields, name: TextName): string {
  return texts[name] ?? (typeof planned[name] === 'string' ? planned[name] : '');
}

export const ticked = (ticks: Ticks): readonly string[] => Object.keys(ticks).filter((id) => ticks[id]);

export type DraftProblem =
  | 'title'
  | 'date'
  | 'future'
  | 'order'
  | 'uncounted'
  | 'negative'
  | 'amount-not-a-number'
  | 'amount-too-precise'
  | 'amount-too-big';

export interface Judged {
  readonly planned: Fields;
  readonly lines: readonly PaperLine[];
  readonly scaleOf: (line: PaperLine) => Scale;
  /** 'YYYY-MM-DD' */
  readonly today: string;
}

/** What is to be put right before saving, by text name or by the key of the line. */
export function problemsOf(draft: Draft, judged: Judged): Readonly<Record<string, DraftProblem>> {
  const { planned, lines, scaleOf, today } = judged;
  const [title = '', date = '', startTime = '', endTime = ''] = textNames.map((name) =>
    shownText(draft, planned, name).trim(),
  );
  const found: Record<string, DraftProblem> = {};
  if (title === '') found['title'] = 'title';
  // A browser lets the year 24 through.
  if (!isDay(date)) found['date'] = 'date';
  else if (date > today) found['date'] = 'future';
  if (startTime !== '' && endTime !== '' && endTime < startTime) found['endTime'] = 'order';
  for (const line of lines) {
    const reading = parseAmount(draft.amounts[lineKey(line)] ?? '', scaleOf(line));
    if (reading.ok && reading.amount < 0) found[lineKey(line)] = 'negative';
    if (!reading.ok && reading.code !== 'amount-empty') found[lineKey(line)] = reading.code;
  }
  const [first] = lines;
  const isBlank = lines.every((line) => (draft.amounts[lineKey(line)] ?? '').trim() === '');
  if (first !== undefined && isBlank && !draft.uncounted) found[lineKey(first)] = 'uncounted';
  return found;
}

/** The numbers that stand in the form: nothing for a place that is empty or can't be read. */
export function countsIn(
  draft: Draft,
  { lines, scaleOf }: Pick<Judged, 'lines' | 'scaleOf'>,
): readonly Omit<PaperCount, 'id'>[] {
  return lines.flatMap((line) => {
    const reading = parseAmount(draft.amounts[lineKey(line)] ?? '', scaleOf(line));
    if (!reading.ok) return [];
    return { ...line, amount: reading.amount, exact: draft.about[lineKey(line)] !== true };
  });
}

const drafts = new Map<string, Draft>();

/** key: office, and the event or row. */
export function keptDraft(key: string): Draft | undefined {
  return drafts.get(key);
}

export function keepDraft(key: string, draft: Draft | undefined): void {
  if (draft === undefined) drafts.delete(key);
  else drafts.set(key, draft);
}
