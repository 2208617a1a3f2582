/** Reads the copies as they lie: all of a phone's rows, all of the office's parts, and where else a value may be. */
import { readTray } from '../../src/client/store/tray.ts';
import { type FieldClass, sealedClasses } from '../../src/domain/kinds.ts';
import type { Sums } from '../../src/domain/total.ts';
import type { StoredPart } from '../../src/server/storage/storage.ts';
import type { Cells } from '../../src/sync/cell.ts';
import type { Change } from '../../src/sync/change.ts';
import type { Part } from '../../src/sync/part.ts';
import type { Phone } from './phone.ts';
import { plainSeal } from './seal.ts';
import type { World } from './world.ts';

export interface PhoneCopy {
  /** Parts of the classes open and team, joined in one; and those that lie sealed. */
  readonly open: ReadonlyMap<string, Part>;
  readonly sealed: ReadonlyMap<string, Part>;
  readonly sums: ReadonlyMap<string, Sums>;
  readonly tray: readonly Change[];
  /** How many letters to the office lie there. */
  readonly letters: number;
}

/** Nothing when the app does not run. */
export async function copyOf(world: World, phone: Phone): Promise<PhoneCopy | undefined> {
  const { app } = phone;
  if (app === undefined) return undefined;
  const reading = Promise.all([
    app.database.records.toArray(),
    app.store.powers.pages.partsOf('volunteer'),
    app.database.sums.toArray(),
    readTray(app.store, plainSeal),
    app.database.letters.count(),
  ]);
  const [records, sealed, sums, tray, letters] = await world.time.running(reading);
  return {
    open: new Map(records.map((part) => [keyOf(part), part])),
    sealed: new Map(sealed.map((part) => [keyOf(part), part])),
    sums: new Map(sums.map((row) => [row.event, row.sums])),
    letters,
    tray: tray.flatMap(({ change }) => (change === undefined ? [] : [change])),
  };
}

/** What a phone of these classes would hold of the office's parts. */
export function joinedParts(parts: readonly StoredPart[], classes: readonly FieldClass[], sealed: boolean) {
  const joined = new Map<string, Cells>();
  for (const part of parts) {
    if (!classes.includes(part.class) || sealedClasses.includes(part.class) !== sealed) continue;
    joined.set(keyOf(part), { ...joined.get(keyOf(part)), ...part.cells });
  }
  return joined;
}

export function keyOf({ kind, id }: { readonly kind: string; readonly id: string }): string {
  return `${kind} ${id}`;
}
