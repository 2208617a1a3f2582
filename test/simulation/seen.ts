/** What the person in front of a phone sees: kept up to date by what the store tells. Choices are made from it. */

import type { PartChange } from '../../src/client/store/act.ts';
import type { Pages } from '../../src/client/store/pages.ts';
import type { Store } from '../../src/client/store/store.ts';
import type { Scalar } from '../../src/domain/scalar.ts';
import type { Cell } from '../../src/sync/cell.ts';
import { type Part, versionsOf } from '../../src/sync/part.ts';

/** Hears that a person put a new value in place of one that was on the screen. */
export type Replaced = (kind: string, id: string, field: string, value: Scalar) => void;

export class Seen {
  readonly #kinds = new Map<string, Map<string, Part>>();
  readonly #sealed = new Map<string, Part>();

  static async of(store: Store, pages: Pages, replaced: Replaced): Promise<Seen> {
    const seen = new Seen();
    store.watch((changes) => {
      if (changes !== 'elsewhere')
        for (const change of changes) {
          seen.#follow(change);
          noteReplaced(change, store.powers.device, replaced);
        }
    });
    for (const part of await store.powers.database.records.toArray()) seen.#put(part);
    for (const part of await pages.partsOf('volunteer')) seen.#sealed.set(part.id, part);
    return seen;
  }

  /** The records of a kind that are there to be seen, in the order in which they came. */
  all(kind: string): readonly Part[] {
    return [...(this.#kinds.get(kind)?.values() ?? [])].filter(
      ({ cells }) => !Object.hasOwn(cells, 'erased') && Object.keys(cells).length > 0,
    );
  }

  /** All parts, also those that are removed. */
  *parts(): Generator<Part> {
    for (const kind of this.#kinds.values()) yield* kind.values();
    yield* this.#sealed.values();
  }

  contacts(): readonly Part[] {
    return [...this.#sealed.values()].filter(
      ({ cells }) => !Object.hasOwn(cells, 'erased') && Object.keys(cells).length > 0,
    );
  }

  cell(kind: string, id: string, field: string): Cell | undefined {
    const open = this.#kinds.get(kind)?.get(id)?.cells[field];
    return open ?? (kind === 'volunteer' ? this.#sealed.get(id)?.cells[field] : undefined);
  }

  value(kind: string, id: string, field: string): Scalar | undefined {
    return this.cell(kind, id, field)?.[0];
  }

  #follow({ after, sealed }: PartChange): void {
    if (sealed) this.#sealed.set(after.id, after);
    else this.#put(after);
  }

  #put(part: Part): void {
    const kind = this.#kinds.get(part.kind) ?? new Map<string, Part>();
    this.#kinds.set(part.kind, kind.set(part.id, part));
  }
}

/** What this phone's person has replaced: what stood in the field, and all other versions of it that were shown. */
function noteReplaced({ before, after }: PartChange, device: string, replaced: Replaced): void {
  if (before === undefined) return;
  for (const [name, [, ms, by]] of Object.entries(after.cells)) {
    const stood = before.cells[name];
    if (by !== device || name.includes('~') || (stood?.[1] === ms && stood[2] === by)) continue;
    if (stood !== undefined) replaced(after.kind, after.id, name, stood[0]);
    for (const { field, value } of versionsOf(before)) if (field === name) replaced(after.kind, after.id, name, value);
  }
}
