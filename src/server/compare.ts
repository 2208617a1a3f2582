/** The office's side of finding where two copies differ: by bucket, then by record. Says only what the role may read. */
import type { FieldClass } from '../domain/kinds.ts';
import { type Digest, emptyDigest, toDigest } from '../sync/digest.ts';
import type { Compare } from '../sync/exchange.ts';
import { pageBytes } from '../sync/protocol.ts';
import type { OfficeTx, StoredPart } from './storage/storage.ts';
import { sumOfStored } from './take-in.ts';

export interface Compared {
  /** Names of the buckets or records whose fingerprints differ, also those that only one side has. */
  readonly differing: readonly string[];
  /** For records: what the office has of them, without cells where it has nothing. As many as fit a page. */
  readonly parts: readonly StoredPart[];
}

/** readable: the classes that the device may read. */
export async function compareCopies(
  copy: OfficeTx,
  readable: readonly FieldClass[],
  asked: Compare,
): Promise<Compared> {
  if (!readable.includes(asked.class)) return { differing: [], parts: [] };
  const { class: fieldClass, bucket } = asked;
  if (bucket === undefined) {
    const ours = await copy.bucketSums(fieldClass, asked);
    return { differing: differing(asked.sums, ours), parts: [] };
  }
  const ours = new Map((await copy.partsIn(fieldClass, bucket, asked)).map((part) => [nameOf(part), part]));
  const sums = new Map([...ours].map(([name, part]) => [name, toDigest(sumOfStored(part))]));
  const names = differing(asked.sums, sums);
  const parts: StoredPart[] = [];
  let bytes = 0;
  for (const name of names) {
    const part = ours.get(name) ?? nothingOf(name, fieldClass);
    bytes += Buffer.byteLength(JSON.stringify(part.cells));
    if (parts.length > 0 && bytes > pageBytes) break;
    parts.push(part);
  }
  return { differing: names, parts };
}

function differing(theirs: Readonly<Record<string, Digest>>, ours: ReadonlyMap<string, Digest>): readonly string[] {
  const names = new Set([...Object.keys(theirs), ...ours.keys()]);
  return [...names].filter((name) => (theirs[name] ?? emptyDigest) !== (ours.get(name) ?? emptyDigest)).toSorted();
}

function nameOf({ kind, id }: StoredPart): string {
  return `${kind}/${id}`;
}

function nothingOf(name: string, fieldClass: StoredPart['class']): StoredPart {
  const slash = name.indexOf('/');
  return { kind: name.slice(0, slash), id: name.slice(slash + 1), class: fieldClass, cells: {} };
}
