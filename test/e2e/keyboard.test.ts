/** An event from start to finish by keyboard alone, as a screen reader hears it: what has the focus is read from the accessibility tree. */
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

/** Role and name of what has the focus: `button "Seniorzy: 3, dodaj 1"`. */
async function focused(): Promise<string> {
  const tree = await page.locator(':focus').ariaSnapshot();
  // A line of YAML: what has a colon in its name stands in quotes.
  return (tree.split('\n')[0] ?? '').replace(/^- '?/, '').replace(/( \[[^\]]*\])*'?:?$/, '');
}

/** Goes on with Tab until what has the focus is called so; a keyboard trap or something out of reach ends it. */
async function tabTo(called: RegExp): Promise<string> {
  const passed: string[] = [];
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab');
    const here = (await page.locator(':focus').count()) === 0 ? '' : await focused();
    if (called.test(here)) return here;
    passed.push(here.slice(0, 40));
  }
  throw new Error(`No way by Tab to ${called.source}; passed: ${passed.join(' | ')}`);
}

test('an event is started, counted, corrected and finished without a pointer', async () => {
  await page.goto(`${desk.url}/plan`);
  await page.getByRole('link', { name: /Pisankowy desant/ }).waitFor();
  await tabTo(/^link .*Pisankowy desant/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Rozpocznij wydarzenie' }).waitFor();
  await tabTo(/^button "Rozpocznij wydarzenie"/);
  await page.keyboard.press('Enter');

  await page.getByRole('button', { name: /^Seniorzy: nie policzono/ }).waitFor();
  await tabTo(/^button "Seniorzy: nie policzono, dodaj 1"/);
  for (let i = 0; i < 3; i++) await page.keyboard.press('Space');
  await expect
    .poll(focused, { message: 'the tile keeps the focus and tells its count' })
    .toContain('Seniorzy: 3, dodaj 1');
  await tabTo(/^button "Seniorzy: wpisz liczbę"/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Seniorzy' }).waitFor();
  expect(await focused(), 'the pad begins where the number is typed').toMatch(/^textbox .*Liczba/);
  await page.keyboard.type('57');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await focused(), 'the focus comes back to where the pad was opened').toBe('button "Seniorzy: wpisz liczbę"');
  await tabTo(/^button "Dzieci i młodzież: nie policzono, dodaj 1"/);
  await page.keyboard.press('Space');
  await tabTo(/^button "Cofnij: Dzieci i młodzież \+1"/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Dzieci i młodzież: nie policzono, dodaj 1' }).waitFor();
  await expect
    .poll(() => page.locator('.total [role=status]').textContent(), { timeout: 5000, message: 'told once it rests' })
    .toBe('Obecni: 60');

  await tabTo(/^button "Zakończ wydarzenie"/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await tabTo(/^checkbox "Dzieci i młodzież: nikogo nie było \(0\)"/);
  await page.keyboard.press('Space');
  await tabTo(/^button "Zakończ wydarzenie"/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Wróć do liczenia' }).waitFor();
  const summary = await page.locator('main').ariaSnapshot();
  expect(summary).toMatch(/Obecni.*60/s);
  expect(summary).toMatch(/term: Seniorzy\s+- definition: "60"/);
  expect(summary).toMatch(/term: Dzieci i młodzież\s+- definition: "0"/);
  expect(summary).toMatch(/term: Opiekunowie grup\s+- definition: nie policzono/);
}, 120_000);
