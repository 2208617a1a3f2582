/** An office in a few lines: the pure rule of taking changes in, with the history that a storage keeps beside it. */
import { type Accepted, acceptChange } from '../../src/sync/accept.ts';
import type { Cell, Cells } from '../../src/sync/cell.ts';
import type { Change } from '../../src/sync/change.ts';
import { compareStamps, type Stamp } from '../../src/sync/stamp.ts';

export interface Office {
  cells: Cells;
  seq: number;
  /** Cells that no longer stand, by field. */
  readonly history: { field: string; cell: Cell }[];
}

export function emptyOffice(): Office {
  return { cells: {}, seq: 0, history: [] };
}

export function take(office: Office, change: Change): Accepted {
  const isPast = (field: string, stamp: Stamp) =>
    office.history.some((past) => past.field === field && compareStamps([past.cell[1], past.cell[2]], stamp) === 0);
  const accepted = acceptChange(office.cells, change, Object.keys(change.fields), isPast);
  office.cells = accepted.cells;
  office.history.push(...accepted.replaced);
  if (accepted.changed) office.seq += 1;
  return accepted;
}
