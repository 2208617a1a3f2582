/** Paper stays a friend: a sheet is printed from the plan, the code on it leads to its form, and what was counted is in the office. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openExampleDesk } from './example-desk.ts';

let desk: Desk;
let page: Page;

beforeAll(async () => {
  desk = await openExampleDesk();
  ({ page } = desk);
}, 60_000);
afterAll(() => desk.close());

/** How many pages of paper a printer would give. */
async function printedPages(): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test('a printed sheet leads to its form, and what is typed there is a finished event', async () => {
  await page.getByRole('link', { name: 'Plan' }).first().click();
  await page
    .getByRole('link', { name: /Pisankowy desant/ })
    .first()
    .click();
  // The plan has such a link as well, for what is outside it.
  await page.getByRole('button', { name: 'Rozpocznij wydarzenie' }).waitFor();
  await page.getByRole('link', { name: 'Karta na papier' }).click();
  await page.getByRole('button', { name: 'Drukuj' }).waitFor();
  const sheet = page.url();

  await page.emulateMedia({ media: 'print' });
  const hidden = ['.top-line', '.dock', '.notices', '.paper-tools'];
  const seen = await Promise.all(hidden.map((part) => page.locator(part).first().isVisible()));
  expect(seen).toEqual([false, false, false, false]);
  expect(await page.getByRole('img', { name: /^Adres/ }).isVisible()).toBe(true);
  await page.emulateMedia({ media: null });
  expect(await printedPages()).toBe(1);
  await page.getByLabel('Dodaj listę wolontariuszy').check();
  await page.getByLabel('Wydrukuj na niej imiona').check();
  expect(await printedPages()).toBe(2);

  const address = (await page.locator('.paper-address').textContent()) ?? '';
  expect(address).toBe(`${sheet}/entry`);
  await page.goto(address);
  await page.getByLabel('Data').fill('2024-03-22');
  await page.getByLabel('Seniorzy', { exact: true }).fill('60');
  await page.getByLabel('Dzieci i młodzież', { exact: true }).fill('25');
  await page.getByLabel('Opiekunowie grup', { exact: true }).fill('0');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Wpisz następną kartę' }).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/event\//);
  expect(await page.getByRole('region', { name: 'Podsumowanie' }).locator('strong').first().textContent()).toBe('85');
  await page.goto(sheet.replace('/paper/', '/plan/'));
  await page.getByText('Obecni: 85').first().waitFor();
}, 180_000);
