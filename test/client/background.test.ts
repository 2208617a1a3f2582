import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendInBackground } from '../../src/client/background.ts';
import { syncLock } from '../../src/client/tabs.ts';
import type { Session } from '../../src/sync/protocol.ts';
import type { OfficeServer, Phone } from '../server/office-server.ts';
import { closeDown, closedApp, counted, namesOf, officeWithPhone, throwAway, unsentIn } from './closed-app.ts';
import { settled } from './store/phone.ts';

describe('while the app is closed', () => {
  let office: OfficeServer;
  let clerk: Phone;
  let phone: Phone;
  beforeEach(async () => {
    ({ office, clerk, phone } = await officeWithPhone());
  });
  afterEach(() => closeDown(office));

  it('what was counted goes to the office, once', async () => {
    await counted(phone.session, [1, 2]);
    const { powers } = closedApp(office, phone);
    await sendInBackground(powers);
    const { parts } = await clerk.sync();
    expect(parts.map(({ cells }) => cells['amount']?.[0])).toEqual([1, 2]);
    expect(await unsentIn(phone.session)).toBe(0);
  });

  it('nothing is asked of the network when there is nothing to send', async () => {
    await counted(phone.session, []);
    const { line, powers } = closedApp(office, phone);
    await sendInBackground(powers);
    expect(line.trips).toBe(0);
  });

  it('a line that breaks makes the browser try again, and nothing is lost by it', async () => {
    await counted(phone.session, [1]);
    const { line, powers } = closedApp(office, phone);
    line.isCut = true;
    await expect(sendInBackground(powers)).rejects.toThrow('no-network');
    expect(await unsentIn(phone.session)).toBe(1);
    line.isCut = false;
    await sendInBackground(powers);
    expect(await unsentIn(phone.session)).toBe(0);
  });

  it('a phone that has to enrol anew does not make the browser try for ever, and keeps all there is', async () => {
    await counted(phone.session, [1]);
    const { powers } = closedApp(office, { ...phone, headers: {} });
    await sendInBackground(powers);
    expect(await unsentIn(phone.session)).toBe(1);
  });

  it('one office that can not be reached does not hold up the other', async () => {
    const gone: Session = { ...phone.session, member: 'gone' };
    await counted(phone.session, [1]);
    await counted(gone, [2]); // The last used: it is the first in the row.
    const { powers } = closedApp(office, phone);
    const reached = powers.fetch;
    const fetchFor: typeof fetch = (path, init) =>
      new Headers(init?.headers).get('Teren-Member') === 'gone'
        ? Promise.reject(new TypeError('Failed to fetch'))
        : reached(path, init);
    await expect(sendInBackground({ ...powers, fetch: fetchFor })).rejects.toThrow('no-network');
    expect([await unsentIn(phone.session), await unsentIn(gone)]).toEqual([0, 1]);
  });

  it('nor does one whose disk fails', async () => {
    const broken: Session = { ...phone.session, member: 'broken' };
    await counted(phone.session, [1]);
    await counted(broken, [2]);
    await throwAway('teren-broken');
    await new Promise((resolve) => {
      indexedDB.open('teren-broken', 999).addEventListener('success', ({ target }) => {
        (target as IDBOpenDBRequest).result.close(); // Of a version that this app does not know.
        resolve(undefined);
      });
    });
    const { powers } = closedApp(office, phone);
    await expect(sendInBackground(powers)).rejects.toThrow('disk');
    expect(await unsentIn(phone.session)).toBe(0);
  });

  it('an open tab that talks to the office keeps its turn', async () => {
    await counted(phone.session, [1]);
    const { line, powers } = closedApp(office, phone);
    let letGo: () => void = () => undefined;
    const held = navigator.locks.request(
      syncLock(phone.session.member),
      () => new Promise<void>((done) => (letGo = done)),
    );
    const sending = sendInBackground(powers);
    await settled();
    expect(line.trips).toBe(0);
    letGo();
    await Promise.all([held, sending]);
    expect(await unsentIn(phone.session)).toBe(0);
  });

  it('no database is made where the copy is gone: the page has to notice that it is', async () => {
    await counted(phone.session, [1]);
    await throwAway(`teren-${phone.session.member}`);
    const { powers } = closedApp(office, phone);
    await sendInBackground(powers);
    expect(await namesOf()).toEqual(['teren']);
    await throwAway('teren');
    await sendInBackground(powers);
    expect(await namesOf()).toEqual([]);
  });
});
