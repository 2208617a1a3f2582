/** What a person does about the lock of her contacts. */
import type { Page } from 'playwright-core';

const pin = '314159';

/** On the club's page of a phone without a lock: makes one, and waits until it stands. */
export async function setPin(page: Page, secret = pin): Promise<void> {
  await page.getByRole('button', { name: 'Ustaw PIN' }).click();
  await page.getByLabel('Nowy PIN').fill(secret);
  await page.getByLabel('Jeszcze raz to samo').fill(secret);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Ustaw PIN' }).click();
  await page.getByLabel('Nowy PIN').waitFor({ state: 'detached' }); // It takes about a second, on purpose.
}

/** On a page that shows that contacts are closed. */
export async function unlock(page: Page, secret = pin): Promise<void> {
  await page.getByLabel('PIN', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Otwórz kontakty' }).click();
}
