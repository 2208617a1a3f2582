/** How the office takes a change into its copy. Pure; the storage runs it inside the office's transaction. */
import { type Cell, type Cells, isErased, joinCell, joinCells, stampOf } from './cell.ts';
import type { Change } from './change.ts';
import { compareStamps, type Stamp } from './stamp.ts';
import { absorb, isAsked, versionName } from './versions.ts';

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
    } else if (mine !== undefined && other === undefined && isBeatenUnasked(change, field, mine, theirs)) {
      // Known from now on as past: sent again after a third value came, it must not become a question.
      const isKnown = isPast(field, stampOf(theirs)) || Object.hasOwn(joined, versionName(field, stampOf(theirs)));
      if (!isKnown) replaced.push({ field, cell: theirs });
    }
    joined[field] = cell;
    if (other !== undefined) {
      const name = versionName(field, stampOf(other));
      const known = joined[name];
      joined[name] = known === undefined ? other : joinCell(known, other);
    }
  }
  const changed = replaced.length > 0 || Object.keys(joined).some((name) => joined[name] !== cells[name]);
  return { cells: joined, changed, replaced };
}

/** A person's value that loses to an equal one, or to a later one of the same device. */
function isBeatenUnasked(change: Change, field: string, mine: Cell, theirs: Cell): boolean {
  if (baseOf(change, field) === undefined || !isAsked(change.kind, field)) return false;
  return compareStamps(stampOf(theirs), stampOf(mine)) < 0;
}

/** A field that a base does not name is one of which its author knew nothing at the office. Without any base: a repair. */
function baseOf(change: Change, field: string): Stamp | null | undefined {
  if (change.base === undefined) return undefined;
  return Object.hasOwn(change.base, field) ? (change.base[field] ?? null) : null;
}
