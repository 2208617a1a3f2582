/** Storage that is full, lost or thrown away while the app is in use: what the screen says, and what becomes of the taps. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchPersistent } from '../e2e/browser.ts';
import { newEvent } from './bare-phone.ts';
import { type BrowserOffice, noteOf, openBrowserOffice, says, tallyRows, words } from './browser-office.ts';
import { enrolPhone, openCounter } from './counting-phone.ts';
import { until } from './office-on-a-line.ts';

let office: BrowserOffice;
beforeAll(async () => {
  office = await openBrowserOffice();
});
afterAll(() => office.close());

describe('row 33 · the connection is lost', () => {
  it('row 33 · a connection that throws UnknownError until it is made anew: no tap is lost and nobody is troubled', async () => {
    const phone = await office.phone(undefined, () => {
      const dropped = new WeakSet<IDBDatabase>();
      const seen = new Set<IDBDatabase>();
      const begin = IDBDatabase.prototype.transaction;
      IDBDatabase.prototype.transaction = function (...given) {
        seen.add(this);
        if (dropped.has(this)) throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
        return begin.apply(this, given);
      };
      // What a phone does while the app is in the background.
      addEventListener('drop', () => {
        for (const connection of seen) dropped.add(connection);
      });
    });
    let taps = await phone.tap(3);
    for (let round = 0; round < 3; round++) {
      await phone.page.evaluate(() => void dispatchEvent(new Event('drop')));
      taps += 4;
      expect(await phone.tap(4)).toBe(taps);
    }
    await phone.page.evaluate(() => void dispatchEvent(new Event('drop')));
    await phone.sent();
    expect(await office.counted(phone.event)).toEqual({ tallies: taps, sum: taps });
    expect(await phone.page.locator('.trouble-notices > *').count()).toBe(0);
  });
});

describe('row 28 · no space', () => {
  it('row 28 · the tap goes back with a word, nothing is written by half, and counting goes on when there is space', async () => {
    const { phone, tools, event } = await fullPhone();
    const before = await phone.shown();
    const tile = phone.page.getByRole('button', { name: /^Seniorzy: .*dodaj 1$/ }).first();
    for (let tries = 0; tries < 200; tries++) {
      await tile.click();
      if ((await phone.page.getByText('Na tym urządzeniu nie ma już miejsca').count()) > 0) break;
    }
    await says(phone.page, 'Nie zapisano');
    expect(await words(phone.page)).toContain('Usuń z telefonu niepotrzebne zdjęcia lub aplikacje');
    await phone.page.waitForFunction(() => document.querySelector('.is-in-flight') === null);
    const kept = await phone.shown();
    expect(kept).toBeGreaterThanOrEqual(before);
    expect(await tallyRows(phone.page, event), 'what is shown is what is on the disk').toBe(kept);

    await tools.send('Storage.overrideQuotaForOrigin', { origin: office.endpoint.url });
    expect(await phone.tap(2)).toBe(kept + 2);
    await phone.page.reload();
    await phone.page.getByRole('button', { name: new RegExp(`^Seniorzy: ${kept + 2},`) }).waitFor();
    await phone.page.context().setOffline(false);
    await phone.sent();
    expect(await office.counted(event)).toEqual({ tallies: kept + 2, sum: kept + 2 });
    await phone.page.context().close();
  });
});

describe('row 29 · storage is cleared while something is unsent', () => {
  it('row 29 · both sides say what was lost, the cookie brings the phone back without a code, and it counts on', async () => {
    const phone = await office.phone();
    await phone.tap(2);
    await phone.sent();
    await phone.context.setOffline(true);
    await phone.tap(14);
    await until(async () => (await noteOf(phone.page))?.unsent === 14, 'the note');
    await phone.page.goto('about:blank');
    await phone.tools.send('Storage.clearDataForOrigin', {
      origin: office.endpoint.url,
      storageTypes: 'indexeddb,cache_storage,service_workers',
    });
    await phone.context.setOffline(false);
    await phone.page.goto(office.endpoint.url);
    await says(phone.page, 'Przeglądarka usunęła dane Terenu z tego telefonu');
    expect(await words(phone.page)).toMatch(/Na telefonie było 14 niewysłanych wpisów, ostatnio \d\d:\d\d\./);
    await until(() => lostAtOffice() === 14, 'the office knows, too');
    await phone.page.getByRole('button', { name: 'Rozumiem' }).click();
    await phone.page.reload();
    await phone.page.getByRole('link', { name: 'Plan' }).first().waitFor();
    await phone.sent();
    expect(await words(phone.page), 'once is enough').not.toContain('usunęła dane');

    await phone.page.goto(`${office.endpoint.url}/event/${phone.event}`);
    await phone.page.getByRole('button', { name: /^Seniorzy: 2,/ }).waitFor();
    expect(await phone.tap(1)).toBe(3);
    await phone.sent();
    expect(await office.counted(phone.event)).toEqual({ tallies: 3, sum: 3 });
  });

  it('row 29 · cleared under the open app: the next tap is kept, what was unsent is said, the rest comes back', async () => {
    const phone = await office.phone();
    await phone.tap(2);
    await phone.sent();
    await phone.context.setOffline(true);
    await phone.tap(5);
    await until(async () => (await noteOf(phone.page))?.unsent === 5, 'the note');
    await phone.tools.send('Storage.clearDataForOrigin', { origin: office.endpoint.url, storageTypes: 'indexeddb' });
    await phone.page
      .getByRole('button', { name: /^Seniorzy: .*dodaj 1$/ })
      .first()
      .click();
    await says(phone.page, 'Przeglądarka usunęła dane Terenu z tego telefonu');
    await phone.context.setOffline(false);
    await phone.sent();
    await until(async () => (await office.counted(phone.event)).sum === 3, 'the two from before and the one after');
    await phone.page.getByRole('button', { name: /^Seniorzy: 3,/ }).waitFor();
    expect(await words(phone.page)).toContain('Na telefonie było 5 niewysłanych wpisów');
  });
});

describe('row 30 · the browser does not promise to keep the data', () => {
  it('row 30 · it is asked at the first entry and not before; a refusal is said until everything is sent', async () => {
    const phone = await office.phone(undefined, () => {
      Object.assign(globalThis, { asked: 0 });
      StorageManager.prototype.persist = async () => {
        Object.assign(globalThis, { asked: (globalThis as unknown as { asked: number }).asked + 1 });
        return false;
      };
      const offset = () => Number(localStorage.getItem('test.later') ?? 0);
      const now = Date.now;
      Date.now = () => now() + offset();
    });
    const asked = () => phone.page.evaluate(() => (globalThis as unknown as { asked: number }).asked);
    await phone.sent();
    expect(await asked(), 'nothing to keep yet').toBe(0);
    await phone.context.setOffline(true);
    await phone.tap(1);
    await until(async () => (await asked()) === 1, 'asked once there is something to keep');
    await phone.page.getByRole('link', { name: 'Dziś', exact: true }).click();
    await phone.page.evaluate(() => localStorage.setItem('test.later', String(6 * 60_000)));
    await phone.page.reload();
    await says(phone.page, 'Te wpisy są tylko na tym telefonie');
    expect(await words(phone.page)).toContain('Przeglądarka może je usunąć.');
    await phone.page.getByRole('link', { name: 'Jak zainstalować' }).waitFor();

    await phone.context.setOffline(false);
    await phone.sent();
    await phone.page.getByText('Te wpisy są tylko na tym telefonie').waitFor({ state: 'detached' });
  });
});

/** What the office knows to be lost of the phone that enrolled last. */
function lostAtOffice(): number | null {
  const database = new Database(join(office.folder, 'data', 'teren.sqlite'), { readonly: true });
  const row = database.prepare('SELECT lost_unsent FROM devices ORDER BY enrolled_at DESC LIMIT 1').get();
  database.close();
  return (row as { lost_unsent: number | null }).lost_unsent;
}

/** A phone with five taps and no space for more. Its browser starts anew: while one runs, it asks for the space left only now and then. */
async function fullPhone() {
  const event = await newEvent(office.clerk);
  const profile = join(office.folder, 'full');
  const { url } = office.endpoint;
  let { context } = await launchPersistent(profile);
  const first = await enrolPhone(context, url, await office.clerk.code('organizer'), event);
  await context.setOffline(true);
  await first.tap(5);
  await context.close();
  ({ context } = await launchPersistent(profile));
  const page = context.pages()[0] ?? (await context.newPage());
  const tools = await context.newCDPSession(page);
  const { usage } = await tools.send('Storage.getUsageAndQuota', { origin: url });
  await tools.send('Storage.overrideQuotaForOrigin', { origin: url, quotaSize: usage + 5_000 });
  await context.setOffline(true);
  return { phone: await openCounter(page, url, event), tools, event };
}
