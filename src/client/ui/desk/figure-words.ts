/** Numbers of the table as people read them: "85", "ok. 85", "62 albo 60", "976,44 kg", and "—" for what nobody counted. */
import type { Scale } from '../../../domain/amount.ts';
import type { Figure } from '../../../domain/figure.ts';
import type { Entry } from '../../../domain/scalar.ts';
import { peopleMeasure } from '../../../domain/total.ts';
import type { Figures, Line } from '../../../domain/year-table.ts';
import { t } from '../../locales/t.ts';
import { plainFigure } from '../figure-words.ts';
import { nameOf } from '../names.ts';

type Entries = ReadonlyMap<string, Entry>;

/** What the words are made from: the office's measures and groups. */
export interface Lists {
  readonly measures: Entries;
  readonly groups: Entries;
}

export const unknownMark = '—';

export function scaleOf(measures: Entries, measure: string): Scale {
  const scale = measures.get(measure)?.fields['scale'];
  return scale === 10 || scale === 100 || scale === 1000 ? scale : 1;
}

/** A figure of a measure of this scale. An open question says all that it may be. */
export function figureWords(figure: Figure, scale: Scale): string {
  const words = plainFigure(figure, scale);
  return figure.estimated === 0 ? words : t('figure.about', { count: words });
}

/** Attendances of a row, or the mark of what nobody counted. */
export function attendancesWords({ attendances }: Figures): string {
  return attendances === undefined ? unknownMark : figureWords(attendances, 1);
}

/** What the attendances do not hold: "nie policzono: 2". Nothing where all is counted, or nothing is. */
export function uncountedWords({ attendances, uncounted }: Figures): string | undefined {
  return attendances === undefined || uncounted === 0 ? undefined : t('figure.uncounted', { count: uncounted });
}

export function groupWords(line: Line, { groups }: Lists): string {
  return line.group === '' ? t('figure.ungrouped') : nameOf(groups, line.group);
}

/** "Seniorzy: 60": a group's attendances. Names of groups may end with a number ("ul. Krzyska 17"). */
export function groupLine(line: Line, lists: Lists): string {
  return t('summary.line', { name: groupWords(line, lists), count: figureWords(line, 1) });
}

/** How a line beside the attendances is called: "Żywność", "Żywność, Seniorzy"; people who do not attend by their group. */
export function otherName({ measure, group }: Line, { measures, groups }: Lists): string {
  if (measure === peopleMeasure) return nameOf(groups, group);
  return group === '' ? nameOf(measures, measure) : `${nameOf(measures, measure)}, ${nameOf(groups, group)}`;
}

/** "Żywność: 976,44 kg". */
export function otherLine(line: Line, lists: Lists): string {
  return t('summary.line', { name: otherName(line, lists), count: otherAmount(line, lists) });
}

/** The line's number with the unit of its measure. */
function otherAmount(line: Line, { measures }: Lists): string {
  const unit = measures.get(line.measure)?.fields['unit'];
  const amount = figureWords(line, scaleOf(measures, line.measure));
  return typeof unit === 'string' && line.measure !== peopleMeasure ? `${amount}\u00a0${unit}` : amount;
}
