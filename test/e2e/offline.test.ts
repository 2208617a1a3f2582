/** What a person does in airplane mode beside the main story: kilograms, "did not take place", a newcomer in the club. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, onTestFailed, test } from 'vitest';
import { launchPersistent, type Phone, phoneScreen } from './browser.ts';
import { type Endpoint, freePort, startEndpoint } from './endpoint.ts';
import { setPin, unlock } from './pin.ts';

const folder = mkdtempSync(join(tmpdir(), 'teren-offline-'));
let endpoint: Endpoint;
let phone: Phone;
let page: Page;

beforeAll(async () => {
  endpoint = await startEndpoint(join(folder, 'data'), await freePort());
  phone = await launchPersistent(join(folder, 'profile'), phoneScreen);
  page = phone.context.pages()[0] ?? (await phone.context.newPage());
  page.setDefaultTimeout(8_000);
  await page.goto(endpoint.link ?? '');
  await page.getByRole('button', { name: 'Zacznij od przykładu' }).click();
  await page.getByText('Gotowe do pracy bez internetu').first().waitFor();
  await page.getByText('Wysłane do biura').first().waitFor();
  await phone.context.setOffline(true);
  await page.reload();
});
afterAll(async () => {
  await phone.context.close();
  await endpoint.stop();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(({ task }) => {
  // What the phone showed when a test broke off.
  onTestFailed(async () => {
    await page.screenshot({ path: join('node_modules/.cache/reports', `offline-${task.name.slice(0, 12)}.png`) });
  });
});

async function openActivity(title: RegExp): Promise<void> {
  await page.getByRole('link', { name: 'Plan', exact: true }).click();
  await page.getByRole('link', { name: title }).first().click();
}

/** The tile of something that is not people: it opens the number pad. */
function tileOf(measure: string) {
  return page.getByRole('button', { name: `${measure}: wpisz liczbę` });
}

test('976,44 kg of food are typed with a comma, and stand after a reload', async () => {
  await openActivity(/Wielkanocna zbiórka żywności/);
  await page.getByRole('button', { name: 'Rozpocznij wydarzenie' }).click();
  await page.getByRole('button', { name: 'Żywność: wpisz liczbę' }).click();
  await page.getByLabel('Liczba', { exact: false }).first().fill('976,44');
  await page.getByRole('button', { name: 'Razem 976,44' }).click();
  await page.getByText('Żywność +976,44').first().waitFor();
  await page.getByText('zapisane na telefonie').first().waitFor();
  await page.reload();
  await tileOf('Żywność').waitFor();
  expect(await tileOf('Żywność').innerText()).toContain('976,44');
});

test('an undone act stays visible, struck out, and can be brought back', async () => {
  await page.getByRole('button', { name: 'Paczki: dodaj 1', exact: true }).click();
  await page.getByText('Paczki +1').first().waitFor();
  expect(await tileOf('Paczki').innerText()).toContain('1');
  await page.getByRole('button', { name: 'Cofnij: Paczki +1' }).first().click();
  await page.getByText('Ostatnie wpisy').first().click();
  await page.getByRole('button', { name: 'Przywróć: Paczki +1' }).waitFor();
  expect(await tileOf('Paczki').innerText(), 'it counts no more').toContain('nie policzono');
});

test('"did not take place" has a reason, and is neither zero nor unknown', async () => {
  await openActivity(/Karnawał dzieci/);
  await page.getByRole('button', { name: 'Nie odbyło się' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('pogoda', { exact: false }).check();
  await dialog.getByRole('button', { name: 'Zapisz, że się nie odbyło' }).click();
  await page.getByText('Nie odbyło się: pogoda').waitFor();
  await page.reload();
  await page.getByRole('main').getByText('pogoda').first().waitFor();
  const text = (await page.getByRole('main').innerText()).toLowerCase();
  expect(text).toContain('nie odbyło się');
  expect(text).not.toMatch(/obecni: 0|nie policzono/);
});

async function addNewcomer() {
  await page.getByRole('link', { name: 'Nowy wolontariusz' }).click();
  await page.getByLabel('Imię').fill('Łukasz');
  await page.getByLabel('Nazwisko', { exact: true }).fill('Źrebiec');
  await page.getByLabel('Telefon').fill('500 000 977');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('apisane na telefonie').first().waitFor();
  await page.getByRole('link', { name: 'Klub', exact: true }).click();
}

test('a newcomer is added to the club, found by "lukasz" and by digits, and is there after a reload', async () => {
  await page.getByRole('link', { name: 'Klub', exact: true }).click();
  await addNewcomer();
  // Written before there was a lock: sealed to the office, and nobody here can read it.
  await page.getByText('Łukasz Ź.').first().waitFor();
  await setPin(page);
  await addNewcomer();
  await page.reload();
  await unlock(page);
  const search = page.getByLabel('Szukaj', { exact: false });
  await search.fill('lukasz zreb');
  await page.getByText('Źrebiec').first().waitFor();
  await search.fill('977');
  await page.getByText('Źrebiec').first().waitFor();
  expect(await page.getByText('Źrebiec').count()).toBe(1);
});

test('all of it reaches the office when the signal is back, and one’s own office starts without any of it', async () => {
  await phone.context.setOffline(false);
  await page.goto(`${endpoint.url}/sync`);
  await page.getByText('Nic. Biuro ma wszystko z tego telefonu.').waitFor();
  await page.goto(`${endpoint.url}/more`);
  await page.getByRole('button', { name: 'Otwórz własne biuro' }).click();
  await page.getByLabel('Nazwa biura').fill('Centrum');
  await page.getByRole('dialog').getByRole('button', { name: 'Otwórz' }).click();
  await page.getByText('Centrum').first().waitFor();
  await page.goto(`${endpoint.url}/club`);
  await page.getByText('Tu będą wolontariusze klubu').waitFor();
  await page.goto(`${endpoint.url}/plan`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByText('Pisankowy desant').count()).toBe(0);
});
