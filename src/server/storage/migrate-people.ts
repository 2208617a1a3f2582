/** The step that gives members their authorisation, devices their state, sessions their limits and offices a key for letters. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from './tables.ts';

export const people: Migration = {
  async up(db: Kysely<Tables>): Promise<void> {
    const alter = (table: string) => db.schema.alterTable(table);
    const text = (table: string, column: string) => alter(table).addColumn(column, 'text').execute();
    const moment = (table: string, column: string) => alter(table).addColumn(column, 'integer').execute();
    await text('offices', 'letter_key');
    await text('members', 'authorised_from');
    await text('members', 'authorised_to');
    // Whoever is in already was let in by a clerk's code.
    await alter('devices')
      .addColumn('state', 'text', (c) => c.notNull().defaultTo('active'))
      .execute();
    await text('devices', 'version');
    await text('devices', 'lock');
    await text('devices', 'proof_hash');
    await alter('devices')
      .addColumn('locked_out', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
    await alter('devices')
      .addColumn('cursors', 'text', (c) => c.notNull().defaultTo('{}'))
      .execute();
    await moment('devices', 'shut_out_at');
    await moment('devices', 'cleared_at');
    await alter('sessions')
      .addColumn('last_used_at', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
    // A session in use until today begins to be idle when its device was last heard of.
    await db
      .updateTable('sessions')
      .set((eb) => ({
        last_used_at: eb.fn.coalesce(
          eb.selectFrom('devices').select('last_contact_at').whereRef('devices.id', '=', 'sessions.device').$asScalar(),
          'created_at',
        ),
      }))
      .execute();
    // Codes live for minutes: those that nobody used yet name no member, and are made anew.
    await db.deleteFrom('codes').where('purpose', '=', 'enrol').where('used_at', 'is', null).execute();
    await text('codes', 'member');
    await alter('codes').dropColumn('member_name').execute();
    await alter('codes').dropColumn('role').execute();
  },
};
