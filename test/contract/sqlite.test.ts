import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { openSqlite } from '../../src/server/storage/sqlite.ts';
import type { OfficeTx } from '../../src/server/storage/storage.ts';
import { sumOfStored } from '../../src/server/take-in.ts';
import { Moves, toDigest } from '../../src/sync/digest.ts';
import { accessContract } from './access.ts';
import { addOffice, part, storageContract } from './storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'teren-storage-'));
let files = 0;
const newFile = () => join(folder, `copy-${++files}.sqlite`);
afterAll(() => rmSync(folder, { recursive: true }));

storageContract('SQLite', () => openSqlite(newFile()));
accessContract('SQLite', () => openSqlite(newFile()));

it('finds everything again when the file is opened anew', async () => {
  const file = newFile();
  const first = await openSqlite(file);
  await first.transact(async (tx) => {
    await addOffice(tx, 'o');
    await (await tx.inOffice('o'))?.putParts([part('e1', 'zostaje')]);
  });
  await first.close();
  const second = await openSqlite(file);
  const found = await second.transact(async (tx) => {
    const copy = await tx.inOffice('o');
    return { seq: copy?.seq(), parts: await copy?.readParts([{ kind: 'event', id: 'e1' }]) };
  });
  await second.close();
  expect(found).toEqual({ seq: 1, parts: [part('e1', 'zostaje')] });
});

it('writes a log that is synced at each commit, into tables that check their types', async () => {
  const file = newFile();
  const storage = await openSqlite(file);
  const database = new Database(file, { readonly: true });
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
  const loose = database
    .prepare("select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0")
    .pluck()
    .all()
    .filter((name) => !/^(sqlite_|kysely_)/.test(String(name)));
  expect(loose).toEqual([]);
  database.close();
  await storage.close();
});

it('walks an index for each class of a page instead of sorting the office', async () => {
  const file = newFile();
  await (await openSqlite(file)).close();
  const database = new Database(file, { readonly: true });
  const arm = "select seq, cells from parts where office = 'o' and class = ? and seq > 0";
  const plan = database
    .prepare(`explain query plan ${arm} union all ${arm} order by seq limit 300`)
    .all('open', 'team');
  database.close();
  const text = JSON.stringify(plan);
  expect(text).toContain('parts_in_order');
  expect(text).not.toContain('TEMP B-TREE');
});

it('sets a row aside that the disk no longer gives as it was put, and takes it out of the fingerprints', async () => {
  const file = newFile();
  const storage = await openSqlite(file);
  const [e1, e2] = [part('e1', 'ours'), part('e2', 'theirs')];
  const moves = new Moves();
  for (const one of [e1, e2]) moves.add(one.class, one.kind, one.id, 0n, sumOfStored(one));
  const inOffice = <T>(work: (office: OfficeTx) => Promise<T>) =>
    storage.transact(async (tx) => work((await tx.inOffice('o')) as OfficeTx));
  await storage.transact((tx) => addOffice(tx, 'o'));
  await inOffice((copy) => copy.putParts([e1, e2]));
  await inOffice((copy) => copy.moveSums(moves));
  const database = new Database(file);
  database.exec("update parts set cells = replace(cells, 'ours', 'hers') where id = 'e1'");
  database.close();

  const page = await inOffice((copy) => copy.pageAfter(['open'], {}, 1e6));
  expect(page.parts).toEqual([e2]);
  expect(await inOffice((copy) => copy.sums(['open']))).toEqual({ open: toDigest(sumOfStored(e2)) });
  const [lying] = await inOffice((copy) => copy.lyingAside(10));
  expect(lying).toMatchObject({ device: 'office', code: 'damaged' });
  expect(lying?.raw).toContain('hers');
  await storage.close();
});

/** Takes the third step back, as the version before it left its tables. */
const withoutPeople = `
  alter table offices drop column letter_key;
  alter table members drop column authorised_from; alter table members drop column authorised_to;
  alter table devices drop column state; alter table devices drop column version; alter table devices drop column lock;
  alter table devices drop column proof_hash; alter table devices drop column locked_out; alter table devices drop column cursors;
  alter table devices drop column shut_out_at; alter table devices drop column cleared_at;
  alter table sessions drop column last_used_at;
  alter table codes drop column member; alter table codes add column member_name text; alter table codes add column role text;
  delete from kysely_migration where name = '0003-people';
`;

it('keeps everybody in whom the version before members had let in, and lets nobody in by its open codes', async () => {
  const file = newFile();
  await (await openSqlite(file)).close();
  const database = new Database(file);
  database.exec(withoutPeople);
  database.exec(`
    insert into offices (id, name, example, created_at) values ('o', 'Centrum', 0, 1);
    insert into members (id, office, name, role, created_at) values ('m', 'o', 'Ola', 'clerk', 1);
    insert into devices (id, office, member, name, enrolled_at, last_contact_at, unsent) values ('d', 'o', 'm', 'PC', 1, 70, 3);
    insert into devices (id, office, member, name, enrolled_at) values ('e', 'o', 'm', 'Tablet', 1);
    insert into sessions (token_hash, office, device, created_at) values ('of d', 'o', 'd', 5), ('of e', 'o', 'e', 6);
    insert into codes (hash, purpose, office, member_name, role, created_at, expires_at, used_at)
      values ('open', 'enrol', 'o', 'Jan', 'viewer', 1, 9, null), ('used', 'enrol', 'o', 'Jan', 'viewer', 1, 9, 4),
        ('link', 'begin', null, null, null, 1, 9, null);
  `);
  database.close();
  const storage = await openSqlite(file);
  const found = await storage.transact(async (tx) => ({
    session: await tx.sessionBy('m', 'of d'),
    idle: (await tx.sessionBy('m', 'of e'))?.lastUsedAt,
    device: await tx.deviceBy('o', 'd'),
    office: (await tx.offices())[0],
    codes: [await tx.codeBy('open'), await tx.codeBy('used'), await tx.codeBy('link')],
  }));
  await storage.close();
  expect(found).toMatchObject({
    session: {
      memberName: 'Ola',
      role: 'clerk',
      state: 'active',
      authorisedFrom: null,
      authorisedTo: null,
      lastUsedAt: 70,
    },
    idle: 6,
    device: { state: 'active', lockedOut: false, cursors: {}, proofHash: null, unsent: 3 },
    office: { name: 'Centrum', letterKey: null },
    codes: [undefined, { purpose: 'enrol', usedAt: 4 }, { purpose: 'begin', usedAt: null }],
  });
});

it('brings a database of the first version up to date, fingerprints included', async () => {
  const file = newFile();
  const old = await openSqlite(file);
  await old.transact(async (tx) => {
    await addOffice(tx, 'o');
    await (await tx.inOffice('o'))?.putParts([part('e1', 'zostaje')]);
  });
  await old.close();
  const database = new Database(file);
  // Back to what the first step left behind.
  database.exec(withoutPeople);
  database.exec(`
    drop index parts_in_bucket; drop table sums;
    alter table parts drop column bucket; alter table parts drop column sum; alter table quarantine drop column settled_at;
    alter table devices drop column has_read; alter table devices drop column wiped_at; alter table devices drop column lost_unsent;
    delete from kysely_migration where name <> '0001-first';
  `);
  database.close();
  const storage = await openSqlite(file);
  const found = await storage.transact(async (tx) => {
    const copy = await tx.inOffice('o');
    return { parts: await copy?.readParts([{ kind: 'event', id: 'e1' }]), sums: await copy?.sums(['open']) };
  });
  await storage.close();
  expect(found).toEqual({
    parts: [part('e1', 'zostaje')],
    sums: { open: toDigest(sumOfStored(part('e1', 'zostaje'))) },
  });
});
