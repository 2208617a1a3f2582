/** What is ahead, on the phone and at the desk: a series, who comes, a move, and the app that is opened by its icon. */
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

test('what is ahead: a series, an event with who comes, and the day it was moved to', async () => {
  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  await page.goto(`${desk.url}/`);
  await page.getByRole('button', { name: 'Zaplanuj wydarzenie' }).click();
  await page.getByLabel('Nazwa').fill('Klub Wolontariusza');
  await page.getByLabel('Data').fill(day(1));
  await page.getByLabel('Co drugi tydzień').check();
  await page.getByLabel('Powtarzaj do dnia').fill(day(50));
  expect(await look('plan-series')).toEqual([]);
  await page.getByRole('button', { name: 'Zaplanuj wydarzenia: 4' }).click();
  await page.getByRole('link', { name: /^Klub Wolontariusza jutro/ }).click();
  await page.getByRole('button', { name: 'Zaznacz, kto przyjdzie' }).click();
  await page.getByRole('dialog').getByRole('checkbox').first().check();
  expect(await look()).toEqual([]);
  await page.getByRole('button', { name: 'Gotowe' }).click();
  await page.getByRole('button', { name: 'Odwołaj albo przenieś' }).click();
  await page.getByLabel('Przeniesione na inny dzień').check();
  await page.getByLabel('Nowa data').fill(day(0));
  await page.getByLabel('pogoda').check();
  expect(await look()).toEqual([]);
  await page.getByRole('button', { name: 'Przenieś wydarzenie' }).click();
  await page.getByRole('link', { name: /^Przeniesione na/ }).click();
  await page.getByText('Mają przyjść: 1').waitFor();
  expect(await look('event-planned')).toEqual([]);
  await page.goto(`${desk.url}/`);
  await page.getByRole('heading', { name: 'Co dalej' }).waitFor();
  expect(await look('today-ahead')).toEqual([]);
}, 240_000);

test('opened by its icon the app goes on counting, and "back" is Today', async () => {
  await page.getByRole('button', { name: 'Rozpocznij wydarzenie' }).first().click();
  await page.getByRole('button', { name: 'Zakończ wydarzenie' }).waitFor();
  const counting = page.url();
  await page.goto(`${desk.url}/?icon`);
  await page.waitForURL(counting);
  await page.getByRole('link', { name: 'Wstecz' }).click();
  await page.getByRole('heading', { name: 'Co dalej' }).waitFor();
  expect(page.url()).toBe(`${desk.url}/`);
}, 60_000);
