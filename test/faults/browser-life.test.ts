/** Two tabs, a browser without Background Sync, a worker that is stopped, a page that is frozen: everything is sent, once. */
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BrowserOffice, openBrowserOffice, type Phone } from './browser-office.ts';
import { openCounter } from './counting-phone.ts';
import { until } from './office-on-a-line.ts';

let office: BrowserOffice;
beforeAll(async () => {
  office = await openBrowserOffice();
});
afterAll(() => office.close());

/** How many exchanges of this browser are under way at once, at most, from now on. */
function mostAtOnce(context: BrowserContext): () => number {
  let now = 0;
  let most = 0;
  const isExchange = (request: { url(): string }) => request.url().endsWith('/api/sync');
  context.on('request', (request) => {
    if (isExchange(request)) most = Math.max(most, ++now);
  });
  const ended = (request: { url(): string }) => {
    // One that had begun before is not among those that are counted.
    if (isExchange(request)) now = Math.max(0, now - 1);
  };
  context.on('requestfinished', ended);
  context.on('requestfailed', ended);
  return () => most;
}

/** Answers come only after a while, so that two who ask at once are seen to. */
async function slowOffice(context: BrowserContext): Promise<void> {
  await context.route('**/api/sync', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
}

it('row 8 · two tabs of one phone count and send at once: one flight at a time, each tap once, both show all of it', async () => {
  const phone = await office.phone();
  await slowOffice(phone.context);
  const most = mostAtOnce(phone.context);
  const other = await openCounter(await phone.context.newPage(), office.endpoint.url, phone.event);
  await phone.context.setOffline(true);
  await phone.tap(6);
  await other.tap(7);
  await phone.context.setOffline(false);
  await Promise.all([phone.tryNow(), other.tryNow()]);
  await Promise.all([phone.tap(2), other.tap(2)]);
  await Promise.all([phone.sent(), other.sent()]);
  // A tab hears a little later of what the other one wrote.
  await until(async () => (await office.counted(phone.event)).tallies >= 17, 'all of it is in the office');
  expect(await office.counted(phone.event)).toEqual({ tallies: 17, sum: 17 });
  await until(async () => (await phone.shown()) === 17 && (await other.shown()) === 17, 'both tabs show 17');
  expect(most(), 'the tabs take turns').toBe(1);
});

it('row 19 · a browser without Background Sync sends by itself', async () => {
  const phone = await office.phone(undefined, () => {
    delete (globalThis as { SyncManager?: unknown }).SyncManager;
    delete (ServiceWorkerRegistration.prototype as { sync?: unknown }).sync;
  });
  await phone.tap(4);
  await until(async () => (await office.counted(phone.event)).sum === 4, 'sent after the taps');
  await phone.context.setOffline(true);
  await phone.tap(3);
  await phone.context.setOffline(false);
  await until(async () => (await office.counted(phone.event)).sum === 7, 'sent when the network is back');
  expect(await office.counted(phone.event)).toEqual({ tallies: 7, sum: 7 });
});

it('row 20 · the worker is stopped again and again while the phone sends: nothing is lost, nothing doubled', async () => {
  const phone = await office.phone();
  await slowOffice(phone.context);
  await phone.context.setOffline(true);
  await phone.tap(10);
  await phone.context.setOffline(false);
  const stops = stopWorkers(phone);
  await phone.tryNow();
  const tapped = await phone.tap(5);
  await stops.until(5);
  await phone.sent();
  await stops.end();
  expect(await office.counted(phone.event)).toEqual({ tallies: tapped, sum: tapped });
  await phone.page.reload();
  await phone.page.getByRole('button', { name: /^Seniorzy: 15,/ }).waitFor();
});

it('row 20 · a page opens with its worker stopped, and without a network', async () => {
  const phone = await office.phone();
  await phone.tap(3);
  await phone.context.setOffline(true);
  await phone.tools.send('ServiceWorker.enable');
  await phone.tools.send('ServiceWorker.stopAllWorkers');
  await phone.page.reload();
  expect(await phone.shown()).toBe(3);
});

/** Stops every worker of the phone, many times a second. */
function stopWorkers(phone: Phone) {
  let count = 0;
  let isOver = false;
  const work = (async () => {
    await phone.tools.send('ServiceWorker.enable');
    while (!isOver) {
      await phone.tools.send('ServiceWorker.stopAllWorkers');
      count += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  return {
    until: (least: number) => until(() => count >= least, 'the worker to be stopped'),
    async end() {
      isOver = true;
      await work;
    },
  };
}

it('row 35 · the page’s process is frozen while it sends, as phones do in the background: after the thaw all is there once', async () => {
  const phone = await office.phone();
  await slowOffice(phone.context);
  await phone.context.setOffline(true);
  await phone.tap(8);
  const renderers = await renderersOf(phone.context);
  await phone.context.setOffline(false);
  await new Promise((resolve) => setTimeout(resolve, 150));
  for (const pid of renderers) process.kill(pid, 'SIGSTOP');
  await new Promise((resolve) => setTimeout(resolve, 4000));
  for (const pid of renderers) process.kill(pid, 'SIGCONT');
  expect(await phone.tap(2)).toBe(10);
  await phone.sent();
  expect(await office.counted(phone.event)).toEqual({ tallies: 10, sum: 10 });
});

it.each([
  ['resume', 'document'],
  ['visibilitychange', 'document'],
  ['pageshow', 'window'],
])('row 35 · a page that thaws (%s) sends at once, whatever its timers were set to', async (event, target) => {
  const phone = await office.phone(undefined, () => {
    // Nothing else may send in its place, and nothing may wake it but the thaw. A browser without a window never freezes a page.
    delete (ServiceWorkerRegistration.prototype as { sync?: unknown }).sync;
    addEventListener('online', (event) => event.stopImmediatePropagation(), true);
  });
  let tries = 0;
  phone.context.on('requestfailed', () => void tries++);
  await phone.context.setOffline(true);
  await phone.tap(4);
  await until(() => tries >= 3, 'the third try, after which it waits for long'); // At least 4 s.
  await phone.context.setOffline(false);
  await phone.page.evaluate(
    ([name, on]) => void (on === 'document' ? document : globalThis).dispatchEvent(new Event(name ?? '')),
    [event, target],
  );
  await until(async () => (await office.counted(phone.event)).sum === 4, 'sent after the thaw', 2_000);
  expect(await office.counted(phone.event)).toEqual({ tallies: 4, sum: 4 });
});

async function renderersOf(context: BrowserContext): Promise<readonly number[]> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}
