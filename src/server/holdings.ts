/** What can lie on a device at most, for the report of a breach. Counted in the office's own copy; names of kinds and fields, never a value. */

import { idTime } from '../domain/id.ts';
import { classes as allClasses, type FieldClass } from '../domain/kinds.ts';
import { isErased } from '../sync/cell.ts';
import { dayMs } from './limits.ts';
import type { DeviceRow } from './storage/access-records.ts';
import type { OfficeTx, StoredPart } from './storage/storage.ts';

export interface Holdings {
  readonly device: DeviceRow;
  readonly leaseEndsAt: number | null;
  readonly kinds: readonly {
    readonly kind: string;
    readonly class: FieldClass;
    readonly records: number;
    readonly fields: readonly string[];
  }[];
}

/** How much later than its last noted contact a device may have read, and how far clocks are off. */
const toleranceMs = 60 * 60_000;

/**
 * A record counts when the device had read up to it, and also when it changed since: the device may have what it was before. Only
 * one that was made, as its own id says, after the device was last heard of can't be there.
 */
export async function holdingsOf(copy: OfficeTx, device: DeviceRow, leaseDays: number): Promise<Holdings> {
  const { cursors, lastContactAt } = device;
  const classes = allClasses.filter((each) => cursors[each] !== undefined);
  const all = Number.POSITIVE_INFINITY;
  const { parts } = await copy.pageAfter(classes, {}, all);
  const later = new Set((await copy.pageAfter(classes, cursors, all)).parts.map(keyOf));
  const isThere = (part: StoredPart) =>
    !later.has(keyOf(part)) || (idTime(part.id) ?? 0) <= (lastContactAt ?? 0) + toleranceMs;

  const kinds = new Map<string, { kind: string; class: FieldClass; records: number; fields: Set<string> }>();
  for (const part of parts) {
    // Of a record that was removed since, the device may still have all.
    if (!isThere(part) || (isErased(part.cells) && !later.has(keyOf(part)))) continue;
    const key = `${part.kind} ${part.class}`;
    const found = kinds.get(key) ?? { kind: part.kind, class: part.class, records: 0, fields: new Set() };
    found.records += 1;
    for (const name of Object.keys(part.cells)) found.fields.add(plainName(name));
    kinds.set(key, found);
  }
  const isLeased = cursors.contact !== undefined || cursors.office !== undefined;
  return {
    device,
    leaseEndsAt: isLeased && lastContactAt !== null ? lastContactAt + leaseDays * dayMs : null,
    kinds: [...kinds.values()]
      .map(({ fields, ...rest }) => ({ ...rest, fields: [...fields].toSorted() }))
      .toSorted((a, b) => (`${a.kind} ${a.class}` < `${b.kind} ${b.class}` ? -1 : 1)),
  };
}

/** An other version counts as its field, and of a family only the family is named: its elements are values of a kind. */
function plainName(name: string): string {
  const plain = name.split('~', 1)[0] ?? name;
  const slash = plain.indexOf('/');
  return slash < 0 ? plain : `${plain.slice(0, slash)}/*`;
}

function keyOf({ kind, id, class: fieldClass }: StoredPart): string {
  return `${kind} ${id} ${fieldClass}`;
}
