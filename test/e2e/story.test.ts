/** The main job from end to end: an event is counted on two phones without a signal, and the office has it, once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { deskScreen, launchPersistent, type Phone, phoneScreen } from './browser.ts';
import { addPerson, confirmPhone } from './clerk.ts';
import { type Endpoint, freePort, startEndpoint } from './endpoint.ts';

const patienceMs = 20_000;
const folder = mkdtempSync(join(tmpdir(), 'teren-story-'));
let endpoint: Endpoint;
let port: number;
const open: Phone[] = [];

beforeAll(async () => {
  port = await freePort();
  endpoint = await startEndpoint(join(folder, 'data'), port);
});
afterAll(async () => {
  for (const { context } of open) await context.close().catch(() => undefined); // Some were killed on purpose.
  await endpoint.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function launch(name: string, screen = phoneScreen): Promise<{ phone: Phone; page: Page }> {
  const phone = await launchPersistent(join(folder, name), screen);
  open.push(phone);
  const page = phone.context.pages()[0] ?? (await phone.context.newPage());
  page.setDefaultTimeout(patienceMs);
  return { phone, page };
}

/** What each browser showed when the story broke off. */
async function showScreens(): Promise<void> {
  for (const [i, { context }] of open.entries()) {
    for (const page of context.pages()) {
      const path = join('node_modules/.cache/reports', `story-${i}.png`);
      await page.screenshot({ path, timeout: 3000 }).catch(() => undefined); // It was killed on purpose.
    }
  }
}

/** Waits until the app opens without a network. */
async function readyOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state !== 'activated') await new Promise((done) => active?.addEventListener('statechange', done));
  });
}

async function press(page: Page, name: string, times = 1): Promise<void> {
  const button = page.getByRole('button', { name, exact: false }).first();
  for (let i = 0; i < times; i++) await button.click();
}

/** The tile of a group: its accessible name begins with the group's name and tells the count. */
function tile(page: Page, group: string) {
  return page.getByRole('button', { name: new RegExp(`^${group}: .*dodaj 1$`) }).first();
}

async function typeTotal(page: Page, group: string, total: number): Promise<void> {
  await page.getByRole('button', { name: `${group}: wpisz liczbę` }).click();
  await page.getByLabel('Liczba', { exact: false }).first().fill(String(total));
  await page.getByRole('button', { name: `Dodaj ${total}` }).click();
}

async function addPhone(desk: Page, person: string, phone: Page, role?: string): Promise<void> {
  await phone.goto(await addPerson(desk, endpoint.url, person, role));
  await press(phone, 'Połącz to urządzenie');
  await phone.getByText('Biuro musi jeszcze potwierdzić', { exact: false }).waitFor();
  await confirmPhone(desk);
  // The phone opens by itself.
  await phone.getByRole('link', { name: 'Plan' }).first().waitFor();
  await readyOffline(phone);
}

test('two phones count Pisankowy desant without a signal, one dies on the way, and the office has 60 and 25, once', async () => {
  onTestFailed(showScreens);
  expect(endpoint.link, 'the endpoint prints the link that opens the first office').toBeDefined();
  const { page: desk } = await launch('desk', deskScreen);
  await desk.goto(endpoint.link ?? '');
  await press(desk, 'Zacznij od przykładu');
  await desk.getByRole('link', { name: 'Plan' }).first().waitFor();

  const ala = await launch('ala');
  let bela = await launch('bela');
  await addPhone(desk, 'Ala', ala.page);
  await addPhone(desk, 'Bela', bela.page);
  // Bela closes the app and opens it later. (A browser keeps a new cookie in memory for up to half a minute; a phone that
  // dies in that time must be enrolled again, and keeps what it had unsent.)
  await bela.phone.context.close();
  bela = await launch('bela');

  // Ala starts the event while there is a signal; Bela's phone sees it run.
  await ala.page.getByRole('link', { name: 'Plan', exact: true }).click();
  await ala.page
    .getByRole('link', { name: /Pisankowy desant/ })
    .first()
    .click();
  await press(ala.page, 'Rozpocznij wydarzenie');
  await tile(ala.page, 'Seniorzy').waitFor();
  const eventUrl = ala.page.url();
  await bela.page.goto(eventUrl);
  await tile(bela.page, 'Seniorzy').waitFor();

  // No signal from here on, and both are opened anew.
  await ala.phone.context.setOffline(true);
  await bela.phone.context.setOffline(true);
  await ala.page.reload();
  await bela.page.reload();

  for (let i = 0; i < 7; i++) await tile(ala.page, 'Seniorzy').click();
  await typeTotal(ala.page, 'Seniorzy', 33);
  await typeTotal(ala.page, 'Dzieci i młodzież', 20);
  await ala.page
    .getByRole('button', { name: /^Seniorzy: 40/ })
    .first()
    .waitFor();

  // Bela's phone goes out in the middle of tapping. What it called saved must be there afterwards.
  for (let i = 0; i < 12; i++) await tile(bela.page, 'Seniorzy').click();
  await bela.page
    .getByRole('button', { name: /^Seniorzy: 12/ })
    .first()
    .waitFor();
  await bela.page.waitForFunction(() => !document.body.innerText.includes('zapisywanie'));
  const tapping = (async () => {
    for (let i = 0; i < 5; i++) await tile(bela.page, 'Seniorzy').click({ timeout: 1000 });
  })().catch(() => undefined); // The browser dies under it.
  await new Promise((resolve) => setTimeout(resolve, 120));
  await bela.phone.kill();
  await tapping;

  bela = await launch('bela');
  await bela.phone.context.setOffline(true);
  await bela.page.goto(eventUrl);
  await tile(bela.page, 'Seniorzy').waitFor();
  const survived = Number(
    /^Seniorzy: (\d+)/.exec((await tile(bela.page, 'Seniorzy').getAttribute('aria-label')) ?? '')?.[1],
  );
  expect(survived, 'no tap that was called saved is lost').toBeGreaterThanOrEqual(12);
  expect(survived, 'and none counts twice').toBeLessThanOrEqual(17);
  for (let i = survived; i < 20; i++) await tile(bela.page, 'Seniorzy').click();
  for (let i = 0; i < 5; i++) await tile(bela.page, 'Dzieci i młodzież').click();
  await bela.page
    .getByRole('button', { name: /^Seniorzy: 20/ })
    .first()
    .waitFor();
  await press(bela.page, 'Zakończ wydarzenie');
  // Nobody counted the carers: that stays unknown, it is not zero.
  await bela.page.getByRole('dialog').getByRole('button', { name: 'Zakończ wydarzenie' }).click();
  await bela.page.getByText('zapisane na telefonie').first().waitFor();

  // The signal is back.
  await desk.goto(`${endpoint.url}/desk`);
  await desk.getByText('Pisankowy desant').first().waitFor();
  await ala.phone.context.setOffline(false);
  await bela.phone.context.setOffline(false);
  const row = desk.getByRole('row').filter({ hasText: 'Pisankowy desant' });
  const begun = performance.now();
  await expectRow(row, 60, 25);
  expect(performance.now() - begun, 'the office shows it within 3 s').toBeLessThan(3000);
  await bela.page.getByText('wysłane do biura').first().waitFor();

  // The endpoint dies and comes back: what it had acknowledged is still there.
  await endpoint.kill();
  endpoint = await startEndpoint(join(folder, 'data'), port);
  const fresh = await launch('fresh', deskScreen);
  await addPhone(desk, 'Celina', fresh.page, 'pracownik biura');
  await fresh.page.goto(`${endpoint.url}/desk`);
  await expectRow(fresh.page.getByRole('row').filter({ hasText: 'Pisankowy desant' }), 60, 25);
}, 180_000);

async function expectRow(row: ReturnType<Page['getByRole']>, seniors: number, children: number): Promise<void> {
  await row
    .filter({ hasText: new RegExp(`Seniorzy\\D*${seniors}(?!\\d)`) })
    .first()
    .waitFor();
  const text = await row.first().innerText();
  expect(text).toMatch(new RegExp(`Seniorzy\\D*${seniors}(?!\\d)`));
  expect(text).toMatch(new RegExp(`Dzieci i młodzież\\D*${children}(?!\\d)`));
}
