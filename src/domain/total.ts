/**
 * What a count adds up to. A count is the sum of a set of tallies; nothing ever sets a total. Sums are kept per sheet,
 * measure and group, so that a new tally costs one addition whatever is stored.
 */
import type { Entry, Fields } from './scalar.ts';

/** Exact and estimated amounts (in smallest units) and how many tallies stand behind them. No tally: unknown, not zero. */
export interface Sum {
  readonly exact: number;
  readonly estimated: number;
  readonly tallies: number;
}
/** The sums of one event by sheet, measure and group (`sumKey`). */
export type Sums = Readonly<Record<string, Sum>>;

/** The key of a sum: ids hold no blank. group: '' for a measure counted without groups. */
export function sumKey(sheet: string, measure: string, group: string): string {
  return `${sheet} ${measure} ${group}`;
}

/** What one tally adds: nothing when it is struck out or not whole yet. */
export function contributionOf(fields: Fields): { key: string; sum: Sum } | undefined {
  const { sheet, measure, amount } = fields;
  if (fields['void'] === true) return undefined;
  if (typeof sheet !== 'string' || typeof measure !== 'string' || typeof amount !== 'number') return undefined;
  const group = typeof fields['group'] === 'string' ? fields['group'] : '';
  const isExact = fields['exact'] !== false;
  return {
    key: sumKey(sheet, measure, group),
    sum: { exact: isExact ? amount : 0, estimated: isExact ? 0 : amount, tallies: 1 },
  };
}

/** Replaces what a tally added before by what it adds now. Both may be absent. */
export function changeSums(sums: Sums, before: Fields | undefined, after: Fields | undefined): Sums {
  const gone = before && contributionOf(before);
  const come = after && contributionOf(after);
  if (gone === undefined && come === undefined) return sums;
  const changed: Record<string, Sum> = { ...sums };
  if (gone !== undefined) addTo(changed, gone.key, gone.sum, -1);
  if (come !== undefined) addTo(changed, come.key, come.sum, 1);
  return changed;
}

function addTo(sums: Record<string, Sum>, key: string, sum: Sum, sign: 1 | -1): void {
  const held = sums[key] ?? { exact: 0, estimated: 0, tallies: 0 };
  const next = {
    exact: held.exact + sign * sum.exact,
    estimated: held.estimated + sign * sum.estimated,
    tallies: held.tallies + sign * sum.tallies,
  };
  if (next.tallies === 0) delete sums[key];
  else sums[key] = next;
}

/** One line of an event's result. group '' means that the measure was counted without groups. */
export interface Total extends Sum {
  readonly measure: string;
  readonly group: string;
  /** Set when sheets compete ("62 albo 60"): the possible values, exact and estimated together; a person must choose. */
  readonly either?: readonly number[];
}

/** The sheets that count for one line (a measure and group), and those that compete for it. */
interface Claims {
  readonly parts: readonly string[];
  readonly wholes: readonly string[];
}

/**
 * Which of the sheets with a count stand. One that lies inside another adds nothing beside a sheet that stands; where no
 * other counted, its count is all there is.
 */
export function claimsOf(counted: readonly string[], sheets: ReadonlyMap<string, Entry>): Claims {
  const covers = (sheet: string) => sheets.get(sheet)?.fields['covers'];
  const wholes = counted.filter((sheet) => covers(sheet) === 'whole');
  const parts = counted.filter((sheet) => covers(sheet) !== 'whole' && covers(sheet) !== 'inside');
  return wholes.length + parts.length === 0 ? { parts: counted, wholes } : { parts, wholes };
}

/**
 * The totals of an event per measure and group: the sum of its sheets' parts. One sheet that covers the whole stands
 * alone; two wholes, or a whole beside parts, are a question (`either`), and the larger value is carried meanwhile.
 */
export function totalsOf(sums: Sums, sheets: ReadonlyMap<string, Entry>): readonly Total[] {
  const lines = new Map<string, { measure: string; group: string; bySheet: Map<string, Sum> }>();
  for (const [key, sum] of Object.entries(sums)) {
    const [sheet = '', measure = '', group = ''] = key.split(' ');
    const line = lines.get(`${measure} ${group}`) ?? { measure, group, bySheet: new Map<string, Sum>() };
    lines.set(`${measure} ${group}`, line);
    line.bySheet.set(sheet, sum);
  }
  return [...lines.values()].map(({ measure, group, bySheet }) => {
    const { parts, wholes } = claimsOf([...bySheet.keys()], sheets);
    const sumOf = (ids: readonly string[]) => addUp(ids.flatMap((id) => bySheet.get(id) ?? []));
    const candidates = [...(parts.length > 0 ? [sumOf(parts)] : []), ...wholes.map((whole) => sumOf([whole]))];
    const largest = candidates.reduce((a, b) => (valueOf(b) > valueOf(a) ? b : a));
    const either = [...new Set(candidates.map(valueOf))];
    return { measure, group, ...largest, ...(either.length > 1 ? { either } : {}) };
  });
}

/** Exact and estimated together. */
export function valueOf(sum: Sum): number {
  return sum.exact + sum.estimated;
}

/** Adds sums of one measure. */
export function addUp(sums: readonly Sum[]): Sum {
  return sums.reduce(
    (a, b) => ({ exact: a.exact + b.exact, estimated: a.estimated + b.estimated, tallies: a.tallies + b.tallies }),
    { exact: 0, estimated: 0, tallies: 0 },
  );
}

/** The measure that counts people. */
export const peopleMeasure = 'people';
