/** What an older copy of the database must not bring back. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLedger } from '../../src/server/ledger.ts';
import { copyOf, restore } from '../faults/restore.ts';
import { type OfficeServer, type Phone, startOffice } from './office-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'teren-ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the ledger beside the database', () => {
  it('gives back what was written, also when it is opened anew', () => {
    const file = join(folder, 'a.ids');
    openLedger(file).add([{ what: 'spent', hash: 'h1' }]);
    const again = openLedger(file);
    again.add([{ what: 'revoked', office: 'o', device: 'd' }]);
    expect(again.entries()).toEqual([
      { what: 'spent', hash: 'h1' },
      { what: 'revoked', office: 'o', device: 'd' },
    ]);
  });

  it('leaves out a last line that a power cut tore', () => {
    const file = join(folder, 'b.ids');
    openLedger(file).add([{ what: 'spent', hash: 'h1' }]);
    appendFileSync(file, '{"what":"spe');
    expect(openLedger(file).entries()).toEqual([{ what: 'spent', hash: 'h1' }]);
  });
});

describe('an office restored from an older copy', () => {
  let office: OfficeServer;
  let clerk: Phone;
  const anna = { kind: 'volunteer', id: 'v1', stamp: [1_000, 'phone-a'] };
  beforeEach(async () => {
    office = await startOffice();
    clerk = await office.open();
  });
  afterEach(() => office.close());

  it('lets nobody in by a code that was spent since', async () => {
    const { code } = (await clerk.ask('/api/codes', { body: { memberName: 'Jan', role: 'viewer' } })).json;
    const copy = await copyOf(office);
    await office.ask('/api/enrol', { body: { code, deviceName: 'Telefon' } });
    office = await restore(office, copy);
    const again = await office.ask('/api/enrol', { body: { code, deviceName: 'Inny' } });
    expect(again.json.problem).toEqual({ code: 'code-used' });
  });

  it('knows a device that was shut out no more, whatever the copy says', async () => {
    const phone = await office.enrol(clerk, 'organizer');
    const { office: id, device } = phone.session;
    await office.restart((file) =>
      openLedger(`${dirname(file)}/teren.ids`).add([{ what: 'revoked', office: id, device }]),
    );
    expect((await phone.ask('/api/session')).json.problem).toEqual({ code: 'not-enrolled' });
    expect((await clerk.ask('/api/session')).status).toBe(200);
  });

  it('brings back no volunteer who was removed since, whichever phone still has her', async () => {
    await clerk.sync([{ ...anna, fields: { label: 'Ania K.', phone: '600 700 800', birthYear: 1990 } }]);
    await clerk.sync([{ ...anna, stamp: [2_000, 'phone-a'], fields: { phone: '600 700 801' }, base: { phone: null } }]);
    const copy = await copyOf(office);
    await clerk.sync([{ ...anna, stamp: [3_000, 'phone-a'], fields: { erased: true }, base: { erased: null } }]);
    office = await restore(office, copy);

    const page = (await clerk.sync()).parts.filter(({ kind }) => kind === 'volunteer');
    expect(page.map(({ class: each, cells }) => [each, cells])).toEqual(
      ['team', 'contact', 'office'].map((each) => [each, { erased: [true, 3_000, 'phone-a'] }]),
    );
    await clerk.sync([{ ...anna, stamp: [2_000, 'phone-a'], fields: { phone: '600 700 801' } }]);
    expect(JSON.stringify((await clerk.sync()).parts)).not.toContain('600');
  });
});

it('a removed volunteer is nowhere in the file any more: not in the past, not in what was set aside', async () => {
  const office = await startOffice();
  try {
    const clerk = await office.open();
    const of = (fields: object, ms: number, base: object = {}) => ({
      kind: 'volunteer',
      id: 'v1',
      stamp: [ms, 'phone-a'],
      fields,
      base,
    });
    await clerk.sync([of({ phone: '600700800' }, 1_000), of({ phone: '600700801' }, 2_000)]);
    const organizer = await office.enrol(clerk, 'organizer');
    await organizer.sync([of({ birthYear: 1931, phone: '600700802' }, 3_000)]);
    await clerk.sync([of({ erased: true }, 4_000)]);
    const file = await copyOf(office);
    expect(readFileSync(file).includes('6007008')).toBe(false);
    expect((await clerk.ask('/api/quarantine')).json.rows).toEqual([]);
  } finally {
    await office.close();
  }
});
