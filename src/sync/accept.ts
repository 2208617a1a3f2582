/** How the office takes a change into its copy. Pure; the storage runs it inside the office's transaction. */
import { type Cell, type Cells, isErased, joinCell, joinCells, stampOf } from './cell.ts';
import type { Change } from './change.ts';
import { compareStamps, type Stamp } from './stamp.ts';
import { absorb, versionName } from './versions.ts';

export interface Accepted {
  readonly cells: Cells;
  /** False: the copy knew all of it already, so nothing needs a new number. */
  readonly changed: boolean;
  /** Cells that no longer stand. The office keeps them as history, and with them the field's past stamps. */
  readonly replaced: readonly { readonly field: string; readonly cell: Cell }[];
}

/**
 * Joins one change into the office's part. fields: the names of the change that belong to this part's class.
 * isPast: whether the office has held a value of this field with this stamp before.
 */
export function acceptChange(
  cells: Cells,
  change: Change,
  fields: readonly string[],
  isPast: (field: string, stamp: Stamp) => boolean,
): Accepted {
  const incoming: Record<string, Cell> = {};
  for (const name of fields) incoming[name] = [change.fields[name] ?? null, change.stamp[0], change.stamp[1]];
  if (isErased(cells) || isErased(incoming)) {
    const joined = joinCells(cells, incoming);
    return { cells: joined, changed: !isErased(cells) || joined['erased'] !== cells['erased'], replaced: [] };
  }

  const joined: Record<string, Cell> = { ...cells };
  const replaced: { field: string; cell: Cell }[] = [];
  for (const [field, theirs] of Object.entries(incoming)) {
    const mine = joined[field];
    const { cell, other } = absorb(change.kind, field, mine, { cell: theirs, base: baseOf(change, field) }, (stamp) =>
      isPast(field, stamp),
    );
    if (mine !== undefined && cell !== mine && compareStamps(stampOf(mine), stampOf(cell)) !== 0) {
      replaced.push({ field, cell: mine });
    }
    joined[field] = cell;
    if (other !== undefined) {
      const name = versionName(field, stampOf(other));
      const known = joined[name];
      joined[name] = known === undefined ? other : joinCell(known, other);
    }
  }
  const changed = Object.keys(joined).some((name) => joined[name] !== cells[name]);
  return { cells: joined, changed, replaced };
}

function baseOf(change: Change, field: string): Stamp | null | undefined {
  if (change.base === undefined || !Object.hasOwn(change.base, field)) return undefined;
  return change.base[field];
}
