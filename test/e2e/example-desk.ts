/** The example office, open in a browser at its desk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { deskScreen, launchPersistent } from './browser.ts';
import { freePort, startEndpoint } from './endpoint.ts';

export interface Desk {
  readonly page: Page;
  /** Where the office is, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Gives the page as it stands when the office was opened: on Today. */
export async function openExampleDesk(): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'teren-desk-'));
  const endpoint = await startEndpoint(join(folder, 'data'), await freePort());
  const { context } = await launchPersistent(join(folder, 'profile'), deskScreen);
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(20_000);
  await page.goto(endpoint.link ?? '');
  await page.getByRole('button', { name: 'Zacznij od przykładu' }).click();
  await page.getByRole('link', { name: 'Plan' }).first().waitFor();
  return {
    page,
    url: endpoint.url,
    async close() {
      await context.close();
      await endpoint.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
