/** A number that people read: a sum, and what else it may be while counts compete. */
import type { Entry } from './scalar.ts';
import { addUp, peopleMeasure, type Sum, type Total, valueOf } from './total.ts';

/** A sum of one event or of several. Absent where nobody counted: unknown is not zero. */
export interface Figure extends Sum {
  /**
   * Set while counts compete and nobody chose: the least and the greatest value it may have. `between`: values between
   * them are possible as well, because several events wait for an answer.
   */
  readonly either?: { readonly low: number; readonly high: number; readonly between: boolean };
}

export function figureOf({ exact, estimated, tallies, either }: Total): Figure {
  const sum = { exact, estimated, tallies };
  if (either === undefined) return sum;
  return { ...sum, either: { low: Math.min(...either), high: Math.max(...either), between: either.length > 2 } };
}

/** Adds figures of one measure; what is open in one of them is open in the sum. */
export function addFigures(figures: readonly Figure[]): Figure {
  const sum = addUp(figures);
  const open = figures.filter((figure) => figure.either !== undefined);
  if (open.length === 0) return sum;
  const bounds = figures.map(
    (figure) => figure.either ?? { low: valueOf(figure), high: valueOf(figure), between: false },
  );
  return {
    ...sum,
    either: {
      low: bounds.reduce((all, { low }) => all + low, 0),
      high: bounds.reduce((all, { high }) => all + high, 0),
      between: open.length > 1 || bounds.some(({ between }) => between),
    },
  };
}

/**
 * Attendances of an event: people of the groups that count as attending (beneficiaries, performers and carers do not).
 * Nothing when nobody counted: unknown is not zero.
 */
export function attendancesOf(totals: readonly Total[], groups: ReadonlyMap<string, Entry>): Figure | undefined {
  const counted = totals.filter(
    ({ measure, group }) => measure === peopleMeasure && groups.get(group)?.fields['attends'] !== false,
  );
  return counted.length === 0 ? undefined : addFigures(counted.map(figureOf));
}
