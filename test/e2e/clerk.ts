/** What a clerk does on her own screen to let another person's phone in. */
import type { Page } from 'playwright-core';

/** Adds a person and returns the link of the code for her phone; the dialog with the code stays open. role: as the screen calls it. */
export async function addPerson(desk: Page, url: string, person: string, role?: string): Promise<string> {
  await desk.goto(`${url}/desk/people`);
  await desk.getByRole('button', { name: 'Dodaj osobę' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Imię i nazwisko').fill(person);
  if (role !== undefined) await dialog.getByRole('radio', { name: role }).check();
  await dialog.getByRole('button', { name: 'Dodaj i pokaż kod' }).click();
  return (await dialog.locator('.code-link').textContent()) ?? '';
}

/** Confirms the phone that used the code, in the dialog that shows it. */
export async function confirmPhone(desk: Page): Promise<void> {
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Potwierdź: / }).click();
  await dialog.getByText(/^Potwierdzony: /).waitFor();
  await dialog.getByRole('button', { name: 'Gotowe' }).click();
}
