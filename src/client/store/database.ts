/** The phone's database of one office. The only place that says how it lies in IndexedDB. */
import { Dexie, type EntityTable } from 'dexie';
import type { Sums } from '../../domain/total.ts';
import type { Change, ChangeCode } from '../../sync/change.ts';
import type { Part } from '../../sync/part.ts';
import type { Cursors } from '../../sync/protocol.ts';

/** A part of the classes open and team. key: `<kind>/<id>`; unsent: 1 while anything is to be sent, else absent. */
export interface RecordRow extends Part {
  readonly key: string;
  readonly unsent?: 1;
}

/** Parts of the classes contact and office, sealed together by bucket. A new version whenever anything in it changes. */
export interface PageRow {
  readonly bucket: string;
  readonly version: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly box: ArrayBuffer;
  readonly unsent?: 1;
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

export function rowOf(part: Part, isUnsent: boolean): RecordRow {
  const row = { ...part, key: keyOf(part.kind, part.id) };
  if (isUnsent) return { ...row, unsent: 1 };
  const { unsent: _sent, ...rest } = row as RecordRow;
  return rest;
}
