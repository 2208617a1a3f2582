import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendInBackground } from '../../src/client/background.ts';
import { Database, databaseOf } from '../../src/client/store/database.ts';
import { goAway } from '../../src/client/store/partings.ts';
import { Registry } from '../../src/client/store/registry.ts';
import type { OfficeServer, Phone } from '../server/office-server.ts';
import {
  closeDown,
  closedApp,
  counted,
  deviceAt,
  lyingAt,
  namesOf,
  officeWithPhone,
  seats,
  unsentIn,
} from './closed-app.ts';
import { openWithPin } from './store/keys.ts';

let office: OfficeServer;
let clerk: Phone;
let phone: Phone;
beforeEach(async () => {
  ({ office, clerk, phone } = await officeWithPhone());
});
afterEach(() => closeDown(office));

describe('a copy whose person is away', () => {
  const goes = async (by: Phone, away: 'closed' | 'left') => {
    const registry = new Registry();
    await goAway(registry, by.session.member, away);
    registry.close();
  };

  it('and left for good goes when all is sent, not before', async () => {
    await counted(phone.session, [1, 2]);
    await goes(phone, 'left');
    const { line, powers } = closedApp(office, phone);
    line.isCut = true;
    await expect(sendInBackground(powers, { present: undefined })).rejects.toThrow('no-network');
    expect(await unsentIn(phone.session)).toBe(2);
    line.isCut = false;
    await sendInBackground(powers, { present: undefined });
    expect(await namesOf()).toEqual(['teren']);
    expect(await seats()).toEqual({ people: [], partings: [] });
    expect((await clerk.sync()).parts.filter(({ kind }) => kind === 'tally').length).toBe(2);
    expect((await deviceAt(clerk, phone)).clearedAt).toBe(office.now);
  });

  it('is sent for and stays, if it only is closed', async () => {
    await counted(phone.session, [1, 2]);
    await goes(phone, 'closed');
    await sendInBackground(closedApp(office, phone).powers, { present: 'somebody' });
    expect(await unsentIn(phone.session)).toBe(0);
    expect(await namesOf()).toContain(databaseOf(phone.session.member));
  });

  it('hears of its farewell also when it has nothing to send', async () => {
    await counted(phone.session, []);
    await goes(phone, 'closed');
    await office.act(clerk, phone.session.device, 'lost');
    await sendInBackground(closedApp(office, phone).powers, { present: 'somebody' });
    expect(await namesOf()).toEqual(['teren']);
  });

  it('and whose session has ended is sent for by another person of the office, and of no other office', async () => {
    const ewa = await office.enrol(clerk, 'organizer', 'Ewa');
    await counted(phone.session, [5]);
    await counted({ ...ewa.session, office: 'elsewhere' }, []);
    const { powers } = closedApp(office, { ...phone, headers: {} }, ewa);
    await sendInBackground(powers, { present: ewa.session.member });
    expect(await unsentIn(phone.session)).toBe(1);
    await counted(ewa.session, []);
    await sendInBackground(powers, { present: ewa.session.member });
    expect(await unsentIn(phone.session)).toBe(0);
    const [tally] = (await clerk.sync()).parts.filter(({ kind }) => kind === 'tally');
    expect(tally?.cells['amount'], 'and the office still knows who counted').toEqual([5, 5, phone.session.device]);
    expect((await deviceAt(clerk, ewa)).wipedAt, 'nobody is taken for emptied').toBeNull();
  });

  it('is not sent for by somebody who may write less: he would have it refused', async () => {
    const viewer = await office.enrol(clerk, 'viewer', 'Ewa');
    await counted(phone.session, [5]);
    await counted(viewer.session, []);
    const { powers } = closedApp(office, { ...phone, headers: {} }, viewer);
    await sendInBackground(powers, { present: viewer.session.member });
    expect(await unsentIn(phone.session)).toBe(1);
    expect(await lyingAt(clerk)).toEqual([]);
  });

  it('loses its contacts by the lease as every other does, and by it alone', async () => {
    await counted(phone.session, [1]);
    const { line, powers } = closedApp(office, phone);
    const database = new Database(databaseOf(phone.session.member));
    const vault = await openWithPin(database);
    vault.close();
    await database.meta.put({ key: 'answeredAt', value: office.now });
    const lockRow = async () => (await database.meta.get('lock'))?.value;
    await goes(phone, 'closed');
    line.isCut = true;
    for (const [days, isKept] of [
      [13, true],
      [15, false],
    ] as const) {
      const later = { ...powers, now: () => office.now + days * 86_400_000 };
      await expect(sendInBackground(later, { present: undefined })).rejects.toThrow('no-network');
      expect(Object.hasOwn(Object(await lockRow()), 'key')).toBe(isKept);
    }
    database.close();
    expect(await unsentIn(phone.session)).toBe(1);
  });
});
