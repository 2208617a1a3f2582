/** What the person in front of a phone sees: kept up to date by what the store tells. Choices are made from it. */
import type { Pages } from '../../src/client/store/pages.ts';
import type { PartChange, Store } from '../../src/client/store/store.ts';
import type { Scalar } from '../../src/domain/scalar.ts';
import type { Cell } from '../../src/sync/cell.ts';
import type { Part } from '../../src/sync/part.ts';

export class Seen {
  readonly #kinds = new Map<string, Map<string, Part>>();
  readonly #sealed = new Map<string, Part>();

  static async of(store: Store, pages: Pages): Promise<Seen> {
    const seen = new Seen();
    store.watch((changes) => {
      if (changes !== 'elsewhere') for (const change of changes) seen.#follow(change);
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
