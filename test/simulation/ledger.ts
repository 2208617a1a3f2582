/** What people were told is saved, written down apart from the product: the promise that the checks hold it to. */
import type { Fields, Scalar, Write } from '../../src/domain/scalar.ts';
import type { Stamp } from '../../src/sync/stamp.ts';

/** A field's value that somebody was told is saved, and that this copy has not replaced since. */
export interface Owed {
  readonly kind: string;
  readonly id: string;
  readonly field: string;
  readonly value: Scalar;
  readonly stamp: Stamp | undefined;
}

export class Ledger {
  /** Tallies that must be in every copy, by id. */
  readonly tallies = new Map<string, Fields>();
  /** Tallies whose only copy is known to be gone, or that nobody was told of: they may be there or not. */
  readonly maybe = new Map<string, Fields>();
  /** Tallies of which somebody was told that they are not saved. */
  readonly failed = new Set<string>();
  /** Records that somebody was told are removed. */
  readonly erased = new Set<string>();
  /** What was ever written into a tally's `void`. */
  readonly voids = new Map<string, Set<Scalar>>();
  readonly #replaced = new Set<string>();
  readonly #forgotten = new Set<string>();
  readonly #owed = new Map<number, Map<string, Owed>>();
  #copies = 0;

  /** A new copy of the records: an empty one, or one with all that another has. */
  newCopy(of?: number): number {
    this.#copies += 1;
    this.#owed.set(this.#copies, new Map(of === undefined ? [] : this.#owed.get(of)));
    return this.#copies;
  }

  attempt(writes: readonly Write[]): void {
    for (const { kind, id, fields } of writes) {
      if (kind !== 'tally') continue;
      if (Object.hasOwn(fields, 'amount')) this.maybe.set(id, fields);
      if (Object.hasOwn(fields, 'void'))
        this.voids.set(id, (this.voids.get(id) ?? new Set()).add(fields['void'] ?? null));
    }
  }

  /** It is saved, the screen said. stampOf: the stamp that the value got on this copy. */
  saved(copy: number, writes: readonly Write[], stampOf: (write: Write, field: string) => Stamp | undefined): void {
    const owed = this.#owed.get(copy);
    for (const write of writes) {
      const { kind, id, fields } = write;
      if (fields['erased'] === true) this.#removed(`${kind} ${id}`, owed);
      if (kind === 'tally' && Object.hasOwn(fields, 'amount')) {
        this.tallies.set(id, fields);
        this.maybe.delete(id);
        continue;
      }
      for (const [field, value] of Object.entries(fields)) {
        const stamp = stampOf(write, field);
        // A value that stood already is no new act.
        if (stamp !== undefined) owed?.set(`${kind} ${id} ${field}`, { kind, id, field, value, stamp });
      }
    }
  }

  /** Somebody put a new value in place of this one, which was on the screen. */
  replaced(kind: string, id: string, field: string, value: Scalar): void {
    this.#replaced.add(`${kind} ${id} ${field} ${JSON.stringify(value)}`);
  }

  wasReplaced({ kind, id, field, value }: Owed): boolean {
    return this.#replaced.has(`${kind} ${id} ${field} ${JSON.stringify(value)}`);
  }

  /** A removal takes what lay on this copy alone with it, also where the removal is lost later. */
  #removed(record: string, owed: Map<string, Owed> | undefined): void {
    this.erased.add(record);
    for (const key of owed?.keys() ?? []) if (key.startsWith(`${record} `)) owed?.delete(key);
  }

  /** The office was put back to a copy that does not have these. hadIt: what the office had, and has no more. */
  wentBack(hadIt: (kind: string, id: string, field: string, value: Scalar) => boolean): void {
    for (const { kind, id, field, value } of this.owed()) {
      if (hadIt(kind, id, field, value)) this.#forgotten.add(`${kind} ${id} ${field} ${JSON.stringify(value)}`);
    }
  }

  /** Whether the office once had this value and was put back to before that. */
  wasForgotten({ kind, id, field, value }: Owed): boolean {
    return this.#forgotten.has(`${kind} ${id} ${field} ${JSON.stringify(value)}`);
  }

  notSaved(writes: readonly Write[]): void {
    for (const { kind, id, fields } of writes) {
      if (kind === 'tally' && Object.hasOwn(fields, 'amount')) this.failed.add(id);
    }
  }

  *owed(): Generator<Owed> {
    for (const copy of this.#owed.values()) yield* copy.values();
  }

  /** Copies were lost. What is nowhere any more can't be asked for; all the rest still is. */
  excuse(isSomewhere: (kind: string, id: string, field: string, value: Scalar) => boolean): {
    taps: number;
    values: number;
  } {
    let [taps, values] = [0, 0];
    for (const [id, fields] of this.tallies) {
      if (isSomewhere('tally', id, 'amount', fields['amount'] ?? null)) continue;
      this.tallies.delete(id);
      this.maybe.set(id, fields);
      taps += 1;
    }
    for (const copy of this.#owed.values()) {
      for (const [key, { kind, id, field, value }] of copy) {
        if (isSomewhere(kind, id, field, value)) continue;
        copy.delete(key);
        values += 1;
      }
    }
    for (const key of this.erased) {
      const [kind = '', id = ''] = key.split(' ');
      if (!isSomewhere(kind, id, 'erased', true)) this.erased.delete(key);
    }
    return { taps, values };
  }
}
