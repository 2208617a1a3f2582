/** One safeguard taken out of the product, and the tests that claim to notice. */
export interface Mutant {
  /** What the safeguard promises, in the words of the field. */
  readonly safeguard: string;
  /** From the project's folder. */
  readonly file: string;
  /** What is found (exactly once) and what takes its place. */
  readonly edits: readonly (readonly [found: string, instead: string])[];
  /** The test files that claim it, from the project's folder. */
  readonly tests: readonly string[];
  /** Only the tests whose name has this in it: for files that hold slow ones, too. */
  readonly named?: string;
}

/** The text without its safeguard. Throws where the place is not found exactly once: then the list is behind the code. */
export function mutate({ safeguard, file, edits }: Mutant, text: string): string {
  let mutated = text;
  for (const [found, instead] of edits) {
    const times = mutated.split(found).length - 1;
    if (times !== 1) throw new Error(`${safeguard}: ${file} has this ${times} times instead of once:\n${found}`);
    mutated = mutated.replace(found, () => instead);
  }
  return mutated;
}
