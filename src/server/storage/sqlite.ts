/** SQLite: one file, one writer. Keeps the storage's promise by WAL with a full sync at each commit, checked at opening. */
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { migrate, sqliteTableEnd } from './migrations.ts';
import { accessQueries } from './query-access.ts';
import { officeQueries } from './query-office.ts';
import { type Storage, StorageUnavailable, type Tx } from './storage.ts';
import type { Tables } from './tables.ts';

/** What makes a commit durable and references hold; each is read back, because SQLite keeps silent when it refuses one. */
const settings = [
  { set: 'journal_mode = WAL', read: 'journal_mode', expected: 'wal' },
  { set: 'synchronous = FULL', read: 'synchronous', expected: 2 },
  { set: 'busy_timeout = 5000', read: 'busy_timeout', expected: 5000 },
  { set: 'foreign_keys = ON', read: 'foreign_keys', expected: 1 },
  // What is removed is overwritten, not only forgotten: it may be a person's.
  { set: 'secure_delete = ON', read: 'secure_delete', expected: 1 },
] as const;

export interface SqliteStorage extends Storage {
  /** Copies the whole database into a new file while it is in use (SQLite's backup API). */
  copyTo(file: string): Promise<void>;
}

/** Opens the file, makes it where there is none, and brings its tables up to date. Throws with an instruction when it can't. */
export async function openSqlite(file: string): Promise<SqliteStorage> {
  const database = new Database(file);
  for (const { set, read, expected } of settings) {
    database.pragma(set);
    const actual: unknown = database.pragma(read, { simple: true });
    if (actual !== expected) {
      throw new Error(`SQLite refuses "${set}" for ${file}: put DATA_DIR on a local disk, not on a network share.`);
    }
  }
  // On a full or broken disk SQLite rolls back by itself; asked to once more it would complain, and hide why.
  const connection = {
    prepare: (statement: string) =>
      database.prepare(/^rollback$/i.test(statement) && !database.inTransaction ? 'select 1' : statement),
    close: () => void database.close(),
  };
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) });
  await migrate(db, sqliteTableEnd);
  return {
    async transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      try {
        return await db
          .transaction()
          .execute((trx) =>
            work({ ...accessQueries(trx), inOffice: (office, onlyReads) => officeQueries(trx, office, onlyReads) }),
          );
      } catch (error) {
        throw asUnavailable(error) ?? error;
      }
    },
    close: () => db.destroy(),
    async copyTo(target: string): Promise<void> {
      await database.backup(target);
    },
  };
}

function asUnavailable(error: unknown): StorageUnavailable | undefined {
  if (!(error instanceof Database.SqliteError)) return undefined;
  if (error.code.startsWith('SQLITE_BUSY')) return new StorageUnavailable('busy', error);
  if (error.code.startsWith('SQLITE_FULL')) return new StorageUnavailable('storage-full', error);
  if (/^SQLITE_(IOERR|READONLY|CANTOPEN)/.test(error.code)) return new StorageUnavailable('storage-broken', error);
  return undefined;
}
