/** The phone's database of one office. The only place that says how it lies in IndexedDB. */
import { Dexie, type EntityTable } from 'dexie';
import type { Sums } from '../../domain/total.ts';
import type { Change, ChangeCode } from '../../sync/change.ts';
import { isUnsent, type Part } from '../../sync/part.ts';
import type { Cursors } from '../../sync/protocol.ts';

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
}

/** Parts of the classes contact and office, sealed together by bucket. A new version whenever anything in it changes. */
export interface PageRow {
  readonly bucket: string;
  readonly version: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly box: ArrayBuffer;
  readonly unsent?: Waiting;
}

/** The sums of an event over the tallies that the office is known to have; unsent ones are added on top when read. */
export interface SumsRow {
  readonly event: string;
  readonly sums: Sums;
}

/** A change that the office refused, kept whole until a person deals with it. Personal values are sealed. */
export interface TrayRow {
  readonly n: number;
  readonly code: ChangeCode;
  readonly fields?: readonly string[];
  /** Office time in ms of the refusal. */
  readonly at: number;
  readonly change?: Change;
  readonly sealed?: { readonly iv: Uint8Array<ArrayBuffer>; readonly box: ArrayBuffer };
}

/** Single values of the copy: the cursors, the clock's offset, the key of the sealed pages. */
export interface MetaRow {
  readonly key: 'cursors' | 'offset' | 'pageKey';
  readonly value: Cursors | number | CryptoKey;
}

export class Database extends Dexie {
  declare records: EntityTable<RecordRow, 'key'>;
  declare pages: EntityTable<PageRow, 'bucket'>;
  declare sums: EntityTable<SumsRow, 'event'>;
  declare tray: EntityTable<TrayRow, 'n'>;
  declare meta: EntityTable<MetaRow, 'key'>;

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
  }
}

export function keyOf(kind: string, id: string): string {
  return `${kind}/${id}`;
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
  return { ...rest, key: keyOf(part.kind, part.id), ...waitingOf([part]) };
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
