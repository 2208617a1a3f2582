/** The phone's database of one office. The only place that says how it lies in IndexedDB. */
import { Dexie, type EntityTable } from 'dexie';
import type { FieldClass } from '../../domain/kinds.ts';
import type { Sums } from '../../domain/total.ts';
import type { Answer, Change, ChangeCode } from '../../sync/change.ts';
import { checksumOf, type Digest } from '../../sync/digest.ts';
import type { Cursors, lockKinds } from '../../sync/exchange.ts';
import { isUnsent, type Part } from '../../sync/part.ts';
import type { Envelope } from './envelope.ts';
import type { Box } from './seal.ts';

/**
 * The index of what the office is not yet known to have: when the oldest of it was written (epoch ms), so that reading it
 * gives the oldest first; -1 where the office holds all of it and nothing is to be sent.
 */
export type Waiting = number;
export const heldOnly = -1;

/** A part of the classes open and team. key: `<kind>/<id>`; unsent: what waits for the office, else absent. */
export interface RecordRow extends Part {
  readonly key: string;
  readonly unsent?: Waiting;
  /** The checksum of the row as it was put (`isWhole`). Absent in rows of the first version of this database. */
  readonly sum?: Digest;
}

/** Parts of the classes contact and office, sealed together. A new version whenever anything in it changes. */
export interface PageRow extends Box {
  /** Which page it is (`pageOf`): a bucket, or a piece of one. */
  readonly bucket: string;
  readonly version: number;
  readonly unsent?: Waiting;
}

/** One unsent change of sealed fields, sealed to the office's key: it can go out while the pages are locked, and without them. */
export interface LetterRow {
  readonly n: number;
  /** `<kind>/<id>`. */
  readonly record: string;
  /** The ms of the change's stamp, to order by. */
  readonly ms: number;
  readonly letter: Envelope;
  /** The same for this person: what was written while the pages were locked is put into them later. */
  readonly own?: Envelope;
  /** 1: it is in no page. The letters of a page's marks are made anew with the page; these are not. */
  readonly apart?: 1;
  /** What the office said while the pages could not be changed, and when by its clock. It is not sent again until they can. */
  readonly told?: { readonly answer: Answer; readonly at: number };
}

/** By six digits or more, or by words. */
export type LockKind = (typeof lockKinds)[number];

/** How much work stands between a PIN and its key. memoryKiB: OWASP's minimum for Argon2id is 46 MiB (ASVS 5.0, appendix C). */
export interface Effort {
  readonly memoryKiB: number;
  readonly passes: number;
}

/** How contacts are locked (vault.ts). secret and key lie under what the PIN makes; without a key there are no contacts on the phone. */
export type LockRow =
  | ({
      readonly kind: LockKind;
      readonly salt: Uint8Array<ArrayBuffer>;
      readonly own: string;
      readonly secret: Box;
      readonly key?: Box;
      readonly wrong: number;
    } & Effort)
  | { readonly dropped: true };

/** The sums of an event over the tallies that the office is known to have; unsent ones are added on top when read. */
export interface SumsRow {
  readonly event: string;
  readonly sums: Sums;
}

/** The fingerprint of what the office is known to have. key: `<class> <bucket>`; without a bucket it is the whole class. */
export interface DigestRow {
  readonly key: string;
  readonly digest: Digest;
}

/** What the disk no longer gives as it was put. It has no vote, and is thrown away by nobody. */
export interface AsideRow {
  readonly n: number;
  /** When it was found, epoch ms. */
  readonly at: number;
  readonly record?: RecordRow;
  readonly page?: PageRow;
}

/** A change that the office refused, kept whole until a person deals with it. Personal values are sealed. */
export interface TrayRow {
  readonly n: number;
  readonly code: ChangeCode;
  readonly fields?: readonly string[];
  /** Office time in ms of the refusal. */
  readonly at: number;
  readonly change?: Change;
  readonly sealed?: Box;
  /** Sealed to the office: can be sent again also where nobody here can read it. */
  readonly letter?: Pick<LetterRow, 'record' | 'letter'>;
  /** What a person did with it and when, epoch ms: sent it again (as it was or corrected), or put it aside. */
  readonly settled?: 'again' | 'aside';
  readonly settledAt?: number;
}

/**
 * Single values of the copy: cursors, the clock's offset, that the database was begun, the lock of the pages, when all rows and all
 * pages were last checked (epoch ms by this phone), when the office last answered (by its clock), and the latest ms of a stamp that
 * sealed fields were given here: where they can't be read, what is written next can't be put after it in any other way.
 */
export interface MetaRow {
  readonly key: 'cursors' | 'offset' | 'begun' | 'lock' | 'checkedAt' | 'pagesCheckedAt' | 'answeredAt' | 'sealedMs';
  readonly value: Cursors | number | LockRow;
}

export class Database extends Dexie {
  declare records: EntityTable<RecordRow, 'key'>;
  declare pages: EntityTable<PageRow, 'bucket'>;
  declare sums: EntityTable<SumsRow, 'event'>;
  declare tray: EntityTable<TrayRow, 'n'>;
  declare meta: EntityTable<MetaRow, 'key'>;
  declare digests: EntityTable<DigestRow, 'key'>;
  declare aside: EntityTable<AsideRow, 'n'>;
  declare letters: EntityTable<LetterRow, 'n'>;

  constructor(name: string, options: { indexedDB?: IDBFactory; IDBKeyRange?: typeof IDBKeyRange } = {}) {
    // Strict: "saved" must mean on the disk. Chrome's default loses the last seconds in a power cut.
    super(name, { chromeTransactionDurability: 'strict', ...options });
    this.version(1).stores({
      records: 'key, unsent',
      pages: 'bucket, unsent',
      sums: 'event',
      tray: '++n',
      meta: 'key',
    });
    // What is new here is made from the rows by the first check (verify.ts), so that the upgrade has nothing to fail at.
    this.version(2).stores({ digests: 'key', aside: '++n' });
    this.version(3).stores({ letters: '++n, record, apart' });
  }
}

/** The name of a person's database in this browser: two people may share a phone, and one person have two offices. */
export function databaseOf(member: string): string {
  return `teren-${member}`;
}

export function keyOf(kind: string, id: string): string {
  return `${kind}/${id}`;
}

/** The key of a class's fingerprint, or (with a bucket) of one of its buckets'. */
export function digestKey(fieldClass: FieldClass, bucket: string): string {
  return `${fieldClass} ${bucket}`;
}

/** All keys of a kind; '0' is the character after '/'. */
export function kindRange(kind: string): readonly [string, string] {
  return [`${kind}/`, `${kind}0`];
}

/** All keys of a kind within an event; '/' is the character after '.'. */
export function eventRange(kind: string, event: string): readonly [string, string] {
  return [`${kind}/${event}.`, `${kind}/${event}/`];
}

export function rowOf(part: Part): RecordRow {
  const { unsent: _before, ...rest }: Part & { readonly unsent?: Waiting } = part;
  return { ...rest, key: keyOf(part.kind, part.id), sum: sumOfRow(part), ...waitingOf([part]) };
}

/** Whether a row is as it was put. */
export function isWhole(row: RecordRow): boolean {
  return row.sum === undefined || (row.key === keyOf(row.kind, row.id) && row.sum === sumOfRow(row));
}

function sumOfRow({ kind, id, cells, marks }: Part): Digest {
  return checksumOf(JSON.stringify([kind, id, cells, marks ?? null]));
}

/** The index of some parts that lie together. */
export function waitingOf(parts: readonly Part[]): { readonly unsent?: Waiting } {
  const toSend = parts.filter(isUnsent);
  if (toSend.length > 0) return { unsent: Math.min(...toSend.map(earliestUnsent)) };
  return parts.some((part) => part.marks !== undefined) ? { unsent: heldOnly } : {};
}

/** When the oldest unsent value of a part was written, epoch ms. Only for a part that has one. */
export function earliestUnsent(part: Part): number {
  let earliest = Number.POSITIVE_INFINITY;
  for (const [name, mark] of Object.entries(part.marks ?? {})) {
    if (mark.held === undefined) earliest = Math.min(earliest, part.cells[name]?.[1] ?? 0);
  }
  return earliest;
}
