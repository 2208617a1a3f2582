/** An event’s other screens, each looked at as in screens.test.ts: what it is about, who helps, what people said, and paper. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openExampleDesk } from './example-desk.ts';
import { lookAt } from './look.ts';

let desk: Desk;
let page: Page;

beforeAll(async () => {
  desk = await openExampleDesk();
  ({ page } = desk);
}, 60_000);
afterAll(() => desk.close());

const look = (name?: string) => lookAt(page, name);

test('what an event is about, and what is said after it', async () => {
  await page.goto(`${desk.url}/plan`);
  await page
    .getByRole('link', { name: /Wielkanocna zbiórka żywności/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Rozpocznij wydarzenie' }).first().click();
  await page.getByRole('button', { name: 'Które: Tarnowskie szkoły podstawowe' }).click();
  await page.getByLabel('Szukaj albo wpisz nową nazwę').fill('SP nr 8');
  expect(await look()).toEqual([]);
  await page.getByRole('button', { name: 'Dodaj: SP nr 8' }).click();
  await page.getByRole('button', { name: 'Zmień dane wydarzenia' }).click();
  await page.getByLabel('Miejsce', { exact: true }).fill('Szkoła Podstawowa nr 1');
  await page.getByLabel('Miejsce 2').fill('Galeria Tarnovia');
  await page.getByLabel('Innych, bierzemy w nim udział').check();
  expect(await look()).toEqual([]);
  await page.getByRole('button', { name: 'Wybierz, co przygotowuje' }).click();
  expect(await look()).toEqual([]);
  await page.getByRole('button', { name: /DobroDzień 2024/ }).click();
  await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
  await page.getByRole('button', { name: 'Zakończ wydarzenie' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Zakończ wydarzenie' }).click();
  await page.getByLabel('Co zmienić').fill('Dzwonić: 601 000 001. Pomagali Anna Kowalska i Jan Nowak.');
  await page.getByText('Krótka relacja').click();
  await page.getByRole('button', { name: 'Oznacz jako opublikowane dzisiaj' }).click();
  await page.getByLabel('Data publikacji').waitFor();
  expect(await look('after-event')).toEqual([]);
}, 240_000);

test('who helps at an event: counting together, somebody new, the whole club, and their hours', async () => {
  await page.goto(`${desk.url}/plan`);
  await page
    .getByRole('link', { name: /Pisankowy desant/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Rozpocznij wydarzenie' }).first().click();
  await page.getByRole('button', { name: 'Liczymy razem' }).click();
  await page.getByRole('img', { name: 'Kod z adresem tego wydarzenia' }).waitFor();
  expect(await look('together')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Nowa osoba' }).click();
  for (const typed of ['Łucja', 'Śliwa']) {
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.type('601 000 001');
  await page.getByText('Klauzula informacyjna przekazana').click();
  expect(await look('newcomer')).toEqual([]);
  await page.getByRole('button', { name: 'Zapisz i zaznacz obecność' }).click();
  await page.getByText('Wolontariusze: 1').waitFor();
  await page.getByRole('button', { name: 'Zaznacz obecnych' }).click();
  await page.getByRole('button', { name: /^Zaznacz pozostałych z Klubu/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cofnij: Zaznaczeni' }).waitFor();
  expect(await look()).toEqual([]);
  await page.getByRole('button', { name: 'Gotowe' }).click();
  await page.getByRole('button', { name: 'Zmień godziny' }).click();
  expect(await look('hours')).toEqual([]);
}, 240_000);

test('what people said', async () => {
  await page.goto(`${desk.url}/voices`);
  await page.getByText('W tym roku nie zapisano jeszcze żadnego głosu').waitFor();
  await page.getByRole('button', { name: 'Zapisz, co usłyszano' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Zapisz' }).click();
  await dialog.getByText('Wybierz, co to było.').waitFor();
  expect(await look()).toEqual([]);
  await dialog.getByLabel(/^Potrzeba/).check();
  await dialog.getByLabel('Krótko, własnymi słowami').fill('Przy przychodni nie ma gdzie usiąść.');
  await dialog.getByLabel('Temat').fill('ławki');
  await dialog.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('Głosy: 1 (potrzeby 1)').waitFor();
  expect(await look('voices')).toEqual([]);
}, 120_000);

test('paper: the sheet to print, and the form where it is typed in', async () => {
  await page.goto(`${desk.url}/paper/outside`);
  await page.getByLabel('Dodaj listę wolontariuszy').check();
  expect(await look()).toEqual([]);
  await page.getByRole('link', { name: 'Wpisz z papieru' }).click();
  await page.getByRole('button', { name: 'Zapisz kartę' }).click();
  await page.getByText('Wpisz datę z karty.').waitFor();
  expect(await look()).toEqual([]);
}, 240_000);

test('a link to the start that is opened again leads back to what is on this device', async () => {
  await page.goto(`${desk.url}/start`);
  await page.getByText('Na tym urządzeniu są już Twoje zapisy.').waitFor();
  expect(await look()).toEqual([]);
  await page.getByRole('link', { name: 'Wróć do swoich wydarzeń' }).click();
  await page.getByRole('heading', { name: 'Dziś' }).waitFor();
}, 120_000);
