/** People and rights change while a phone is in use: it is lost, retired, its person may see less, two people share it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, onTestFailed, test } from 'vitest';
import { launchPersistent, type Phone } from './browser.ts';
import { type Clerk, openOffice } from './clerk-by-http.ts';
import { type Endpoint, freePort, startEndpoint } from './endpoint.ts';

const folder = mkdtempSync(join(tmpdir(), 'teren-rights-'));
const event = '01h00000000000000000event1';
let endpoint: Endpoint;
let clerk: Clerk;
const open: Phone[] = [];

beforeAll(async () => {
  endpoint = await startEndpoint(join(folder, 'data'), await freePort());
  clerk = await openOffice(endpoint);
  await clerk.write([
    { kind: 'group', id: 'seniors', fields: { name: 'Seniorzy', attends: true } },
    {
      kind: 'event',
      id: event,
      fields: { title: 'Pisankowy desant', date: '2026-03-14', state: 'running', 'group/seniors': true },
    },
    { kind: 'volunteer', id: '01h0000000000000000000ania', fields: { label: 'Ania Kanarek' } },
  ]);
});
afterAll(async () => {
  for (const { context } of open) await context.close();
  await endpoint.stop();
  rmSync(folder, { recursive: true, force: true });
});
let pages: Page[] = [];
beforeEach(({ task }) => {
  pages = [];
  onTestFailed(async () => {
    for (const [i, page] of pages.entries()) {
      await page.screenshot({ path: join('node_modules/.cache/reports', `rights-${task.name.slice(0, 12)}-${i}.png`) });
    }
  });
});

/** A person's phone that is let in. */
async function phoneOf(name: string, role: string) {
  const member = await clerk.addMember(name, role);
  const phone = await launchPersistent(join(folder, name));
  open.push(phone);
  const page = phone.context.pages()[0] ?? (await phone.context.newPage());
  page.setDefaultTimeout(10_000);
  pages.push(page);
  const device = await enterBy(page, await clerk.linkFor(member), member);
  return { member, device, phone, page };
}

async function enterBy(page: Page, link: string, member: string): Promise<string> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Połącz to urządzenie' }).click();
  await page.waitForURL(`${endpoint.url}/`);
  const device = await clerk.confirm(member);
  await page.reload();
  await page.getByText('Wysłane do biura').first().waitFor();
  return device;
}

/** Counts so many seniors at the event, one by one. */
async function count(page: Page, times: number): Promise<void> {
  await page.goto(`${endpoint.url}/event/${event}`);
  const tile = page.getByRole('button', { name: /^Seniorzy: .*dodaj 1$/ }).first();
  for (let n = 0; n < times; n++) await tile.click();
  await page.getByText('zapisane na telefonie').first().waitFor();
}

const talliesOf = async (device: string) =>
  (await clerk.parts()).filter(({ kind, cells }) => kind === 'tally' && cells['amount']?.[2] === device).length;
const databases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).toSorted());

/** The service worker holds the app, so that it opens without a network. */
async function readyOffline(page: Page): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
}

test('a lost phone gives what it counted to the office, which keeps it aside, and holds nothing any more', async () => {
  const { device, phone, page } = await phoneOf('Ala', 'organizer');
  await readyOffline(page);
  await page.goto(`${endpoint.url}/event/${event}`);
  await phone.context.setOffline(true);
  await count(page, 4);
  await clerk.act(device, 'lost');
  await phone.context.setOffline(false);
  await page.getByRole('heading', { name: 'Biuro odłączyło ten telefon' }).waitFor();
  expect(await page.getByRole('main').innerText()).toContain('zgubiony');
  expect(await databases(page)).toEqual(['teren']);
  expect((await clerk.lying()).filter((code) => code === 'revoked').length).toBeGreaterThanOrEqual(4);
  expect(await talliesOf(device)).toBe(0);
  await expect.poll(async () => (await clerk.devices()).find((row) => row.device === device)?.clearedAt).not.toBeNull();
  await page.getByRole('button', { name: 'Rozumiem' }).click();
  await page.getByRole('heading', { name: 'Połącz z biurem' }).waitFor();
});

test('a retired phone sends its last counts, and the office counts them', async () => {
  const { device, phone, page } = await phoneOf('Bela', 'organizer');
  await readyOffline(page);
  await page.goto(`${endpoint.url}/event/${event}`);
  await phone.context.setOffline(true);
  await count(page, 3);
  await clerk.act(device, 'retire');
  await phone.context.setOffline(false);
  await page.getByRole('heading', { name: 'Biuro odłączyło ten telefon' }).waitFor();
  expect(await talliesOf(device)).toBe(3);
  expect(await databases(page)).toEqual(['teren']);
});

test('a person who may see less has no volunteers on the phone any more, and goes on with the rest', async () => {
  const { member, page } = await phoneOf('Cela', 'organizer');
  await page.getByRole('link', { name: 'Klub', exact: true }).click();
  await page.getByText('Ania Kanarek').first().waitFor();
  await clerk.changeMember(member, 'Cela', 'viewer');
  await page.goto(`${endpoint.url}/sync`);
  await page.getByRole('button', { name: 'Wyślij teraz' }).click();
  await page.getByText('Biuro zmieniło uprawnienia: podgląd').waitFor();
  await page.getByText('Telefon i biuro mają to samo').waitFor();
  const held = await page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name);
      request.addEventListener('success', () => resolve(request.result));
    });
    const rows = await new Promise<unknown[]>((resolve) => {
      const request = database.transaction('records').objectStore('records').getAll();
      request.addEventListener('success', () => resolve(request.result));
    });
    database.close();
    return JSON.stringify(rows);
  }, `teren-${member}`);
  expect(held).toContain('Pisankowy desant');
  expect(held).not.toContain('Kanarek');
});

test('row 57 · two people on one phone: the second sees none of the first, whose counts still go out', async () => {
  const { device, member, phone, page } = await phoneOf('Dana', 'organizer');
  const other = await clerk.addMember('Ewa', 'organizer');
  await readyOffline(page);
  await page.goto(`${endpoint.url}/event/${event}`);
  await phone.context.setOffline(true);
  await count(page, 5);
  await page.getByRole('link', { name: 'Więcej', exact: true }).click();
  await page.getByRole('link', { name: 'Zmień osobę' }).click();
  await page.getByText('Na wysłanie czeka').waitFor();
  await page.getByRole('button', { name: 'Zakończ i oddaj telefon' }).click();
  await page.getByRole('heading', { name: 'Kto teraz pracuje na tym telefonie?' }).waitFor();
  expect(await page.getByRole('main').innerText(), 'who left for good is not in the list').not.toContain('Dana');
  await phone.context.setOffline(false);
  await page.getByLabel('Kod z biura').fill(await clerk.codeFor(other));
  await page.getByRole('button', { name: 'Połącz to urządzenie' }).click();
  await page.getByText('Biuro musi jeszcze potwierdzić', { exact: false }).waitFor();
  await clerk.confirm(other);
  await page.getByText('Wysłane do biura').first().waitFor();
  await expect.poll(() => talliesOf(device), { timeout: 15_000 }).toBe(5);
  await expect.poll(() => databases(page), { timeout: 15_000 }).not.toContain(`teren-${member}`);
  await page.goto(`${endpoint.url}/more`);
  await page.getByText('Ewa').first().waitFor();
  expect(await page.getByRole('main').innerText()).not.toContain('Dana');
});
