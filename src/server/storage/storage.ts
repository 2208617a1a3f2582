/**
 * Where the office keeps its copy: one promise, kept alike by every backend (test/contract/storage.ts holds them to it).
 *
 * The promise:
 * - **Isolation.** The work of one transaction sees and changes the copy as if it were alone. `inOffice` takes the
 *   office's lock before anything else is read, so that two bundles for one office never interleave.
 * - **All or nothing.** When the work throws, nothing of it stays.
 * - **Durability.** When `transact` has returned, the work is on the disk: a killed process or a power cut takes nothing
 *   of it. (The memory backend keeps all but this one.)
 * - **Order.** Each part that is put gets the office's next `seq`. Numbers are handed out under the lock and become
 *   visible together with the part: who has read up to a number has seen everything that will ever stand below it.
 * - **Walls.** Inside `inOffice` nothing of another office can be read or changed.
 * - **Fingerprints.** `sums` of a class and of its buckets are what `moveSums` was told, together with the parts.
 * - **Checksums.** A part that the disk no longer gives as it was put has no vote: reading it sets it aside ('damaged' in
 *   the quarantine) and takes it out of the fingerprints, so that the next phone that has it brings it back. (The memory
 *   backend has no disk.)
 */
import type { FieldClass } from '../../domain/kinds.ts';
import type { Cell, Cells } from '../../sync/cell.ts';
import type { Digest, Moves } from '../../sync/digest.ts';
import type { Cursors } from '../../sync/exchange.ts';
import type { Stamp } from '../../sync/stamp.ts';
import type { AccessTx } from './access-records.ts';

export interface Storage {
  /** Runs the work in one transaction. Never nest: the inner one would wait for the outer for ever. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface Tx extends AccessTx {
  /**
   * Takes the office's lock until the transaction ends. Nothing when there is no such office. onlyReads: without the lock,
   * for work that has nothing to write: it sees one moment, and costs the disk nothing.
   */
  inOffice(office: string, onlyReads?: boolean): Promise<OfficeTx | undefined>;
}

/** One record of an office, as changes name it. */
export interface RecordKey {
  readonly kind: string;
  readonly id: string;
}

/** The fields of one record that belong to one class. */
export interface StoredPart extends RecordKey {
  readonly class: FieldClass;
  readonly cells: Cells;
}

/** A value that a later one replaced. at: office time in ms. */
export interface PastCell extends RecordKey {
  readonly class: FieldClass;
  readonly field: string;
  readonly cell: Cell;
  readonly at: number;
}

/** That a field had a value with this stamp before. */
export interface PastStamp extends RecordKey {
  readonly field: string;
  readonly stamp: Stamp;
}

/** A change that was not taken in, as it came. */
export interface QuarantinedChange {
  readonly device: string;
  /** SHA-256 of `raw`: the same change sent again lies here once. */
  readonly hash: string;
  /** Why, from the catalogue of change codes. */
  readonly code: string;
  /** True: kept until a version that understands it runs. False: refused, the phone keeps it in its tray too. */
  readonly held: boolean;
  readonly at: number;
  /** The change's own JSON. */
  readonly raw: string;
}

/** A change that lies aside, for a clerk to decide. */
export interface LyingChange extends QuarantinedChange {
  /** Office time in ms when a clerk dealt with it; null: it waits. */
  readonly settledAt: number | null;
}

/** Names after `after` up to and with `upTo` (null: to the end), in the order of their characters' codes. */
export interface Range {
  readonly after: string;
  readonly upTo: string | null;
}

export interface Quarantined {
  readonly rows: number;
  readonly bytes: number;
}

export interface Page {
  /** In the order of their numbers. */
  readonly parts: readonly StoredPart[];
  /** The number of the last part of this page; undefined when the page is empty. */
  readonly lastSeq: number | undefined;
  readonly more: boolean;
}

/** The copy of one office, under its lock. */
export interface OfficeTx {
  /** The number of the part that was put last; 0 in a new office. */
  seq(): number;
  /** All parts of the records named. */
  readParts(records: readonly RecordKey[]): Promise<readonly StoredPart[]>;
  /** Which of these records' fields had a value with one of these stamps before. */
  readPast(changes: readonly (RecordKey & { readonly stamp: Stamp })[]): Promise<readonly PastStamp[]>;
  /** Puts parts in place of what stood there; each gets the next number, in the order of the list. No part twice. */
  putParts(parts: readonly StoredPart[]): Promise<void>;
  addHistory(cells: readonly PastCell[]): Promise<void>;
  /** Sets changes aside. One that lies there already (same device and hash) stays as it is. */
  quarantine(changes: readonly QuarantinedChange[]): Promise<void>;
  /** How much of a device's lies aside, and which of the hashes are among it: true for those that are held. */
  readQuarantine(
    device: string,
    hashes: readonly string[],
  ): Promise<{
    readonly held: Quarantined;
    readonly refused: Quarantined;
    readonly known: ReadonlyMap<string, boolean>;
  }>;
  /** What waits for a clerk, oldest first, at most `limit`; with a hash, that one, settled or not. */
  lyingAside(limit: number, one?: { readonly device: string; readonly hash: string }): Promise<readonly LyingChange[]>;
  /** Notes that a clerk dealt with it, or (null) takes that back. */
  settle(device: string, hash: string, at: number | null): Promise<void>;
  /** A removed record's past values and set-aside changes go with it. */
  scrub(records: readonly RecordKey[]): Promise<void>;
  /** Parts of the classes after their cursors, at most maxBytes of cells, but at least one. */
  pageAfter(classes: readonly FieldClass[], cursors: Cursors, maxBytes: number): Promise<Page>;
  /** The fingerprint of each class. */
  sums(classes: readonly FieldClass[]): Promise<Readonly<Partial<Record<FieldClass, Digest>>>>;
  /** The fingerprints of a class's buckets, by name. */
  bucketSums(fieldClass: FieldClass, range: Range): Promise<ReadonlyMap<string, Digest>>;
  /** The parts of one bucket; the range is of their `<kind>/<id>`. */
  partsIn(fieldClass: FieldClass, bucket: string, range: Range): Promise<readonly StoredPart[]>;
  moveSums(moves: Moves): Promise<void>;
  /** Reads a class anew from its parts and puts its fingerprints right. Returns in how many buckets they were wrong. */
  remake(fieldClass: FieldClass): Promise<number>;
}

export type UnavailableCode = 'busy' | 'storage-full' | 'storage-broken';

/** The disk can't take it just now: an expected failure with a code of the catalogue, not a bug. */
export class StorageUnavailable extends Error {
  readonly code: UnavailableCode;
  constructor(code: UnavailableCode, cause: unknown) {
    super(`The storage is ${code}`, { cause });
    this.code = code;
  }
}
