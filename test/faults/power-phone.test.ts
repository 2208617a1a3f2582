import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchPersistent, type Phone, phoneScreen } from '../e2e/browser.ts';
import { type Endpoint, freePort, startEndpoint } from '../e2e/endpoint.ts';
import { type BarePhone, newEvent, openExample } from './bare-phone.ts';
import { enrolPhone, openCounter } from './counting-phone.ts';
import { type Power, power } from './power/power.ts';

const folder = mkdtempSync(join(tmpdir(), 'teren-power-'));
let endpoint: Endpoint;
let clerk: BarePhone;
let phone: Phone | undefined;

beforeAll(async () => {
  endpoint = await startEndpoint(join(folder, 'data'), await freePort());
  clerk = await openExample(endpoint.url, endpoint.link);
});
afterAll(async () => {
  await phone?.context.close();
  await endpoint.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A phone that has been used for a while and is switched off: what it holds by now is on its disk. */
async function usedPhone(name: string): Promise<{ profile: string; event: string; disk: Power }> {
  const profile = join(folder, name);
  const event = await newEvent(clerk);
  phone = await launchPersistent(profile);
  const counting = await enrolPhone(phone.context, endpoint.url, await clerk.code('organizer'), event);
  await counting.tap(1);
  await counting.sent();
  await phone.context.close();
  const disk = power(join(profile, 'Default', 'IndexedDB'), join(folder, `${name}-ground`));
  disk.settle();
  return { profile, event, disk };
}

interface Run {
  readonly called: number;
  readonly tapped: number;
  readonly found: number;
}

/** Counts without a network, cuts the power right after the screen called the taps saved, and looks what is left. */
async function countUntilTheCut(
  { profile, event, disk }: Awaited<ReturnType<typeof usedPhone>>,
  taps: number,
  prepare: (context: BrowserContext) => Promise<void> = async () => undefined,
): Promise<Run> {
  phone = await launchPersistent(profile, phoneScreen, disk.env);
  await prepare(phone.context);
  await phone.context.setOffline(true);
  let page = phone.context.pages()[0] ?? (await phone.context.newPage());
  const counting = await openCounter(page, endpoint.url, event);
  const called = await counting.tap(taps);
  // One more is under way when the power goes; nobody has called it saved.
  await page.evaluate(() => document.querySelector<HTMLElement>('.tile-add')?.click());
  await phone.kill();
  disk.cut();
  phone = await launchPersistent(profile);
  await phone.context.setOffline(true);
  page = phone.context.pages()[0] ?? (await phone.context.newPage());
  const found = await (await openCounter(page, endpoint.url, event)).shown();
  await phone.context.close();
  disk.settle();
  return { called, tapped: called + 1, found };
}

it('row 2 · the phone’s power goes right after the screen says "saved": twice over, every such tap is there', async () => {
  const used = await usedPhone('strict');
  for (const taps of [25, 10]) {
    const run = await countUntilTheCut(used, taps);
    console.log(`row 2: ${run.called} called saved, ${run.found} there after the power cut`);
    expect(run.called).toBeGreaterThan(taps);
    expect(run.found).toBeGreaterThanOrEqual(run.called);
    expect(run.found).toBeLessThanOrEqual(run.tapped);
  }
});

it('row 2 · the control: with the browser’s own default durability (relaxed) the same cut loses taps that were called saved', async () => {
  const run = await countUntilTheCut(await usedPhone('relaxed'), 25, async (context) => {
    await context.addInitScript(() => {
      const { transaction } = IDBDatabase.prototype;
      IDBDatabase.prototype.transaction = function relaxed(stores, mode) {
        return transaction.call(this, stores, mode, { durability: 'relaxed' });
      };
    });
  });
  console.log(`row 2, control: ${run.called} called saved, ${run.found} there after the power cut`);
  expect(run.found, 'the simulated cut must be able to lose something').toBeLessThan(run.called);
});
