/**
 * What the counter shows, from the event and its sums: a tile for each group and measure, and how many attended. Pure; names
 * and wording are the components' part.
 */
import type { Scale } from '../../../domain/amount.ts';
import { elementsOf, inOrder } from '../../../domain/event.ts';
import type { Entry, Fields } from '../../../domain/scalar.ts';
import { coversOf } from '../../../domain/sheets.ts';
import { addUp, claimsOf, peopleMeasure, type Sum, type Sums, totalsOf, valueOf } from '../../../domain/total.ts';

type Entries = ReadonlyMap<string, Entry>;

/** What is counted apart from everything else: a measure, and the group for people ('': without groups). */
export interface Line {
  readonly measure: string;
  readonly group: string;
}

/** How much of something there is, in smallest units. */
export interface Amount {
  /** undefined: nobody counted, which is not zero. Of competing values the largest. */
  readonly value: number | undefined;
  /** Competing values ("62 albo 60"), largest first; empty when there is no question. */
  readonly either: readonly number[];
  /** Some of it is estimated. */
  readonly about: boolean;
  /** How much of it: said beside the value where it is a true part of it. 0 while values compete. */
  readonly estimated: number;
  /** How much of it was counted on other phones; 0 while values compete. */
  readonly elsewhere: number;
}

export interface Tile extends Line, Amount {
  /** Of a group 1–8: its own on every screen, unless another group of this event has it. 0: not of a group. */
  readonly hue: number;
  readonly unit: string;
  readonly scale: Scale;
  /** What one tap adds, in smallest units. */
  readonly step: number;
  /** What this phone counted and what the total leaves out, because another sheet holds it; 0 while values compete. */
  readonly aside: number;
  /** What a total typed on this phone starts from: its own whole, else the parts. undefined: nothing counted there. */
  readonly base: number | undefined;
}

export interface Board {
  /** People who attend, by group. */
  readonly attending: readonly Tile[];
  /** Groups that are counted but do not attend: performers, carers, people helped. */
  readonly beside: readonly Tile[];
  /** Everything that is not people. */
  readonly measures: readonly Tile[];
  readonly attended: Amount;
}

export interface Counted {
  readonly event: Fields;
  readonly sums: Sums;
  readonly sheets: Entries;
  /** The sheet that this phone counts on. */
  readonly sheet: string;
  readonly groups: Entries;
  readonly measures: Entries;
}

export function lineKey({ measure, group }: Line): string {
  return `${measure} ${group}`;
}

export function boardOf(counted: Counted): Board {
  const groups = groupsOf(counted);
  const hues = huesOf(groups, counted.groups);
  const people = groups.map((group, i) => tileOf(counted, { measure: peopleMeasure, group }, hues[i] ?? 1));
  const attends = ({ group }: Tile) => counted.groups.get(group)?.fields['attends'] !== false;
  const attending = people.filter(attends);
  return {
    attending,
    beside: people.filter((tile) => !attends(tile)),
    measures: measuresOf(counted).map((line) => tileOf(counted, line, 0)),
    attended: addAmounts(attending),
  };
}

/**
 * The part of an amount that is estimated, where saying it tells more than "about": some of it, and not all. An estimate
 * that was taken down again is no part of anything.
 */
export function estimatedPart({ value, estimated }: Pick<Amount, 'value' | 'estimated'>): number | undefined {
  return value !== undefined && estimated > 0 && estimated < value ? estimated : undefined;
}

/** Several amounts as one. Unknown only when all are; every combination of competing values is a possible result. */
export function addAmounts(amounts: readonly Amount[]): Amount {
  const known = amounts.filter(({ value }) => value !== undefined);
  const results = known.reduce<readonly number[]>(
    (sums, { value, either }) => {
      const values = either.length > 0 ? either : [value ?? 0];
      return [...new Set(sums.flatMap((sum) => values.map((each) => sum + each)))];
    },
    [0],
  );
  const sorted = results.toSorted((a, b) => b - a);
  return {
    value: known.length === 0 ? undefined : sorted[0],
    either: sorted.length > 1 ? sorted : [],
    about: known.some(({ about }) => about),
    estimated: sorted.length > 1 ? 0 : known.reduce((sum, { estimated }) => sum + estimated, 0),
    elsewhere: sorted.length > 1 ? 0 : known.reduce((sum, { elsewhere }) => sum + elsewhere, 0),
  };
}

/** The event's groups and those that somebody counted all the same; without any, people are counted without groups. */
function groupsOf({ event, sums, groups }: Counted): readonly string[] {
  const counted = linesIn(sums).filter(({ measure }) => measure === peopleMeasure);
  const all = [...new Set([...elementsOf(event, 'group'), ...counted.map(({ group }) => group)])];
  return all.length === 0 ? [''] : inOrder(all, groups);
}

function measuresOf({ event, sums, measures }: Counted): readonly Line[] {
  const named = elementsOf(event, 'measure').map((measure) => ({ measure, group: '' }));
  const byKey = new Map([...named, ...linesIn(sums)].map((line) => [lineKey(line), line]));
  const lines = [...byKey.values()].filter(({ measure }) => measure !== peopleMeasure);
  const order = inOrder([...new Set(lines.map(({ measure }) => measure))], measures);
  return lines.sort((a, b) => order.indexOf(a.measure) - order.indexOf(b.measure) || (a.group < b.group ? -1 : 1));
}

function linesIn(sums: Sums): readonly Line[] {
  return Object.keys(sums).map((key) => {
    const [, measure = '', group = ''] = key.split(' ');
    return { measure, group };
  });
}

const hueCount = 8;

/** Each group's own hue by its place in the list; where two of one event would look the same, the later takes the next free one. */
function huesOf(ids: readonly string[], groups: Entries): readonly number[] {
  const taken = new Set<number>();
  return ids.map((id, i) => {
    const own = Number(groups.get(id)?.fields['order'] ?? i);
    const hues = Array.from({ length: hueCount }, (_, step) => ((own + step) % hueCount) + 1);
    const hue = hues.find((each) => !taken.has(each)) ?? hues[0] ?? 1;
    taken.add(hue);
    return hue;
  });
}

function tileOf(counted: Counted, line: Line, hue: number): Tile {
  const { sums, sheets, sheet, measures } = counted;
  const own = Object.fromEntries(Object.entries(sums).filter(([key]) => key.endsWith(` ${lineKey(line)}`)));
  const total = totalsOf(own, sheets)[0];
  const either = total?.either?.toSorted((a, b) => b - a) ?? [];
  const fields = measures.get(line.measure)?.fields ?? {};
  return {
    ...line,
    value: total && valueOf(total),
    either,
    about: total !== undefined && total.estimated !== 0,
    estimated: either.length > 0 ? 0 : (total?.estimated ?? 0),
    elsewhere: either.length > 0 ? 0 : elsewhereOf(own, sheets, sheet),
    aside: either.length > 0 ? 0 : asideOf(own, sheets, sheet),
    base: baseOf(own, sheets, sheet),
    hue,
    unit: typeof fields['unit'] === 'string' ? fields['unit'] : '',
    scale: (fields['scale'] ?? 1) as Scale,
    step: typeof fields['step'] === 'number' && fields['step'] >= 1 ? Math.round(fields['step']) : 1,
  };
}

/** What of the line's total other sheets hold. */
function elsewhereOf(own: Sums, sheets: Entries, sheet: string): number {
  const { parts, wholes } = claimsOf(sheetsIn(own), sheets);
  const standing = wholes.length === 0 ? parts : wholes.slice(0, 1);
  if (wholes.includes(sheet)) return 0;
  return sumWhere(own, (each) => each !== sheet && standing.includes(each)) ?? 0;
}

function asideOf(own: Sums, sheets: Entries, sheet: string): number {
  const { parts, wholes } = claimsOf(sheetsIn(own), sheets);
  if (parts.includes(sheet) || wholes.includes(sheet)) return 0;
  return sumWhere(own, (each) => each === sheet) ?? 0;
}

function baseOf(own: Sums, sheets: Entries, sheet: string): number | undefined {
  const { parts } = claimsOf(sheetsIn(own), sheets);
  const covers = coversOf(sheets.get(sheet)) ?? 'part';
  const isAlone = covers !== 'part' && !parts.includes(sheet);
  return sumWhere(own, isAlone ? (each) => each === sheet : (each) => parts.includes(each));
}

const sheetsIn = (sums: Sums) => Object.keys(sums).map((key) => key.split(' ', 1)[0] ?? '');

function sumWhere(sums: Sums, isWanted: (sheet: string) => boolean): number | undefined {
  const wanted: Sum[] = Object.entries(sums)
    .filter(([key]) => isWanted(key.split(' ', 1)[0] ?? ''))
    .map(([, sum]) => sum);
  return wanted.length === 0 ? undefined : valueOf(addUp(wanted));
}
