/** The screens of a lock, of two people on one phone, and of a phone that was shut out: each looked at as in screens.test.ts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchPersistent, type Phone } from './browser.ts';
import { type Clerk, openOffice } from './clerk-by-http.ts';
import { type Endpoint, freePort, startEndpoint } from './endpoint.ts';
import { lookAt } from './look.ts';
import { setPin } from './pin.ts';

const folder = mkdtempSync(join(tmpdir(), 'teren-lock-screens-'));
let endpoint: Endpoint;
let clerk: Clerk;
let phone: Phone;
let page: Page;
let device = '';

beforeAll(async () => {
  endpoint = await startEndpoint(join(folder, 'data'), await freePort());
  clerk = await openOffice(endpoint);
  phone = await launchPersistent(join(folder, 'phone'));
  page = phone.context.pages()[0] ?? (await phone.context.newPage());
  page.setDefaultTimeout(20_000);
  const member = await clerk.addMember('Kinga Żółć', 'coordinator');
  await page.goto(await clerk.linkFor(member));
  await page.getByRole('button', { name: 'Połącz to urządzenie' }).click();
  await page.waitForURL(`${endpoint.url}/`);
  device = await clerk.confirm(member);
  await page.goto(`${endpoint.url}/club`);
}, 60_000);
afterAll(async () => {
  await phone.context.close();
  await endpoint.stop();
  rmSync(folder, { recursive: true, force: true });
});

const look = (name: string) => lookAt(page, name);

test('a PIN is made, changed and typed wrong', async () => {
  await page.getByRole('button', { name: 'Ustaw PIN' }).click();
  expect(await look('lock-new')).toEqual([]);
  await page.reload();
  await setPin(page);
  await page.goto(`${endpoint.url}/more`);
  await page.getByLabel('PIN', { exact: true }).fill('271828');
  await page.getByRole('button', { name: 'Otwórz kontakty' }).click();
  await page.getByText('Zostało prób: 9.', { exact: false }).waitFor();
  expect(await look('lock-wrong')).toEqual([]);
  await page.getByLabel('PIN', { exact: true }).fill('314159');
  await page.getByRole('button', { name: 'Otwórz kontakty' }).click();
  await page.getByText('Kontakty są otwarte', { exact: false }).waitFor();
  expect(await look('lock-open')).toEqual([]);
  await page.getByRole('button', { name: 'Zmień PIN' }).click();
  await page.getByRole('dialog').waitFor();
  expect(await look('lock-change')).toEqual([]);
  await page.keyboard.press('Escape');
}, 120_000);

test('a person gives the phone away, and comes back to it', async () => {
  await page.getByRole('link', { name: 'Zmień osobę' }).click();
  await page.getByText('Teraz pracuje tu: Kinga Żółć').waitFor();
  expect(await look('person-change')).toEqual([]);
  await page.getByRole('button', { name: 'Zakończ i oddaj telefon' }).click();
  await page.getByRole('heading', { name: 'Kto teraz pracuje na tym telefonie?' }).waitFor();
  expect(await look('person-who')).toEqual([]);
  await page.getByRole('button', { name: 'Odblokuj: Kinga Żółć' }).click();
  await page.getByLabel('PIN', { exact: true }).fill('314159');
  expect(await look('person-pin')).toEqual([]);
  await page.getByRole('button', { name: 'Odblokuj: Kinga Żółć' }).click();
  await page.getByRole('link', { name: 'Klub' }).first().waitFor();
}, 120_000);

test('a phone as its person sees it once it is shut out', async () => {
  await clerk.act(device, 'lost');
  await page.goto(`${endpoint.url}/sync`);
  await page.getByRole('heading', { name: 'Biuro odłączyło ten telefon' }).waitFor();
  expect(await look('gone')).toEqual([]);
}, 120_000);
