/**
 * Two people who differed are both heard. The one rule by which phone and office decide whether a value that loses
 * stays as the other version of its field: `phone~<ms>~<device>` in the same record, with its own stamp.
 */
import { ruleOf } from '../domain/kinds.ts';
import type { Scalar } from '../domain/scalar.ts';
import { type Cell, type Cells, joinCell, stampOf } from './cell.ts';
import { compareStamps, type Stamp } from './stamp.ts';

/** The name under which a beaten value of a field stays in the record. */
export function versionName(field: string, stamp: Stamp): string {
  return `${field}~${stamp[0]}~${stamp[1]}`;
}

/** Reads the name of an other version; nothing for a plain field. */
export function readVersionName(name: string): { field: string; stamp: Stamp } | undefined {
  const [field, ms, device] = name.split('~');
  if (field === undefined || ms === undefined || device === undefined) return undefined;
  return { field, stamp: [Number(ms), device] };
}

/** Whether a person is asked when two differ in this field. Other versions themselves and machine-set fields only join. */
export function isAsked(kind: string, field: string): boolean {
  return field !== 'erased' && !field.includes('~') && ruleOf(kind, field)?.quiet !== true;
}

/** A value that comes with the stamp that its author last knew the office to have (null: nothing). */
export interface Incoming {
  readonly cell: Cell;
  /** Absent: a repair, which only joins. */
  readonly base?: Stamp | null | undefined;
}

/**
 * Joins one field's incoming value into the copy's cell.
 * isPast: whether the copy has held a value with this stamp before (then a losing value is only a repeat).
 * Returns the cell that stands and, where two people differed, the cell that stays as the other version.
 */
export function absorb(
  kind: string,
  field: string,
  mine: Cell | undefined,
  incoming: Incoming,
  isPast: (stamp: Stamp) => boolean,
): { cell: Cell; other?: Cell } {
  const theirs = incoming.cell;
  if (mine === undefined) return { cell: theirs };
  const cell = joinCell(mine, theirs);
  const base = incoming.base;
  if (base === undefined || !isAsked(kind, field)) return { cell };
  if (mine[2] === theirs[2] || mine[0] === theirs[0]) return { cell };
  const wins = cell === theirs;
  if (wins) {
    const unseen = base === null || compareStamps(stampOf(mine), base) > 0;
    return unseen ? { cell, other: mine } : { cell };
  }
  return isPast(stampOf(theirs)) ? { cell } : { cell, other: theirs };
}

/** A value of a field that a person has yet to choose or to drop. name: the field under which it stays. */
export interface OtherVersion {
  readonly field: string;
  readonly name: string;
  readonly value: Scalar;
  readonly stamp: Stamp;
}

/** Whether this cell is an other version still open: settling writes the same field with a later stamp. */
export function isOpenVersion(name: string, cell: Cell): boolean {
  const version = readVersionName(name);
  return version !== undefined && compareStamps(stampOf(cell), version.stamp) === 0;
}

/**
 * All other versions in a part that wait for a person. Latest first. Settling takes the value out; who takes a choice back
 * writes it there again, and the question is open as before.
 */
export function openVersions(cells: Cells): readonly OtherVersion[] {
  const found: OtherVersion[] = [];
  for (const [name, cell] of Object.entries(cells)) {
    if (!name.includes('~') || (cell[0] === null && !isOpenVersion(name, cell))) continue;
    const version = readVersionName(name);
    if (version !== undefined) found.push({ ...version, name, value: cell[0] });
  }
  return found.sort((a, b) => compareStamps(b.stamp, a.stamp));
}
