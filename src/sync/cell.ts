/** A field's value with the stamp of its last change, and the join of two of them. */
import type { Scalar } from '../domain/scalar.ts';
import { compareStamps, type Stamp } from './stamp.ts';

export type Cell = readonly [value: Scalar, ms: number, device: string];
/** The fields of one part of a record. */
export type Cells = Readonly<Record<string, Cell>>;

export function stampOf(cell: Cell): Stamp {
  return [cell[1], cell[2]];
}

/** Which of two cells of one field stands: the greater stamp; for one stamp the greater canonical JSON. */
export function joinCell(a: Cell, b: Cell): Cell {
  const order = compareStamps(stampOf(a), stampOf(b));
  if (order !== 0) return order > 0 ? a : b;
  return compareText(JSON.stringify(a[0]), JSON.stringify(b[0])) >= 0 ? a : b;
}

/** Joins two copies of a part. Commutative, associative, idempotent: any order, any number of times, one answer. */
export function joinCells(a: Cells, b: Cells): Cells {
  if (isErased(a) || isErased(b)) return onlyErased(a, b);
  const joined: Record<string, Cell> = { ...a };
  for (const [field, cell] of Object.entries(b)) {
    const mine = Object.hasOwn(joined, field) ? joined[field] : undefined;
    joined[field] = mine === undefined ? cell : joinCell(mine, cell);
  }
  return joined;
}

/** Removal is one top for every kind: joined with anything it stays, and takes all other fields with it. */
export function isErased(cells: Cells): boolean {
  return Object.hasOwn(cells, 'erased');
}

function onlyErased(a: Cells, b: Cells): Cells {
  const mine = a['erased'];
  const theirs = b['erased'];
  if (mine === undefined) return theirs === undefined ? {} : { erased: theirs };
  return { erased: theirs === undefined ? mine : joinCell(mine, theirs) };
}

/** Orders two texts by Unicode code points, which is the order of their UTF-8 bytes. */
function compareText(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let i = 0; i < left.length && i < right.length; i++) {
    const step = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (step !== 0) return step;
  }
  return left.length - right.length;
}
