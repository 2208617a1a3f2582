/** A phone that is locked and then taken away: nothing on its disk tells who the people are, however one looks. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deskScreen, launchPersistent } from '../../e2e/browser.ts';
import { type Endpoint, freePort, startEndpoint } from '../../e2e/endpoint.ts';
import { canaries, type Person, people } from './people.ts';
import { namesOf, type Search, searchFolder, searchText } from './search.ts';

const pin = '739162';
let folder: string;
let profile: string;
let endpoint: Endpoint;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'teren-locked-'));
  profile = join(folder, 'profile');
  endpoint = await startEndpoint(join(folder, 'data'), await freePort());
});
afterEach(async () => {
  await endpoint.kill();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * A coordinator's day: opens the office, sets a PIN, adds four people – two of them without a network, so that they wait unsent –,
 * looks at them, locks, and puts the phone away. script: runs in each page before the app does.
 */
async function dayWithContacts(script?: () => void): Promise<Search> {
  const phone = await launchPersistent(profile, deskScreen);
  if (script !== undefined) await phone.context.addInitScript(script);
  const page = phone.context.pages()[0] ?? (await phone.context.newPage());
  page.setDefaultTimeout(20_000);
  await page.goto(endpoint.link ?? '');
  await page.getByRole('button', { name: 'Zacznij od przykładu' }).click();
  await page.getByText('Gotowe do pracy bez internetu').first().waitFor();
  await setPin(page);
  for (const [i, person] of people.entries()) {
    if (i === 2) {
      // The first two have reached the office; the others wait on the phone.
      await untilPrinted('"msg":"exchange"');
      await phone.context.setOffline(true);
    }
    await addPerson(page, person);
  }
  // They are really here: what is searched for was there to be found.
  await go(page, 'Klub');
  for (const { family } of people) {
    await page.getByLabel('Szukaj', { exact: false }).fill(family);
    await page.getByRole('main').getByText(family).first().waitFor();
  }
  await go(page, 'Więcej');
  await page.getByRole('button', { name: 'Zamknij kontakty' }).click();
  await page.getByLabel('PIN', { exact: true }).waitFor();
  await go(page, 'Klub');
  await page.getByText('Kontakty są zamknięte').first().waitFor();
  await phone.context.close();
  return searchFolder(profile, canaries);
}

async function untilPrinted(text: string): Promise<void> {
  for (const begun = performance.now(); !endpoint.printed().includes(text); ) {
    if (performance.now() - begun > 20_000) throw new Error(`The office has not written ${text}`);
    await setTimeout(100);
  }
}

/** By the app's own links: a page that is loaded anew begins locked. */
async function go(page: Page, place: string): Promise<void> {
  await page.getByRole('link', { name: place, exact: true }).first().click();
}

async function setPin(page: Page): Promise<void> {
  await go(page, 'Klub');
  await page.getByRole('button', { name: 'Ustaw PIN' }).click();
  await page.getByLabel('Nowy PIN').fill(pin);
  await page.getByLabel('Jeszcze raz to samo').fill(pin);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Ustaw PIN' }).click();
  await page.getByLabel('Nowy PIN').waitFor({ state: 'detached' });
}

async function addPerson(page: Page, { given, family, phone, email, note }: Person): Promise<void> {
  await go(page, 'Klub');
  await page.getByRole('link', { name: 'Nowy wolontariusz' }).first().click();
  await page.getByLabel('Imię').fill(given);
  await page.getByLabel('Nazwisko', { exact: true }).fill(family);
  await page.getByLabel('Telefon').fill(phone);
  await page.getByLabel('E-mail', { exact: false }).fill(email);
  await page.getByLabel('Notatka', { exact: false }).fill(note);
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('apisane na telefonie').first().waitFor();
}

const found = ({ findings }: Search) =>
  findings.map(({ canary, form, how, file }) => `${canary}: ${form}, ${how}, ${file}`);

it('row 59 · the disk of a locked phone: of twenty canaries none is on it, nor in the log of the office', async () => {
  const search = await dayWithContacts();
  console.log(`row 59: ${search.files} files searched`);
  expect(search.unread).toEqual([]);
  expect(found(search)).toEqual([]);
  expect(searchText('the log', endpoint.printed(), canaries)).toEqual([]);
  expect(endpoint.printed(), 'there is a log').toContain('exchange');
});

it('row 59 · the search is worth something: with sealing switched off it finds all twenty', async () => {
  const search = await dayWithContacts(() => {
    // In this test's pages alone: what should be sealed is kept as it is.
    SubtleCrypto.prototype.encrypt = (_how, _key, data) =>
      Promise.resolve(new Uint8Array(data as ArrayBuffer).slice().buffer);
    SubtleCrypto.prototype.decrypt = (_how, _key, data) =>
      Promise.resolve(new Uint8Array(data as ArrayBuffer).slice().buffer);
  });
  expect(namesOf(search.findings)).toEqual(canaries.map(({ name }) => name).toSorted());
});
