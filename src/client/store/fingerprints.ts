/** The fingerprints of the phone's copy: kept beside the rows, moved by the exchange, read when copies are compared. */
import type { FieldClass } from '../../domain/kinds.ts';
import { sealedClasses } from '../../domain/kinds.ts';
import { bucketOf, kindsIn, pagesIn } from '../../sync/bucket.ts';
import {
  type Digest,
  emptyDigest,
  fromDigest,
  knownOfClass,
  Moves,
  movePart,
  sumOfCells,
  toDigest,
} from '../../sync/digest.ts';
import type { Part } from '../../sync/part.ts';
import { digestKey, eventRange, isWhole, keyOf, kindRange } from './database.ts';
import type { Store } from './store.ts';

/** Moves them along with what the office is now known to have. Inside the caller's transaction. */
export async function moveDigests(
  store: Store,
  changes: readonly { readonly before: Part | undefined; readonly after: Part; readonly sealed: boolean }[],
): Promise<void> {
  const { digests } = store.powers.database;
  const moves = new Moves();
  for (const { before, after, sealed } of changes) movePart(moves, before, after, sealed);
  const byKey = new Map<string, bigint>();
  for (const [fieldClass, buckets] of moves.byClass) {
    for (const [bucket, move] of buckets) {
      byKey.set(digestKey(fieldClass, bucket), move);
      byKey.set(digestKey(fieldClass, ''), (byKey.get(digestKey(fieldClass, '')) ?? 0n) + move);
    }
  }
  if (byKey.size === 0) return;
  const held = await digests.bulkGet([...byKey.keys()]);
  await digests.bulkPut(
    [...byKey].map(([key, move], i) => ({ key, digest: toDigest(fromDigest(held[i]?.digest ?? emptyDigest) + move) })),
  );
}

/** The fingerprint of a whole class. */
export async function classDigest(store: Store, fieldClass: FieldClass): Promise<Digest> {
  return (await store.powers.database.digests.get(digestKey(fieldClass, '')))?.digest ?? emptyDigest;
}

/** The fingerprints of a class's buckets whose name comes after `after`, in order, at most `limit`. */
export async function bucketDigests(
  store: Store,
  fieldClass: FieldClass,
  after: string,
  limit: number,
): Promise<readonly (readonly [bucket: string, digest: Digest])[]> {
  const rows = await store.powers.database.digests
    .where('key')
    // '!' is the character after the blank: all of this class and none of another.
    .between(digestKey(fieldClass, after), `${fieldClass}!`, false)
    .limit(limit)
    .toArray();
  return rows.map(({ key, digest }) => [key.slice(fieldClass.length + 1), digest] as const);
}

/** The fingerprints of a bucket's records (`<kind>/<id>`) in one class, in order. */
export async function recordDigests(
  store: Store,
  fieldClass: FieldClass,
  bucket: string,
): Promise<readonly (readonly [record: string, digest: Digest])[]> {
  const parts = await partsIn(store, sealedClasses.includes(fieldClass), bucket);
  const found: [string, Digest][] = [];
  for (const part of parts) {
    const sum = sumOfCells(part.kind, part.id, Object.entries(knownOfClass(part, fieldClass)));
    if (sum !== 0n) found.push([keyOf(part.kind, part.id), toDigest(sum)]);
  }
  return found.sort(([a], [b]) => (a < b ? -1 : 1));
}

async function partsIn(store: Store, sealed: boolean, bucket: string): Promise<readonly Part[]> {
  const { database, pages } = store.powers;
  if (sealed) {
    const rows = (await database.pages.bulkGet([...pagesIn(bucket)])).filter((page) => page !== undefined);
    const opened = await Promise.all(rows.map((page) => pages.openOrNot(page)));
    return opened.flatMap((parts) => [...(parts?.values() ?? [])]);
  }
  const found: Part[] = [];
  for (const { kind, event } of kindsIn(bucket)) {
    const ranges = event === undefined ? [kindRange(kind)] : [eventRange(kind, event)];
    for (const range of ranges) {
      const rows = await database.records
        .where('key')
        .between(...range)
        .toArray();
      found.push(...rows.filter((row) => isWhole(row) && bucketOf(row.kind, row.id) === bucket));
    }
    const itself = event === undefined ? undefined : await database.records.get(keyOf(kind, event));
    if (itself !== undefined && isWhole(itself)) found.push(itself);
  }
  return found;
}

/** How often all rows are read and checked (verify.ts), ms. */
const checkEveryMs = 24 * 60 * 60_000;

export async function isCheckDue(store: Store): Promise<boolean> {
  const { meta } = store.powers.database;
  const due = async (key: 'checkedAt' | 'pagesCheckedAt') => isDue(store, (await meta.get(key))?.value);
  return (await due('checkedAt')) || (store.powers.pages.isOpen && (await due('pagesCheckedAt')));
}

function isDue(store: Store, checkedAt: unknown): boolean {
  if (typeof checkedAt !== 'number') return true;
  const since = store.powers.now() - checkedAt;
  // A clock that was set back must not put the check off for years.
  return since >= checkEveryMs || since < 0;
}
