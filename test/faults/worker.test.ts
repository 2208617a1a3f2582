/** The service worker sends what is unsent while the app is closed; a browser that has no Background Sync, or kills the worker, loses nothing. */
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCounter } from './counting-phone.ts';
import { jsonOf } from './line.ts';
import { type Counting, isSync, type OfficeOnALine, openOfficeOnALine, until } from './office-on-a-line.ts';

let office: OfficeOnALine;
beforeAll(async () => {
  office = await openOfficeOnALine();
});
afterAll(() => office.close());

/** The browser's hand on the worker, from a page that is not the app. */
async function workerOf(phone: Counting): Promise<{ wake: () => Promise<void>; kill: () => Promise<void> }> {
  const elsewhere = await phone.page.context().newPage();
  await elsewhere.goto(`${office.line.url}/api/health`);
  const tools: CDPSession = await elsewhere.context().newCDPSession(elsewhere);
  let registrationId = '';
  tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    registrationId = registrations.find(({ isDeleted }) => !isDeleted)?.registrationId ?? registrationId;
  });
  await tools.send('ServiceWorker.enable');
  await until(() => registrationId !== '', 'the registration of the worker');
  const event = { origin: office.line.url, registrationId, tag: 'teren', lastChance: false };
  return {
    wake: () => tools.send('ServiceWorker.dispatchSyncEvent', event).then(() => undefined),
    kill: () => tools.send('ServiceWorker.stopAllWorkers').then(() => undefined),
  };
}

const refuseAll = () => {
  office.line.fate = (question) => (isSync(question) ? { kind: 'refuse' } : undefined);
};

/** Taps so many times where there is no network, and closes the app. */
async function tapAndClose(phone: Counting, times: number): Promise<void> {
  refuseAll();
  const before = office.line.heard.length;
  await phone.tap(times);
  await until(() => office.line.heard.slice(before).some(isSync), 'a try that fails');
  await phone.page.waitForTimeout(500); // The page has heard that it failed.
  await phone.page.close();
}

it('row 19 · with Background Sync: what was tapped before the app was closed goes to the office while it is closed', async () => {
  const phone = await office.countingPhone();
  const worker = await workerOf(phone);
  await phone.page.evaluate(() => {
    // What the page asks of the browser, which would wake the worker when it likes.
    const asked: string[] = [];
    Object.assign(window, { asked });
    const { prototype } = Reflect.get(window, 'SyncManager') as { prototype: object };
    Reflect.set(prototype, 'register', async (tag: string) => void asked.push(tag));
  });
  refuseAll();
  await phone.tap(5);
  await until(
    () => phone.page.evaluate(() => (Reflect.get(window, 'asked') as string[]).includes('teren')),
    'the page asks to send later',
  );
  await phone.page.close();
  expect(await phone.atOffice()).toEqual({ tallies: 0, sum: 0 });
  await worker.wake(); // Too early: the line is still bad. The browser would try again by itself.
  office.line.fate = () => undefined;
  await worker.wake();
  await until(async () => (await phone.atOffice()).sum === 5, 'the worker brings it');
  expect(await phone.atOffice()).toEqual({ tallies: 5, sum: 5 });
  const heard = office.line.heard.length;
  await worker.wake();
  const again = await openCounter(await phone.page.context().newPage(), office.line.url, phone.event);
  await again.sent();
  expect(await again.shown()).toBe(5);
  const bundles = office.line.heard.slice(heard).filter(isSync).map(jsonOf) as { changes: unknown[] }[];
  expect(
    bundles.flatMap(({ changes }) => changes),
    'nothing is sent again',
  ).toEqual([]);
});

it('row 19 · without Background Sync: it goes when the app is opened again', async () => {
  const phone = await office.countingPhone(async (context) => {
    await context.addInitScript(() => {
      Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'sync');
      Reflect.deleteProperty(window, 'SyncManager');
    });
  });
  const context = phone.page.context();
  await tapAndClose(phone, 4);
  office.line.fate = () => undefined;
  expect(await phone.atOffice()).toEqual({ tallies: 0, sum: 0 });
  const again = await openCounter(await context.newPage(), office.line.url, phone.event);
  expect(await again.shown()).toBe(4);
  await until(async () => (await phone.atOffice()).sum === 4, 'the opening brings it');
});

it('row 20 · a worker that is killed in the middle of sending harms nothing: the next one brings it, once', async () => {
  const phone = await office.countingPhone();
  const worker = await workerOf(phone);
  await tapAndClose(phone, 6);
  // The office takes the bundle in, its answer hangs, and the browser kills the worker that waits for it.
  let isHeld = false;
  office.line.fate = (question) => {
    if (!isSync(question) || isHeld) return undefined;
    isHeld = true;
    return { kind: 'stall' };
  };
  await worker.wake();
  await until(async () => (await phone.atOffice()).sum === 6, 'the office hears the bundle');
  await worker.kill();
  const heard = office.line.heard.length;
  await worker.wake();
  await until(() => office.line.heard.slice(heard).some(isSync), 'the next worker asks');
  const again = await openCounter(await phone.page.context().newPage(), office.line.url, phone.event);
  await again.sent();
  expect(await again.shown()).toBe(6);
  expect(await phone.atOffice()).toEqual({ tallies: 6, sum: 6 });
});
