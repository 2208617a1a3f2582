/**
 * Fingerprints by which two copies see that they hold the same, without showing what they hold. A fingerprint is a sum
 * of hashes of (kind, id, field, stamp), never of a value; so a change moves it by a subtraction and an addition, and a
 * bucket's is the sum of its records', a class's the sum of its buckets'. Only what both copies are known to have is in
 * it: a tap moves no fingerprint, the office's answer does.
 */
import { classesOfField, type FieldClass, sealedClasses } from '../domain/kinds.ts';
import { bucketOf } from './bucket.ts';
import type { Cell, Cells } from './cell.ts';
import type { Part } from './part.ts';

/** 64 bits. In memory a bigint, so that adding is one operation; stored and sent as 16 hexadecimal digits. */
export type Digest = string;

export const emptyDigest: Digest = '0'.repeat(16);

export function toDigest(sum: bigint): Digest {
  return BigInt.asUintN(64, sum).toString(16).padStart(16, '0');
}

export function fromDigest(digest: Digest): bigint {
  return BigInt(`0x${digest}`);
}

/** The fingerprint of some fields of one record. */
export function sumOfCells(kind: string, id: string, cells: Iterable<readonly [name: string, cell: Cell]>): bigint {
  let sum = 0n;
  for (const [name, [, ms, device]] of cells) sum += hashOf(`${kind}/${id} ${name} ${ms} ${device}`);
  return BigInt.asUintN(64, sum);
}

/** What the office is known to have of a phone's part: for a field that waits, what stood before; for most, all. */
export function knownCells(part: Part): Cells {
  if (part.marks === undefined) return part.cells;
  const known: Record<string, Cell> = {};
  for (const [name, cell] of Object.entries(part.cells)) {
    const mark = part.marks[name];
    const stands = mark === undefined ? cell : mark.was;
    if (stands !== undefined) known[name] = stands;
  }
  return known;
}

/**
 * The fingerprints of a phone's part, one for each class that has a field in it. sealed: whether it lies in the sealed
 * pages; a removal stands in each class that the record has there.
 */
export function sumsOfPart(part: Part, sealed: boolean): ReadonlyMap<FieldClass, bigint> {
  const sums = new Map<FieldClass, bigint>();
  for (const [name, cell] of Object.entries(knownCells(part))) {
    const sum = sumOfCells(part.kind, part.id, [[name, cell]]);
    for (const fieldClass of classesOfField(part.kind, name)) {
      if (sealedClasses.includes(fieldClass) === sealed) sums.set(fieldClass, (sums.get(fieldClass) ?? 0n) + sum);
    }
  }
  return sums;
}

/** The known cells of a phone's part that belong to one class. */
export function knownOfClass(part: Part, fieldClass: FieldClass): Cells {
  const known = Object.entries(knownCells(part));
  return Object.fromEntries(known.filter(([name]) => classesOfField(part.kind, name).includes(fieldClass)));
}

/** By how much fingerprints move: class → bucket → difference. */
export class Moves {
  readonly byClass = new Map<FieldClass, Map<string, bigint>>();

  /** One record's fingerprint in a class: what it was is taken away, what it is now is added. */
  add(fieldClass: FieldClass, kind: string, id: string, before: bigint, after: bigint): void {
    if (before === after) return;
    const buckets = this.byClass.get(fieldClass) ?? new Map<string, bigint>();
    const bucket = bucketOf(kind, id);
    buckets.set(bucket, (buckets.get(bucket) ?? 0n) + after - before);
    this.byClass.set(fieldClass, buckets);
  }
}

/** Notes how a phone's part moves the fingerprints of its classes. */
export function movePart(moves: Moves, before: Part | undefined, after: Part, sealed: boolean): void {
  const was = before === undefined ? new Map<FieldClass, bigint>() : sumsOfPart(before, sealed);
  const is = sumsOfPart(after, sealed);
  for (const fieldClass of new Set([...was.keys(), ...is.keys()])) {
    moves.add(fieldClass, after.kind, after.id, was.get(fieldClass) ?? 0n, is.get(fieldClass) ?? 0n);
  }
}

/** A checksum of a text as it is stored, to see by it whether the disk still gives what it was given. */
export function checksumOf(text: string): Digest {
  return toDigest(hashOf(text));
}

/**
 * 64 bits in two lanes that mix each character and each other at the end (after MurmurHash's multipliers). Not for
 * secrets: it finds differences that chance made, and nobody gains by making equal ones in a copy of their own.
 */
function hashOf(text: string): bigint {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x9e3779b1);
    low = Math.imul(low ^ unit, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}
