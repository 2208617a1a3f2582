/** Says what was measured, as lines of a markdown table. */
import { median, withRange } from './figures.ts';

/** One claim. All lists have one value for each round. */
export interface Figure {
  readonly label: string;
  readonly unit: 'ms' | 'KiB' | '×' | '';
  readonly teren: readonly number[];
  /** What the ratio is to; nothing where only the value counts. */
  readonly limit?: readonly number[] | undefined;
  /** The peers and the second limit, by name. */
  readonly others?: Readonly<Record<string, readonly number[]>>;
  /** The ratio to the limit may be at most so much, or the value itself may; or it must be the value. Nothing: told for information. */
  readonly target?: { readonly ratio: number } | { readonly atMost: number } | { readonly exactly: number };
}

export const tableHead = '| metric | limit | others | Teren | ÷ limit | target | |\n|---|---|---|---|---|---|---|';

export function lineOf(figure: Figure): string {
  const { label, unit, teren, limit, others = {}, target } = figure;
  const ratios = ratiosOf(figure);
  const beside = Object.entries(others).map(([name, values]) => `${name} ${withRange([median(values)])}`);
  const cells = [
    unit === '' ? label : `${label}, ${unit}`,
    limit === undefined ? '–' : withRange(limit),
    beside.join(', ') || '–',
    withRange(teren),
    ratios === undefined ? '–' : withRange(ratios),
    targetWords(target),
    verdict(figure),
  ];
  return `| ${cells.join(' | ')} |`;
}

function ratiosOf({ teren, limit, unit }: Figure): readonly number[] | undefined {
  return limit === undefined || unit === '×' ? undefined : teren.map((value, i) => value / (limit[i] ?? Number.NaN));
}

function targetWords(target: Figure['target']): string {
  if (target === undefined) return '–';
  if ('ratio' in target) return `≤ ${target.ratio}×`;
  return 'atMost' in target ? `≤ ${target.atMost}` : `${target.exactly}`;
}

function verdict(figure: Figure): string {
  const { target, teren } = figure;
  if (target === undefined) return '';
  if ('exactly' in target) return teren.every((value) => value === target.exactly) ? 'reached' : '**NOT reached**';
  const [value, most] =
    'ratio' in target ? [median(ratiosOf(figure) ?? []), target.ratio] : [median(teren), target.atMost];
  return value <= most ? 'reached' : '**NOT reached**';
}
