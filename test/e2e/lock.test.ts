/** Contacts behind a PIN, in real browsers: what is written while they are closed, ten wrong tries, and the lease. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskScreen, launchPersistent, type Phone } from './browser.ts';
import { addPerson, confirmPhone } from './clerk.ts';
import { type Endpoint, freePort, startEndpoint } from './endpoint.ts';
import { setPin, unlock } from './pin.ts';

const folder = mkdtempSync(join(tmpdir(), 'teren-lock-'));
let endpoint: Endpoint;
let desk: Page;
const open: Phone[] = [];

beforeAll(async () => {
  endpoint = await startEndpoint(join(folder, 'data'), await freePort());
  desk = await launch('desk', deskScreen);
  await desk.goto(endpoint.link ?? '');
  await desk.getByRole('button', { name: 'Zacznij od przykładu' }).click();
  await desk.getByRole('link', { name: 'Plan' }).first().waitFor();
  await setPinAt(desk);
});
afterAll(async () => {
  for (const { context } of open) await context.close();
  await endpoint.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function launch(name: string, screen?: typeof deskScreen): Promise<Page> {
  const phone = await launchPersistent(join(folder, name), screen);
  open.push(phone);
  // A clock that the test moves: Date alone, as a phone's own clock is moved.
  await phone.context.addInitScript(() => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + Number(localStorage.getItem('test.daysLater') ?? 0) * 86_400_000;
  });
  const page = phone.context.pages()[0] ?? (await phone.context.newPage());
  page.setDefaultTimeout(20_000);
  return page;
}

async function coordinator(name: string): Promise<Page> {
  const link = await addPerson(desk, endpoint.url, name, 'koordynator');
  const phone = await launch(name);
  await phone.goto(link);
  await phone.getByRole('button', { name: 'Połącz to urządzenie' }).click();
  await phone.getByText('Biuro musi jeszcze potwierdzić', { exact: false }).waitFor();
  await confirmPhone(desk);
  await phone.getByRole('link', { name: 'Klub' }).first().waitFor();
  await setPinAt(phone);
  await phone.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state !== 'activated') await new Promise((done) => active?.addEventListener('statechange', done));
  });
  return phone;
}

async function setPinAt(page: Page, secret?: string): Promise<void> {
  await page.goto(`${endpoint.url}/club`);
  await setPin(page, secret);
}

async function unlockAt(page: Page, secret?: string): Promise<void> {
  await page.goto(`${endpoint.url}/club`);
  await unlock(page, secret);
}

async function addNewcomer(page: Page, given: string, family: string, phone: string): Promise<void> {
  await page.goto(`${endpoint.url}/club/new`);
  await page.getByLabel('Imię').fill(given);
  await page.getByLabel('Nazwisko').fill(family);
  await page.getByLabel('Telefon').fill(phone);
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByRole('heading', { name: new RegExp(given) }).waitFor();
}

/** What the office's clerk sees of a volunteer. */
async function expectAtOffice(name: string): Promise<void> {
  await unlockIfClosed(desk);
  await desk.getByLabel('Szukaj', { exact: false }).fill(name);
  await desk
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .waitFor();
}

async function unlockIfClosed(page: Page): Promise<void> {
  await page.goto(`${endpoint.url}/club`);
  await page.locator('.person').first().waitFor();
  if (await page.getByLabel('PIN', { exact: true }).isVisible()) await unlockAt(page);
  await page
    .getByRole('button', { name: /^Pokaż numer/ })
    .first()
    .waitFor();
}

test('ten wrong tries take the contacts from the phone; the unsent newcomer reaches the office; a new PIN waits for a clerk', async () => {
  const phone = await coordinator('Kinga');
  await phone
    .getByRole('button', { name: /^Pokaż numer/ })
    .first()
    .waitFor();
  await phone.context().setOffline(true);
  await addNewcomer(phone, 'Łucja', 'Żółkiewska', '600 700 811');
  await phone.goto(`${endpoint.url}/club`); // Opened anew: the contacts are closed.
  for (let left = 9; left >= 1; left--) {
    await phone.getByLabel('PIN', { exact: true }).fill(`27182${left}`);
    await phone.getByRole('button', { name: 'Otwórz kontakty' }).click();
    await phone.getByText(`Zostało prób: ${left}.`, { exact: false }).waitFor();
  }
  await phone.getByLabel('PIN', { exact: true }).fill('271820');
  await phone.getByRole('button', { name: 'Otwórz kontakty' }).click();
  await phone.getByText('Za dużo złych prób', { exact: false }).waitFor();
  await phone.context().setOffline(false);
  await phone.goto(`${endpoint.url}/sync`);
  await phone.getByText('Nic. Biuro ma wszystko z tego telefonu.').waitFor();
  await expectAtOffice('Żółkiewska');

  await setPinAt(phone, '141421');
  await phone.getByText('Biuro nie zna tego PIN-u').waitFor();
  expect(await phone.getByRole('button', { name: /^Pokaż numer/ }).count()).toBe(0);
  await desk.goto(`${endpoint.url}/desk/people`);
  await desk.getByRole('button', { name: /nowy PIN/ }).click();
  await desk.getByText('Nowy PIN', { exact: false }).first().waitFor();
  await unlockAt(phone, '141421');
  await phone
    .getByRole('button', { name: /^Pokaż numer/ })
    .first()
    .waitFor();
  await phone.getByLabel('Szukaj', { exact: false }).fill('żółk');
  await phone.getByRole('link', { name: /Żółkiewska/ }).waitFor();
}, 180_000);

test('after fifteen days without the office contacts are gone and counts are not; with its answer they come back to the same PIN', async () => {
  const phone = await coordinator('Lena');
  await phone
    .getByRole('button', { name: /^Pokaż numer/ })
    .first()
    .waitFor();
  await phone.context().setOffline(true);
  await addNewcomer(phone, 'Otylia', 'Gęśla', '600 700 822');
  await phone.evaluate(() => localStorage.setItem('test.daysLater', '15'));
  await phone.goto(`${endpoint.url}/club`);
  await phone.getByText('Biuro nie odpowiadało przez 14 dni', { exact: false }).waitFor();
  await unlockAt(phone);
  // The newcomer is this person's own unsent word: it can be read again. All others left.
  await phone.getByRole('button', { name: /^Pokaż numer: .*Gęśla/ }).waitFor();
  expect(await phone.getByRole('button', { name: /^Pokaż numer/ }).count()).toBe(1);
  await phone.context().setOffline(false);
  await unlockAt(phone);
  await phone
    .getByRole('button', { name: /^Pokaż numer/ })
    .nth(1)
    .waitFor();
  await expectAtOffice('Gęśla');
}, 120_000);

test('contacts close after five minutes of silence, and a newcomer can be written and sent while they are closed', async () => {
  const phone = await coordinator('Maja');
  await phone
    .getByRole('button', { name: /^Pokaż numer/ })
    .first()
    .waitFor();
  await phone.evaluate(() => localStorage.setItem('test.daysLater', String(5.1 / 1440)));
  await phone.getByRole('heading', { name: 'Kontakty są zamknięte' }).waitFor();
  expect(await phone.getByRole('button', { name: /^Pokaż numer/ }).count()).toBe(0);
  await addNewcomer(phone, 'Sława', 'Ćwiertnia', '600 700 833');
  await expectAtOffice('Ćwiertnia');
  await phone.goto(`${endpoint.url}/sync`);
  await phone.getByText('Nic. Biuro ma wszystko z tego telefonu.').waitFor();
}, 120_000);
