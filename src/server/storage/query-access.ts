/** The SQL of offices, members, devices, sessions and codes: one query code for every database. */
import type { Selectable, Transaction } from 'kysely';
import type { AccessTx, CodeRecord } from './access-records.ts';
import type { Tables } from './tables.ts';

export function accessQueries(trx: Transaction<Tables>): AccessTx {
  return {
    async offices() {
      const rows = await trx.selectFrom('offices').selectAll().orderBy('created_at').orderBy('id').execute();
      return rows.map((row) => ({
        office: row.id,
        name: row.name,
        example: row.example === 1,
        createdAt: row.created_at,
      }));
    },
    async addOffice({ office, name, example, createdAt }) {
      await trx
        .insertInto('offices')
        .values({ id: office, name, example: example ? 1 : 0, created_at: createdAt })
        .execute();
    },
    async addMember({ member, office, name, role, createdAt }) {
      await trx.insertInto('members').values({ id: member, office, name, role, created_at: createdAt }).execute();
    },
    async addDevice({ device, office, member, name, enrolledAt }) {
      await trx.insertInto('devices').values({ id: device, office, member, name, enrolled_at: enrolledAt }).execute();
    },
    async addSession(tokenHash, office, device, createdAt) {
      await trx
        .insertInto('sessions')
        .values({ token_hash: tokenHash, office, device, created_at: createdAt })
        .execute();
    },
    async endSessions(office, device) {
      const rows = await trx
        .deleteFrom('sessions')
        .where('office', '=', office)
        .where('device', '=', device)
        .returning('token_hash')
        .execute();
      return rows.length > 0;
    },
    async identityOf(member, tokenHash) {
      const row = await trx
        .selectFrom('sessions as s')
        .innerJoin('devices as d', 'd.id', 's.device')
        .innerJoin('members as m', 'm.id', 'd.member')
        .innerJoin('offices as o', 'o.id', 's.office')
        .where('s.token_hash', '=', tokenHash)
        .where('m.id', '=', member)
        .select(['o.id as office', 'o.name as officeName', 'o.example', 'm.id as member', 'm.name as memberName'])
        .select(['m.role', 'd.id as device', 'd.name as deviceName'])
        .executeTakeFirst();
      return row === undefined ? undefined : { ...row, example: row.example === 1 };
    },
    async devicesOf(office) {
      const rows = await deviceRows(trx, office).orderBy('d.enrolled_at').orderBy('d.id').execute();
      return rows.map(asDevice);
    },
    async deviceBy(office, device) {
      const row = await deviceRows(trx, office).where('d.id', '=', device).executeTakeFirst();
      return row === undefined ? undefined : asDevice(row);
    },
    async noteContact(office, device, { at, unsent, hasRead }) {
      await trx
        .updateTable('devices')
        .set({ last_contact_at: at, unsent, ...(hasRead ? { has_read: 1 } : {}) })
        .where('office', '=', office)
        .where('id', '=', device)
        .execute();
    },
    async noteWipe(office, device, at, lostUnsent) {
      await trx
        .updateTable('devices')
        .set({ wiped_at: at, lost_unsent: lostUnsent, has_read: 0 })
        .where('office', '=', office)
        .where('id', '=', device)
        .execute();
    },
    async addCode(code) {
      const forWhom =
        code.purpose === 'enrol'
          ? { office: code.office, member_name: code.memberName, role: code.role }
          : { office: null, member_name: null, role: null };
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

function deviceRows(trx: Transaction<Tables>, office: string) {
  return trx
    .selectFrom('devices as d')
    .innerJoin('members as m', 'm.id', 'd.member')
    .where('d.office', '=', office)
    .select(['d.id as device', 'd.office', 'd.member', 'd.name', 'd.enrolled_at as enrolledAt'])
    .select(['m.name as memberName', 'm.role', 'd.last_contact_at as lastContactAt', 'd.unsent'])
    .select(['d.has_read as hasRead', 'd.wiped_at as wipedAt', 'd.lost_unsent as lostUnsent']);
}

function asDevice<Row extends { hasRead: number }>(row: Row): Omit<Row, 'hasRead'> & { hasRead: boolean } {
  return { ...row, hasRead: row.hasRead === 1 };
}

function asCode(row: Selectable<Tables['codes']>): CodeRecord {
  const times = { hash: row.hash, createdAt: row.created_at, expiresAt: row.expires_at, usedAt: row.used_at };
  if (row.office === null || row.member_name === null || row.role === null) return { ...times, purpose: 'begin' };
  return { ...times, purpose: 'enrol', office: row.office, memberName: row.member_name, role: row.role };
}
