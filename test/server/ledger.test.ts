/** What an older copy of the database must not bring back. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    again.add([{ what: 'revoked', office: 'o', device: 'd', how: 'lost' }]);
    expect(again.entries()).toEqual([
      { what: 'spent', hash: 'h1' },
      { what: 'revoked', office: 'o', device: 'd', how: 'lost' },
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
    const code = await office.codeFor(clerk, await office.addMember(clerk, 'viewer'));
    const copy = await copyOf(office);
    await office.ask('/api/enrol', { body: { code, deviceName: 'Telefon' } });
    office = await restore(office, copy);
    const again = await office.ask('/api/enrol', { body: { code, deviceName: 'Inny' } });
    expect(again.json.problem).toEqual({ code: 'code-used' });
  });

  it.each(['lost', 'retired'])('brings back no phone that is %s since', async (act) => {
    const phone = await office.enrol(clerk, 'organizer');
    const { device } = phone.session;
    const copy = await copyOf(office);
    await office.act(clerk, device, act === 'lost' ? 'lost' : 'retire');
    office = await restore(office, copy);
    expect((await phone.ask('/api/session')).json.session.state).toBe(act);
    expect(await phone.sync()).toMatchObject({ farewell: act, parts: [] });
    const { devices } = (await clerk.ask('/api/devices')).json;
    expect(devices.find((row: { device: string }) => row.device === device)).toMatchObject({
      device,
      state: act,
      shutOutAt: office.now,
    });
    // Started once more, there is nothing left to do; and a lost phone is never only retired again.
    await office.restart(() => undefined);
    expect((await phone.ask('/api/session')).json.session.state).toBe(act);
    expect((await clerk.ask('/api/session')).json.session.state).toBe('active');
  });

  it('a phone that was retired first and then lost stays lost', async () => {
    const phone = await office.enrol(clerk, 'organizer');
    const copy = await copyOf(office);
    await office.act(clerk, phone.session.device, 'retire');
    await office.act(clerk, phone.session.device, 'lost');
    office = await restore(office, copy);
    const rowNow = async () => {
      const { devices } = (await clerk.ask('/api/devices')).json;
      return devices.find((row: { device: string }) => row.device === phone.session.device);
    };
    const lost = await rowNow();
    expect(lost.state).toBe('lost');
    // Read again at the next start, the earlier line changes nothing, not even for a moment.
    office.now += 60_000;
    await office.restart(() => undefined);
    expect(await rowNow()).toEqual(lost);
    expect((await office.act(clerk, phone.session.device, 'confirm')).json.problem).toEqual({ code: 'bad-request' });
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
