/** The SQL of offices, members and codes: one query code for every database. Devices and sessions: query-devices.ts. */
import type { Selectable, Transaction } from 'kysely';
import type { AccessTx, CodeRecord } from './access-records.ts';
import { deviceQueries } from './query-devices.ts';
import type { Tables } from './tables.ts';

export function accessQueries(trx: Transaction<Tables>): AccessTx {
  return {
    ...deviceQueries(trx),
    async offices() {
      const rows = await trx.selectFrom('offices').selectAll().orderBy('created_at').orderBy('id').execute();
      return rows.map((row) => ({
        office: row.id,
        name: row.name,
        example: row.example === 1,
        createdAt: row.created_at,
        letterKey: row.letter_key,
      }));
    },
    async addOffice({ office, name, example, createdAt, letterKey }) {
      await trx
        .insertInto('offices')
        .values({ id: office, name, example: example ? 1 : 0, created_at: createdAt, letter_key: letterKey })
        .execute();
    },
    async setLetterKey(office, letterKey) {
      await trx.updateTable('offices').set({ letter_key: letterKey }).where('id', '=', office).execute();
    },
    async membersOf(office) {
      const rows = await trx
        .selectFrom('members')
        .select(['id as member', 'office', 'name', 'role', 'created_at as createdAt'])
        .select(['authorised_from as authorisedFrom', 'authorised_to as authorisedTo'])
        .where('office', '=', office)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows;
    },
    async addMember({ member, office, name, role, authorisedFrom, authorisedTo, createdAt }) {
      const days = { authorised_from: authorisedFrom, authorised_to: authorisedTo };
      await trx
        .insertInto('members')
        .values({ id: member, office, name, role, ...days, created_at: createdAt })
        .execute();
    },
    async changeMember({ member, office, name, role, authorisedFrom, authorisedTo }) {
      await trx
        .updateTable('members')
        .set({ name, role, authorised_from: authorisedFrom, authorised_to: authorisedTo })
        .where('office', '=', office)
        .where('id', '=', member)
        .execute();
    },
    async addCode(code) {
      const forWhom =
        code.purpose === 'enrol' ? { office: code.office, member: code.member } : { office: null, member: null };
      const { hash, purpose, createdAt, expiresAt, usedAt } = code;
      await trx
        .insertInto('codes')
        .values({ hash, purpose, created_at: createdAt, expires_at: expiresAt, used_at: usedAt, ...forWhom })
        .execute();
    },
    async codeBy(hash) {
      const row = await trx.selectFrom('codes').selectAll().where('hash', '=', hash).executeTakeFirst();
      return row === undefined ? undefined : asCode(row);
    },
    async spendCode(hash, usedAt) {
      const row = await trx
        .updateTable('codes')
        .set({ used_at: usedAt })
        .where('hash', '=', hash)
        .where('used_at', 'is', null)
        .returning('hash')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

function asCode(row: Selectable<Tables['codes']>): CodeRecord {
  const times = { hash: row.hash, createdAt: row.created_at, expiresAt: row.expires_at, usedAt: row.used_at };
  if (row.purpose === 'begin') return { ...times, purpose: 'begin' };
  // A code from before members had codes of their own was spent or is gone: it names nobody.
  return { ...times, purpose: 'enrol', office: row.office ?? '', member: row.member ?? '' };
}
