/**
 * Every screen, on the phone and at the desk, light and dark: axe finds nothing, nothing is wider than the screen.
 * With PICTURES=1 the pictures of the README are made on the way (`npm run pictures`).
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskScreen, launchPersistent, type Phone, phoneScreen } from './browser.ts';
import { type Endpoint, freePort, startEndpoint } from './endpoint.ts';

const folder = mkdtempSync(join(tmpdir(), 'teren-screens-'));
const pictures = process.env['PICTURES'] === '1' ? 'docs/pictures' : undefined;
let endpoint: Endpoint;
let browser: Phone;
let page: Page;
let eventUrl = '';

beforeAll(async () => {
  endpoint = await startEndpoint(join(folder, 'data'), await freePort());
  browser = await launchPersistent(join(folder, 'profile'), deskScreen);
  page = browser.context.pages()[0] ?? (await browser.context.newPage());
  page.setDefaultTimeout(20_000);
}, 60_000);
afterAll(async () => {
  await browser.context.close();
  await endpoint.stop();
  rmSync(folder, { recursive: true, force: true });
});

const screens = { phone: phoneScreen, desk: deskScreen } as const;

/** Looks at the page as it stands: both sizes, both schemes, and the smallest phone. Returns what is wrong. */
async function look(name: string): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const [device, { viewport }] of Object.entries(screens)) {
    await page.setViewportSize(viewport ?? { width: 390, height: 844 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await drawn();
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      for (const { id, nodes } of violations) {
        wrong.push(`${device} ${colorScheme} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
      }
      if (await scrollsSideways()) wrong.push(`${device} scrolls sideways`);
      if (pictures !== undefined) {
        mkdirSync(pictures, { recursive: true });
        await page.screenshot({ path: join(pictures, `${name}-${device}-${colorScheme}.png`) });
      }
    }
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await drawn();
  if (await scrollsSideways()) wrong.push('320 px scrolls sideways');
  await page.setViewportSize(deskScreen.viewport ?? { width: 1280, height: 800 });
  return wrong;
}

/** After a change of the screen's size a page draws itself anew, some of it by script. */
function drawn(): Promise<void> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 5; frame++) await new Promise((done) => requestAnimationFrame(done));
  });
}

/** Whether it still does a moment after it was drawn. */
async function scrollsSideways(): Promise<boolean> {
  const fits = () => document.documentElement.scrollWidth <= document.documentElement.clientWidth;
  return page.waitForFunction(fits, undefined, { timeout: 2000 }).then(
    () => false,
    () => true,
  );
}

test('the start', async () => {
  await page.goto(endpoint.link ?? '');
  await page.getByRole('button', { name: 'Zacznij od przykładu' }).waitFor();
  expect(await look('start')).toEqual([]);
  await page.getByRole('button', { name: 'Zacznij od przykładu' }).click();
  await page.getByRole('link', { name: 'Plan' }).first().waitFor();
}, 120_000);

test('today, the plan and an activity', async () => {
  await page.goto(`${endpoint.url}/plan`);
  await page
    .getByRole('link', { name: /Pisankowy desant/ })
    .first()
    .waitFor();
  expect(await look('plan')).toEqual([]);
  await page
    .getByRole('link', { name: /Pisankowy desant/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Rozpocznij wydarzenie' }).first().waitFor();
  expect(await look('activity')).toEqual([]);
}, 120_000);

test('the counter, running and finished', async () => {
  await page.getByRole('button', { name: 'Rozpocznij wydarzenie' }).first().click();
  const seniors = page.getByRole('button', { name: /^Seniorzy: / }).first();
  await seniors.waitFor();
  eventUrl = page.url();
  for (let i = 0; i < 12; i++) await seniors.click();
  const children = page.getByRole('button', { name: /^Dzieci i młodzież: / }).first();
  for (let i = 0; i < 5; i++) await children.click();
  await page
    .getByRole('button', { name: /^Dzieci i młodzież: 5/ })
    .first()
    .waitFor();
  expect(await look('counter')).toEqual([]);
  await page.goto(`${endpoint.url}/`);
  await page.getByText('Pisankowy desant').first().waitFor();
  expect(await look('today')).toEqual([]);
  await page.goto(eventUrl);
  await page.getByRole('button', { name: 'Zakończ wydarzenie' }).first().click();
  // Nobody counted the carers: the app asks, and they stay unknown.
  await page.getByRole('dialog').getByRole('button', { name: 'Zakończ wydarzenie' }).click();
  await page.getByRole('button', { name: 'Wróć do liczenia' }).waitFor();
  expect(await look('summary')).toEqual([]);
}, 120_000);

test('the club', async () => {
  await page.goto(`${endpoint.url}/club`);
  await page.getByText('Wolontariusze: 40').first().waitFor();
  expect(await look('club')).toEqual([]);
  await page.goto(`${endpoint.url}/club/new`);
  await page.getByLabel('Imię', { exact: false }).first().waitFor();
  expect(await look('volunteer')).toEqual([]);
}, 120_000);

test('the desk, its phones, the truth about sending, and more', async () => {
  await page.goto(`${endpoint.url}/desk`);
  await page.getByText('Pisankowy desant').first().waitFor();
  expect(await look('desk')).toEqual([]);
  await page.goto(`${endpoint.url}/desk/devices`);
  await page.getByLabel('Czyj to telefon?').fill('Ala');
  await page.getByRole('button', { name: 'Pokaż kod' }).click();
  await page.getByRole('button', { name: 'Kopiuj link' }).waitFor();
  expect(await look('devices')).toEqual([]);
  await page.goto(`${endpoint.url}/sync`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await look('sync')).toEqual([]);
  await page.goto(`${endpoint.url}/more`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await look('more')).toEqual([]);
}, 120_000);
