/** The search is only as good as its readers: each on small files that are made here, letter by letter. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytesOf, type Form, needlesOf } from './forms.ts';
import { readBatch, readLog, readTable } from './leveldb.ts';
import { canaries } from './people.ts';
import { sqliteCells } from './pieces.ts';
import { namesOf, searchFolder, searchText } from './search.ts';
import { unpackSnappy } from './snappy.ts';
import { batchOf, logOf, packedInLiterals, tableOf } from './writers.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'teren-readers-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const text = (bytes: Buffer) => bytes.toString('utf8');

describe('Snappy', () => {
  it('takes literals and all three kinds of copies, also one that reaches into itself', () => {
    const literal = (word: string) => Buffer.from([(word.length - 1) << 2, ...Buffer.from(word)]);
    const packed = Buffer.concat([
      Buffer.from([26]),
      literal('Kowalska'),
      Buffer.from([((4 - 4) << 2) | 1, 8]), // 4 from 8 back: "Kowa"
      Buffer.from([((5 - 1) << 2) | 2, 12, 0]), // 5 from 12 back: "Kowal"
      Buffer.from([((4 - 1) << 2) | 3, 5, 0, 0, 0]), // 4 from 5 back: "Kowa"
      literal('x'),
      Buffer.from([((4 - 4) << 2) | 1, 1]), // 4 from 1 back: "xxxx"
    ]);
    expect(text(unpackSnappy(packed))).toBe('KowalskaKowaKowalKowaxxxxx');
  });

  it('takes a literal of any length', () => {
    for (const length of [1, 60, 61, 256, 257, 70_000]) {
      const bytes = Buffer.alloc(length, 'ab');
      expect(unpackSnappy(packedInLiterals(bytes)).equals(bytes)).toBe(true);
    }
  });

  it('throws for what is not Snappy, and gives no half', () => {
    for (const bad of [
      [],
      [5],
      [5, 0],
      [2, 0, 65],
      [4, 1, 1],
      [4, 0, 65, 1, 9],
      [1, 4, 65, 66],
      [255, 255, 255, 255, 127],
    ]) {
      expect(() => unpackSnappy(Buffer.from(bad))).toThrow();
    }
  });
});

describe('LevelDB', () => {
  it('a record is put together from its fragments in three blocks of a .log file', () => {
    const long = Buffer.alloc(80_000, 'Łękawska ');
    const records = [Buffer.from('short'), long, Buffer.from('after')];
    expect(readLog(logOf(records)).map((record) => record.equals(long) || text(record))).toEqual([
      'short',
      true,
      'after',
    ]);
  });

  it('any records come back from a .log file, wherever its blocks end', () => {
    const record = fc.integer({ min: 0, max: 70_000 }).map((size) => Buffer.alloc(size, 'Ł'));
    fc.assert(
      fc.property(fc.array(record, { maxLength: 6 }), (records) => {
        const read = readLog(logOf(records));
        expect(read.map(({ length }) => length)).toEqual(records.map(({ length }) => length));
        expect(read.every((one, i) => one.equals(records[i] ?? one))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('what a power cut left half written is read as far as it goes', () => {
    const whole = logOf([Buffer.alloc(40_000, 'a'), Buffer.from('never')]);
    expect(readLog(whole.subarray(0, 32_768)).map(({ length }) => length)).toEqual([32_761]);
  });

  it('a batch gives its rows, also the removed ones', () => {
    const rows = readBatch(
      batchOf([
        ['key', 'Łękawska'],
        ['gone', undefined],
      ]),
    );
    expect(rows.map(({ key, value }) => [text(key), text(value)])).toEqual([
      ['key', 'Łękawska'],
      ['gone', ''],
    ]);
  });

  it.each(['plain', 'packed'] as const)(
    'a table with %s blocks gives all its rows, their keys put together',
    (look) => {
      const rows = Array.from({ length: 300 }, (_, i): [string, string] => [
        `volunteer/${String(i).padStart(5, '0')}`,
        `Ł${i}`,
      ]);
      const read = readTable(tableOf(rows, look === 'packed'));
      expect(read.map(({ key, value }) => [text(key), text(value)])).toEqual(rows);
    },
  );

  it('what is no table is refused', () => {
    expect(() => readTable(Buffer.alloc(100))).toThrow('Not a table');
    const unknown = tableOf([['a', 'b']], false, 7);
    expect(() => readTable(unknown)).toThrow('not known here: 7');
  });
});

it('SQLite gives every text and blob, also those that are not in the file itself yet', () => {
  const path = join(folder, 'a');
  const database = new Database(path);
  database.pragma('journal_mode = wal');
  database.exec(`create table "odd ""name" (a, b); insert into "odd ""name" values ('Łękawska', x'c581'), (7, null)`);
  expect(sqliteCells(path).map(text)).toEqual(['Łękawska', 'Ł']);
  database.close();
});

describe('the forms of a text', () => {
  it('are found in base64 at each of its three places, in both alphabets', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 6, maxLength: 40 }),
        fc.nat(8),
        fc.nat(8),
        (word, before, after) => {
          const around = (size: number) => Buffer.alloc(size, 0xfb);
          const bytes = Buffer.concat([around(before), Buffer.from(word), around(after)]);
          const form = `base64-${before % 3}` as Form;
          for (const alphabet of ['base64', 'base64url'] as const) {
            const found = bytesOf(word, form).some((needle) => bytes.toString(alphabet).includes(needle.toString()));
            expect(found).toBe(true);
          }
        },
      ),
    );
  });

  it('are at least those that were asked for, of each of the twenty canaries', () => {
    expect(canaries).toHaveLength(20);
    const needles = needlesOf(canaries);
    for (const { name } of canaries) {
      const forms = needles.filter(({ canary }) => canary === name).map(({ form }) => form);
      for (const form of ['utf8', 'utf16le', 'base64-0', 'base64-1', 'base64-2']) expect(forms).toContain(form);
    }
  });

  it('a canary so short that it stands anywhere by chance is refused', () => {
    expect(() => needlesOf([{ name: 'a', spellings: ['Łoś'] }])).toThrow('too short');
  });
});

describe('the search', () => {
  const one = [{ name: 'family', spellings: ['Łękawska'] }];
  const put = (name: string, bytes: Buffer | string) => writeFileSync(join(folder, name), bytes);
  const found = () => searchFolder(folder, one).findings.map(({ file, how, form }) => `${file} ${how} ${form}`);

  it('finds what lies open, in a text, a log, and a folder below', () => {
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    put('a/b/c', Buffer.from('xŁękawska', 'utf16le'));
    expect(found()).toEqual(['a/b/c raw utf16le']);
    expect(searchText('log', `{"name":"${encodeURIComponent('Łękawska')}"}`, one)).toMatchObject([{ form: 'percent' }]);
    expect(namesOf(searchText('log', 'Łękawsk', one))).toEqual([]);
  });

  it('finds what fragments, tables, packing and gzip take apart', () => {
    put('CURRENT', 'MANIFEST-1');
    const value = Buffer.from('Łękawska', 'utf16le');
    // The end of the block goes through the middle of the name.
    const split = batchOf(
      [['k', Buffer.concat([Buffer.alloc(32_768 - 7 - 12 - 6 - 8), value]).toString('latin1')]],
      'latin1',
    );
    put('1.log', logOf([split]));
    // The second half of the name is a copy of an earlier place.
    const half = (from: number, to?: number) => [...value.subarray(from, to)];
    const tail = half(8);
    const packed = Buffer.from([24, 7 << 2, ...tail, 7 << 2, ...half(0, 8), ((8 - 4) << 2) | 1, 16]);
    put(
      '2.ldb',
      tableOf([['k', Buffer.concat([Buffer.from([1, 0xff, 0x11, 2]), packed]).toString('latin1')]], true, 1, 'latin1'),
    );
    put('other', Buffer.concat([Buffer.from('before'), gzipSync('Łękawska Łękawska'), Buffer.from('after')]));
    expect(found()).toEqual(['1.log log utf16le', '2.ldb packed value utf16le', 'other gzip utf8']);
  });

  it('says which files it could not read', () => {
    put('CURRENT', 'MANIFEST-1');
    put('1.ldb', 'no table');
    put('2.sqlite', 'SQLite format 3\0 and no more');
    expect(searchFolder(folder, one).unread.map((line) => line.split(':')[0])).toEqual(['1.ldb', '2.sqlite']);
  });
});
