/** What there is to search in a browser's profile: each file as it is, and whatever is packed in it. */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { constants, inflateRawSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { type Row, readBatch, readLog, readTable } from './leveldb.ts';
import { unpackSnappy } from './snappy.ts';

export type How = 'raw' | 'log' | 'table' | 'sqlite' | 'packed value' | 'gzip';

export interface Piece {
  readonly file: string;
  readonly how: How;
  readonly bytes: Buffer;
}

/** Reads all files of the folder. unread: told of files that could not be read in their own way; a search that skips is none. */
export function* piecesOf(folder: string, unread: (file: string, why: string) => void): Generator<Piece> {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const path = join(folder, name);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) continue;
    const file = relative(folder, path);
    const bytes = readFileSync(path);
    yield { file, how: 'raw', bytes };
    yield* unpacked(file, [bytes]);
    try {
      const opened = openFile(path, bytes);
      if (opened === undefined) continue;
      yield { file, how: opened.how, bytes: joined(opened.values) };
      yield* unpacked(file, opened.values);
    } catch (error) {
      unread(file, error instanceof Error ? error.message : String(error));
    }
  }
}

function openFile(path: string, bytes: Buffer): { how: How; values: readonly Buffer[] } | undefined {
  const isLevelDb = existsSync(join(dirname(path), 'CURRENT'));
  if (isLevelDb && path.endsWith('.ldb')) return { how: 'table', values: cellsOf(readTable(bytes)) };
  if (isLevelDb && path.endsWith('.log')) {
    return { how: 'log', values: readLog(bytes).flatMap((record) => cellsOf(readBatch(record))) };
  }
  if (isLevelDb && basename(path).startsWith('MANIFEST-')) return { how: 'log', values: readLog(bytes) };
  if (bytes.subarray(0, 16).toString('latin1') === 'SQLite format 3\0')
    return { how: 'sqlite', values: sqliteCells(path) };
  return undefined;
}

function cellsOf(rows: readonly Row[]): readonly Buffer[] {
  return rows.flatMap(({ key, value }) => [key, value]);
}

/** Every text and blob of every table, read from a copy: the browser's own file stays as it is. */
export function sqliteCells(path: string): readonly Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'teren-cells-'));
  const copy = join(folder, 'copy.sqlite');
  copyFileSync(path, copy);
  // What was not yet written into the file itself.
  for (const more of ['-wal', '-journal']) if (existsSync(path + more)) copyFileSync(path + more, copy + more);
  const database = new Database(copy);
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
    return tables.flatMap((table) =>
      (
        database
          .prepare(`select * from "${table.replaceAll('"', '""')}"`)
          .raw()
          .all() as unknown[][]
      ).flatMap((row) =>
        row.flatMap((cell) => (Buffer.isBuffer(cell) ? [cell] : typeof cell === 'string' ? [Buffer.from(cell)] : [])),
      ),
    );
  } finally {
    database.close();
    rmSync(folder, { recursive: true });
  }
}

/** What is packed inside of values: a larger value of IndexedDB, and whatever went through gzip. */
function* unpacked(file: string, values: readonly Buffer[]): Generator<Piece> {
  const snappy = values.flatMap(packedValue);
  if (snappy.length > 0) yield { file, how: 'packed value', bytes: joined(snappy) };
  const gzip = values.flatMap(gzipStreams);
  if (gzip.length > 0) yield { file, how: 'gzip', bytes: joined(gzip) };
}

/** Chromium packs a larger value with Snappy, behind this mark; before it there is at most the value's version. */
const snappyMark = Buffer.from([0xff, 0x11, 0x02]);

function packedValue(value: Buffer): readonly Buffer[] {
  const at = value.subarray(0, 16).indexOf(snappyMark);
  return at < 0 ? [] : attempt(() => unpackSnappy(value.subarray(at + snappyMark.length)));
}

const gzipMark = Buffer.from([0x1f, 0x8b, 0x08]);

function gzipStreams(value: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = value.indexOf(gzipMark); at >= 0; at = value.indexOf(gzipMark, at + 1)) {
    const begin = afterGzipHead(value, at);
    // Cut off is as good as whole, what follows does not matter, and the mark may stand there by chance.
    found.push(...attempt(() => inflateRawSync(value.subarray(begin), { finishFlush: constants.Z_SYNC_FLUSH })));
  }
  return found;
}

function afterGzipHead(value: Buffer, at: number): number {
  const flags = value[at + 3] ?? 0;
  let end = at + 10;
  if ((flags & 4) !== 0) end += 2 + (value[end] ?? 0) + 256 * (value[end + 1] ?? 0);
  // A name and a comment, each up to a zero.
  for (const flag of [8, 16]) if ((flags & flag) !== 0) end = value.indexOf(0, end) + 1;
  return end + ((flags & 2) === 0 ? 0 : 2);
}

function attempt(work: () => Buffer): readonly Buffer[] {
  try {
    return [work()];
  } catch {
    return [];
  }
}

/** With a gap in between, so that no two values make a word together. */
function joined(values: readonly Buffer[]): Buffer {
  const gap = Buffer.alloc(4);
  return Buffer.concat(values.flatMap((value) => [value, gap]));
}
