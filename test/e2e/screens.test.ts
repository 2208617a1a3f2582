/**
 * Every screen, on the phone and at the desk, light and dark: axe finds nothing, nothing is wider than the screen.
 * With PICTURES=1 the pictures of the README are made on the way (`npm run pictures`).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { deskScreen, launchPersistent, type Phone, phoneScreen } from './browser.ts';
import { addPerson, confirmPhone } from './clerk.ts';
import { type Endpoint, freePort, startEndpoint } from './endpoint.ts';
import { lookAt } from './look.ts';
import { enrolOther } from './other-phone.ts';

const folder = mkdtempSync(join(tmpdir(), 'teren-screens-'));
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

const look = (name?: string) => lookAt(page, name);

/** The id of the browser's own device in the office that is open. */
function deviceOf(from: Page): Promise<string> {
  return from.evaluate(async () => {
    const open = indexedDB.open('teren');
    await new Promise((done) => open.addEventListener('success', done));
    const all = open.result.transaction('sessions').objectStore('sessions').getAll();
    await new Promise((done) => all.addEventListener('success', done));
    open.result.close();
    return String((all.result as { device: string }[])[0]?.device);
  });
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

test('what needs a person: two versions, counts that differ, late entries, and what the office put aside', async () => {
  const link = await addPerson(page, endpoint.url, 'Bela Nowak');
  const bela = await enrolOther(endpoint.url, link.split('#k-')[1] ?? '', 'Telefon Beli');
  await confirmPhone(page);
  const event = eventUrl.split('/').at(-1) ?? '';
  const sheet = `${event}.${bela.device}`;
  const own = `${event}.${await deviceOf(page)}`;
  const now = Date.now();
  const tally = (n: number, amount: number) => ({
    kind: 'tally',
    id: `${event}.${newId(now + n, new Uint8Array(10).fill(n))}`,
    ms: now + n,
    fields: { sheet, measure: 'people', group: 'seniors', amount, exact: true, at: now + n },
  });
  const answers = await bela.send([
    {
      kind: 'sheet',
      id: sheet,
      ms: now,
      fields: { event, device: bela.device, label: 'Telefon Beli', covers: 'whole' },
    },
    tally(1, 14),
    tally(2, 1),
    tally(3, 1),
    { kind: 'event', id: event, ms: now, fields: { title: 'Pisankowy desant w parku', place: 'Park Miejski' } },
    { kind: 'plan', id: 'plan-2025', ms: now, fields: { title: 'Plan na 2025 rok', year: 2025 } },
  ]);
  expect(answers.map((answer) => typeof answer)).toEqual(['string', 'string', 'string', 'string', 'string', 'object']);

  await page.goto(eventUrl);
  await page.getByText('3 wpisy po zakończeniu').waitFor();
  await page.getByText('Dwa liczenia się różnią. Które zostaje?').waitFor();
  await page.getByText('Dwie wersje: Nazwa').waitFor();
  expect(await look('event-questions')).toEqual([]);
  await page.getByText('Więcej', { exact: true }).first().click();

  await page.goto(`${endpoint.url}/desk/check`);
  await page.getByRole('heading', { name: 'Plan: Plan na 2025 rok' }).waitFor();
  await page.getByText('3 wpisy po zakończeniu').waitFor();
  expect(await look('check')).toEqual([]);
  await page.getByRole('button', { name: /^Zostaw: Obecni: 21/ }).click();
  await page.getByRole('button', { name: 'Cofnij: Zostaje: Obecni: 21' }).waitFor();
  await page.getByRole('button', { name: 'Sprawdzone' }).click();
  await page.getByRole('button', { name: 'Nie przyjmuj: Plan: Plan na 2025 rok' }).click();
  await page.getByRole('button', { name: 'Cofnij: Nie przyjęte: Plan: Plan na 2025 rok' }).waitFor();
  expect(await look()).toEqual([]);
  await page.getByRole('button', { name: /^Zostaw: Pisankowy desant \(/ }).click();
  // The choices travel: the other phone hears what the office has now.
  const hears = async () => [(await bela.read('event', event))['title'], (await bela.read('sheet', own))['covers']];
  await expect.poll(hears, { timeout: 20_000 }).toEqual(['Pisankowy desant', 'inside']);
}, 240_000);

test('what the office refused, on the phone', async () => {
  const office = await page.evaluate(() => indexedDB.databases());
  const name = office.map((each) => each.name ?? '').find((each) => each.startsWith('teren-')) ?? '';
  // The app never sends what the office would refuse: an older one might have.
  await page.evaluate(
    async ([database, event]) => {
      const open = indexedDB.open(database ?? '');
      await new Promise((done) => open.addEventListener('success', done));
      const store = open.result.transaction('tray', 'readwrite').objectStore('tray');
      const change = {
        kind: 'event',
        id: event,
        stamp: [1, 'x'],
        fields: { place: 'Park '.repeat(50).trim() },
        base: {},
      };
      store.add({ code: 'bad-value', fields: ['place'], at: Date.now(), change });
      const fields = { sheet: 'x', measure: 'people', group: 'seniors', amount: 12, exact: true, at: Date.now() };
      store.add({
        code: 'not-allowed',
        at: Date.now(),
        change: { kind: 'tally', id: `${event}.t1`, stamp: [1, 'x'], fields, base: {} },
      });
      await new Promise((done) => store.transaction.addEventListener('complete', done));
      open.result.close();
    },
    [name, eventUrl.split('/').at(-1)],
  );
  await page.goto(`${endpoint.url}/sync`);
  await page.getByRole('button', { name: 'Popraw i wyślij ponownie' }).first().waitFor();
  await page.getByRole('button', { name: 'Odłóż' }).nth(1).click();
  await page.getByText(/^Odłożone: /).waitFor();
  expect(await look('tray')).toEqual([]);
  await page.getByRole('button', { name: 'Popraw i wyślij ponownie' }).first().click();
  expect(await look()).toEqual([]);
  await page.getByLabel('Miejsce').fill('Park');
  await page.getByRole('button', { name: 'Zapisz i wyślij' }).click();
  await page.getByText(/^Zapisane i czeka na wysłanie: /).waitFor();
}, 240_000);

test('the club', async () => {
  await page.goto(`${endpoint.url}/club`);
  await page.getByText('Wolontariusze: 40').first().waitFor();
  expect(await look('club')).toEqual([]);
  await page.goto(`${endpoint.url}/club/new`);
  await page.getByLabel('Imię', { exact: false }).first().waitFor();
  expect(await look('volunteer')).toEqual([]);
}, 120_000);

test('the desk, the truth about sending, and more', async () => {
  await page.goto(`${endpoint.url}/desk`);
  await page.getByText('Pisankowy desant').first().waitFor();
  expect(await look('desk')).toEqual([]);
  await page.goto(`${endpoint.url}/sync`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await look('sync')).toEqual([]);
  await page.goto(`${endpoint.url}/more`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await look('more')).toEqual([]);
}, 120_000);

test('people and their phones: the list, a person, a code, a phone that wants in, and one that was lost', async () => {
  await page.goto(`${endpoint.url}/desk/devices`);
  await page.getByRole('heading', { name: 'Ludzie i telefony' }).waitFor();
  expect(new URL(page.url()).pathname, 'where the list of devices once was').toBe('/desk/people');
  const name = 'Maria Magdalena Wiśniewska-Grzegorzewska';
  const link = await addPerson(page, endpoint.url, name, 'koordynator');
  await page.locator('.code-letters').waitFor();
  expect(await look('phone-code')).toEqual([]);
  const maria = await enrolOther(endpoint.url, link.split('#k-')[1] ?? '', 'Telefon Marii Magdaleny');
  await page.getByRole('dialog').getByText('Telefon Marii Magdaleny chce się połączyć').waitFor();
  expect(await look()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByText('Telefon Marii Magdaleny chce się połączyć').waitFor();
  expect(await look('people')).toEqual([]);
  await page.getByRole('button', { name: 'Potwierdź: Telefon Marii Magdaleny' }).first().click();
  await page.getByText('Potwierdzony: Telefon Marii Magdaleny').waitFor();
  await maria.readAll();
  await page.getByRole('button', { name: 'Odśwież listę' }).click();
  await page.getByText(/kontakty pod PIN-em · wersja 0\.1\.0/).waitFor();
  await page.getByRole('button', { name: `Zmień: ${name}` }).click();
  expect(await look()).toEqual([]);
  await page.keyboard.press('Escape');
  const phone = page.getByRole('listitem').filter({ hasText: 'Telefon Marii Magdaleny' }).last();
  await phone.getByText('Więcej').click();
  await phone.getByRole('button', { name: 'Telefon zgubiony: Telefon Marii Magdaleny' }).click();
  expect(await look()).toEqual([]);
  await page.getByRole('button', { name: 'Odetnij zgubiony telefon' }).click();
  await page.getByRole('heading', { name: 'Zgubiony telefon: Telefon Marii Magdaleny' }).waitFor();
  await page.getByText('Osoby, których to dotyczy: najwyżej 40.').waitFor();
  await page.getByText(/^Kontakty są zaszyfrowane, a klucz leży pod PIN-em/).waitFor();
  expect(await look('lost-report')).toEqual([]);
}, 240_000);

test('the way in of a phone: installing first, the code, and the wait for the office', async () => {
  const link = await addPerson(page, endpoint.url, 'Ala Nowak');
  const desk = page;
  const userAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Mobile Safari/604.1';
  const phone = await browser.context.browser()?.newContext({ ...phoneScreen, userAgent, locale: 'pl-PL' });
  expect(phone).toBeDefined();
  try {
    page = (await phone?.newPage()) ?? desk;
    await page.goto(link);
    await page.getByText('Najpierw zainstaluj Teren').waitFor();
    expect(await look('install-first')).toEqual([]);
    await page.getByRole('button', { name: 'Używam bez instalowania' }).click();
    await page.getByLabel('Nazwa tego urządzenia').fill('Telefon Ali');
    expect(await look()).toEqual([]);
    await page.getByRole('button', { name: 'Połącz to urządzenie' }).click();
    await page.getByText('Biuro musi jeszcze potwierdzić: Telefon Ali').waitFor();
    expect(await look('wait')).toEqual([]);
    await confirmPhone(desk);
    await page.getByRole('link', { name: 'Plan' }).first().waitFor();
  } finally {
    page = desk;
    await phone?.close();
  }
}, 240_000);
