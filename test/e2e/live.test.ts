/** An office screen follows what phones bring, by itself. How fast it does is measured and printed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newEvent, openExample } from '../faults/bare-phone.ts';
import { type CountingPhone, enrolPhone } from '../faults/counting-phone.ts';
import { deskScreen, launchBrowser, phoneScreen } from './browser.ts';
import { type Endpoint, freePort, startEndpoint } from './endpoint.ts';

const folder = mkdtempSync(join(tmpdir(), 'teren-live-'));
const browsers: Browser[] = [];
let endpoint: Endpoint;
let phone: CountingPhone;
let desk: Page;

beforeAll(async () => {
  endpoint = await startEndpoint(join(folder, 'data'), await freePort());
  const clerk = await openExample(endpoint.url, endpoint.link);
  const event = await newEvent(clerk);
  browsers.push(await launchBrowser(), await launchBrowser());
  const [phoneBrowser, deskBrowser] = browsers;
  if (phoneBrowser === undefined || deskBrowser === undefined) throw new Error('No browsers');
  const office = await enrolPhone(
    await deskBrowser.newContext({ locale: 'pl-PL', ...deskScreen }),
    endpoint.url,
    await clerk.code('clerk'),
    event,
  );
  desk = office.page;
  phone = await enrolPhone(
    await phoneBrowser.newContext({ locale: 'pl-PL', ...phoneScreen }),
    endpoint.url,
    await clerk.code('organizer'),
    event,
  );
});
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await endpoint.kill();
  rmSync(folder, { recursive: true, force: true });
});

it('an office screen shows a phone’s taps soon after they arrive, with nobody touching it', async () => {
  await desk.goto(`${endpoint.url}/desk`);
  const row = desk.getByRole('row').filter({ hasText: 'Pisankowy desant' });
  await row.first().waitFor();
  const took: number[] = [];
  for (let taps = 1; taps <= 7; taps++) {
    const arrived = phone.page
      .waitForResponse((response) => response.url().endsWith('/api/sync') && hasChanges(response.request().postData()))
      .then(() => performance.now());
    const shown = row
      .filter({ hasText: new RegExp(`Seniorzy\\D*${taps}(?!\\d)`) })
      .first()
      .waitFor()
      .then(() => performance.now());
    await phone.tap(1);
    took.push((await shown) - (await arrived));
  }
  took.sort((a, b) => a - b);
  const [fastest = 0, slowest = 0] = [took[0], took.at(-1)];
  console.log(
    `live: the office showed a phone’s tap ${Math.round(took[3] ?? 0)} ms after the office's answer to the phone (median of 7; ${Math.round(fastest)} to ${Math.round(slowest)} ms)`,
  );
  expect(slowest).toBeLessThan(3000);
});

/** Not the polls in between: a bundle with something in it. Packed ones can't be read here and count. */
function hasChanges(body: string | null): boolean {
  return body === null || !body.includes('"changes":[]');
}
