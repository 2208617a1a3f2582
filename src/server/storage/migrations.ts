/**
 * How the tables came to be, step by step. A step that has run anywhere is never edited: what changes is a new step.
 * tableEnd: what the database wants behind a table's definition (STRICT in SQLite).
 */
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import { classes, type FieldClass } from '../../domain/kinds.ts';
import { checkedRows, rowOf } from './checked-rows.ts';
import { people } from './migrate-people.ts';
import { sumQueries } from './query-sums.ts';
import type { Tables } from './tables.ts';

/** Brings the tables to this version's shape. Throws when a step fails; what it did is rolled back. */
export async function migrate(db: Kysely<Tables>, tableEnd: RawBuilder<unknown>): Promise<void> {
  const provider: MigrationProvider = {
    getMigrations: () =>
      Promise.resolve({ '0001-first': first(tableEnd), '0002-sums': sums(tableEnd), '0003-people': people }),
  };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}

function first(tableEnd: RawBuilder<unknown>): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const create = (name: string) => db.schema.createTable(name).modifyEnd(tableEnd);
      await create('offices')
        .addColumn('id', 'text', (c) => c.primaryKey().notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('example', 'integer', (c) => c.notNull())
        .addColumn('created_at', 'integer', (c) => c.notNull())
        .addColumn('seq', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
      await create('members')
        .addColumn('id', 'text', (c) => c.primaryKey().notNull())
        .addColumn('office', 'text', (c) => c.notNull().references('offices.id'))
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('role', 'text', (c) => c.notNull())
        .addColumn('created_at', 'integer', (c) => c.notNull())
        .execute();
      await create('devices')
        .addColumn('id', 'text', (c) => c.primaryKey().notNull())
        .addColumn('office', 'text', (c) => c.notNull().references('offices.id'))
        .addColumn('member', 'text', (c) => c.notNull().references('members.id'))
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('enrolled_at', 'integer', (c) => c.notNull())
        .addColumn('last_contact_at', 'integer')
        .addColumn('unsent', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
      await create('sessions')
        .addColumn('token_hash', 'text', (c) => c.primaryKey().notNull())
        .addColumn('office', 'text', (c) => c.notNull().references('offices.id'))
        .addColumn('device', 'text', (c) => c.notNull().references('devices.id'))
        .addColumn('created_at', 'integer', (c) => c.notNull())
        .execute();
      await create('codes')
        .addColumn('hash', 'text', (c) => c.primaryKey().notNull())
        .addColumn('purpose', 'text', (c) => c.notNull())
        .addColumn('office', 'text', (c) => c.references('offices.id'))
        .addColumn('member_name', 'text')
        .addColumn('role', 'text')
        .addColumn('created_at', 'integer', (c) => c.notNull())
        .addColumn('expires_at', 'integer', (c) => c.notNull())
        .addColumn('used_at', 'integer')
        .execute();
      await create('parts')
        .addColumn('office', 'text', (c) => c.notNull().references('offices.id'))
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('id', 'text', (c) => c.notNull())
        .addColumn('class', 'text', (c) => c.notNull())
        .addColumn('seq', 'integer', (c) => c.notNull())
        .addColumn('cells', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('parts_key', ['office', 'kind', 'id', 'class'])
        .execute();
      // One walk along it is one class of a page.
      await db.schema.createIndex('parts_in_order').unique().on('parts').columns(['office', 'class', 'seq']).execute();
      await create('history')
        .addColumn('office', 'text', (c) => c.notNull().references('offices.id'))
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('id', 'text', (c) => c.notNull())
        .addColumn('class', 'text', (c) => c.notNull())
        .addColumn('field', 'text', (c) => c.notNull())
        .addColumn('ms', 'integer', (c) => c.notNull())
        .addColumn('device', 'text', (c) => c.notNull())
        .addColumn('value', 'text', (c) => c.notNull())
        .addColumn('replaced_at', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('history_key', ['office', 'kind', 'id', 'field', 'ms', 'device'])
        .execute();
      await create('quarantine')
        .addColumn('office', 'text', (c) => c.notNull().references('offices.id'))
        .addColumn('device', 'text', (c) => c.notNull())
        .addColumn('hash', 'text', (c) => c.notNull())
        .addColumn('code', 'text', (c) => c.notNull())
        .addColumn('held', 'integer', (c) => c.notNull())
        .addColumn('received_at', 'integer', (c) => c.notNull())
        .addColumn('raw', 'text', (c) => c.notNull())
        .addColumn('bytes', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('quarantine_key', ['office', 'device', 'hash'])
        .execute();
    },
  };
}

/** Fingerprints and checksums for what is there; what became of set-aside changes and of wiped phones. */
function sums(tableEnd: RawBuilder<unknown>): Migration {
  return {
    async up(anyDb: Kysely<Tables>): Promise<void> {
      const text = (table: string, column: string) =>
        anyDb.schema.alterTable(table).addColumn(column, 'text', (c) => c.notNull().defaultTo(''));
      await text('parts', 'bucket').execute();
      await text('parts', 'sum').execute();
      await anyDb.schema
        .createTable('sums')
        .modifyEnd(tableEnd)
        .addColumn('office', 'text', (c) => c.notNull().references('offices.id'))
        .addColumn('class', 'text', (c) => c.notNull())
        .addColumn('bucket', 'text', (c) => c.notNull())
        .addColumn('digest', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('sums_key', ['office', 'class', 'bucket'])
        .execute();
      await anyDb.schema.alterTable('quarantine').addColumn('settled_at', 'integer').execute();
      const devices = () => anyDb.schema.alterTable('devices');
      await devices()
        .addColumn('has_read', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
      await devices().addColumn('wiped_at', 'integer').execute();
      await devices().addColumn('lost_unsent', 'integer').execute();
      await fillSums(anyDb);
      await anyDb.schema.createIndex('parts_in_bucket').on('parts').columns(['office', 'class', 'bucket']).execute();
    },
  };
}

async function fillSums(db: Kysely<Tables>): Promise<void> {
  const columns = ['office', 'kind', 'id', 'class', 'seq', 'cells'] as const;
  const offices = await db.selectFrom('offices').select('id').execute();
  for (const { id: office } of offices) {
    const rows = await db.selectFrom('parts').select(columns).where('office', '=', office).execute();
    for (const { seq, cells, ...key } of rows) {
      const { bucket, sum } = rowOf({ ...key, cells: JSON.parse(cells) }, seq);
      await db
        .updateTable('parts')
        .set({ bucket, sum })
        .where('office', '=', office)
        .where('kind', '=', key.kind)
        .where('id', '=', key.id)
        .where('class', '=', key.class)
        .execute();
    }
    const trx = db as Transaction<Tables>;
    const queries = sumQueries(trx, office, checkedRows(trx, office));
    for (const fieldClass of classes satisfies readonly FieldClass[]) await queries.remake(fieldClass);
  }
}

/** SQLite checks column types only in STRICT tables. */
export const sqliteTableEnd = sql`strict`;
