/** The SQL of devices and their sessions. */
import type { Transaction } from 'kysely';
import type { Cursors } from '../../sync/exchange.ts';
import type { AccessTx, DeviceRow } from './access-records.ts';
import type { Tables } from './tables.ts';

type DeviceQueries = Pick<
  AccessTx,
  | 'addDevice'
  | 'changeDevice'
  | 'devicesOf'
  | 'deviceBy'
  | 'noteContact'
  | 'noteWipe'
  | 'addSession'
  | 'noteUse'
  | 'endSessions'
  | 'sessionBy'
>;

export function deviceQueries(trx: Transaction<Tables>): DeviceQueries {
  const update = (office: string, device: string) =>
    trx.updateTable('devices').where('office', '=', office).where('id', '=', device);
  return {
    async addDevice({ device, office, member, name, state, enrolledAt }) {
      await trx
        .insertInto('devices')
        .values({ id: device, office, member, name, state, enrolled_at: enrolledAt })
        .execute();
    },
    async changeDevice(office, device, { name, state, version, lock, proofHash, lockedOut, ...to }) {
      const { cursors, shutOutAt, clearedAt } = to;
      const values = {
        ...(name === undefined ? {} : { name }),
        ...(state === undefined ? {} : { state }),
        ...(version === undefined ? {} : { version }),
        ...(lock === undefined ? {} : { lock }),
        ...(proofHash === undefined ? {} : { proof_hash: proofHash }),
        ...(lockedOut === undefined ? {} : { locked_out: lockedOut ? 1 : 0 }),
        ...(cursors === undefined ? {} : { cursors: JSON.stringify(cursors) }),
        ...(shutOutAt === undefined ? {} : { shut_out_at: shutOutAt }),
        ...(clearedAt === undefined ? {} : { cleared_at: clearedAt }),
      };
      if (Object.keys(values).length > 0) await update(office, device).set(values).execute();
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
      const to = { last_contact_at: at, unsent, ...(hasRead ? { has_read: 1 } : {}) };
      await update(office, device).set(to).execute();
    },
    async noteWipe(office, device, at, lostUnsent) {
      await update(office, device).set({ wiped_at: at, lost_unsent: lostUnsent, has_read: 0 }).execute();
    },
    async addSession(tokenHash, office, device, createdAt) {
      const times = { created_at: createdAt, last_used_at: createdAt };
      await trx
        .insertInto('sessions')
        .values({ token_hash: tokenHash, office, device, ...times })
        .execute();
    },
    async noteUse(tokenHash, at) {
      await trx.updateTable('sessions').set({ last_used_at: at }).where('token_hash', '=', tokenHash).execute();
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
    async sessionBy(member, tokenHash) {
      const row = await trx
        .selectFrom('sessions as s')
        .innerJoin('devices as d', 'd.id', 's.device')
        .innerJoin('members as m', 'm.id', 'd.member')
        .innerJoin('offices as o', 'o.id', 's.office')
        .where('s.token_hash', '=', tokenHash)
        .where('m.id', '=', member)
        .select(['o.id as office', 'o.name as officeName', 'o.example', 'm.id as member', 'm.name as memberName'])
        .select(['m.role', 'm.authorised_from as authorisedFrom', 'm.authorised_to as authorisedTo'])
        .select(['d.id as device', 'd.name as deviceName', 'd.state', 'd.proof_hash as proofHash'])
        .select(['s.created_at as createdAt', 's.last_used_at as lastUsedAt'])
        .executeTakeFirst();
      return row === undefined ? undefined : { ...row, example: row.example === 1 };
    },
  };
}

function deviceRows(trx: Transaction<Tables>, office: string) {
  return trx
    .selectFrom('devices as d')
    .innerJoin('members as m', 'm.id', 'd.member')
    .where('d.office', '=', office)
    .select(['d.id as device', 'd.office', 'd.member', 'd.name', 'd.state', 'd.enrolled_at as enrolledAt'])
    .select(['d.version', 'd.lock', 'd.proof_hash as proofHash', 'd.locked_out as lockedOut', 'd.cursors'])
    .select(['d.shut_out_at as shutOutAt', 'd.cleared_at as clearedAt'])
    .select(['m.name as memberName', 'm.role', 'd.last_contact_at as lastContactAt', 'd.unsent'])
    .select(['d.has_read as hasRead', 'd.wiped_at as wipedAt', 'd.lost_unsent as lostUnsent']);
}

type Row = Omit<DeviceRow, 'hasRead' | 'lockedOut' | 'cursors'> & {
  readonly hasRead: number;
  readonly lockedOut: number;
  readonly cursors: string;
};

function asDevice({ hasRead, lockedOut, cursors, ...row }: Row): DeviceRow {
  return { ...row, hasRead: hasRead === 1, lockedOut: lockedOut === 1, cursors: JSON.parse(cursors) as Cursors };
}
