/** Long lists go to the database in pieces. */

/** Rows of one statement: well below the databases' limits of parameters (SQLite 32,766, PostgreSQL 65,535). */
const batch = 500;

export function* batches<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += batch) yield items.slice(from, from + batch);
}

export function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
