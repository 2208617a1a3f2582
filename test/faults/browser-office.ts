/** The real endpoint, a clerk, and phones in a real Chromium whose browser can be made to misbehave. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Page } from 'playwright-core';
import { launchBrowser, phoneScreen } from '../e2e/browser.ts';
import { type Endpoint, freePort, startEndpoint } from '../e2e/endpoint.ts';
import { type BarePhone, countedAt, newEvent, openExample } from './bare-phone.ts';
import { type CountingPhone, enrolPhone } from './counting-phone.ts';

export interface BrowserOffice {
  readonly endpoint: Endpoint;
  readonly clerk: BarePhone;
  /** Where a test may put profiles; gone afterwards. */
  readonly folder: string;
  /** A page of a new phone; nothing is opened yet. Phones from before are closed. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  /** A new phone at a new event, with its counter open. `script` runs in each of its pages before the app does. */
  phone(options?: BrowserContextOptions, script?: () => void): Promise<Phone>;
  /** The office's count at an event, without a phone. */
  counted(event: string): Promise<{ tallies: number; sum: number }>;
  close(): Promise<void>;
}

export interface Phone extends CountingPhone {
  readonly context: BrowserContext;
  readonly event: string;
  /** The browser's own tools for this page. */
  readonly tools: CDPSession;
}

export async function openBrowserOffice(): Promise<BrowserOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'teren-browser-'));
  const endpoint = await startEndpoint(join(folder, 'data'), await freePort());
  const clerk = await openExample(endpoint.url, endpoint.link);
  const browser: Browser = await launchBrowser();
  const newPage = async (options: BrowserContextOptions = {}) => {
    for (const context of browser.contexts()) await context.close();
    const context = await browser.newContext({ locale: 'pl-PL', ...phoneScreen, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    return page;
  };
  return {
    endpoint,
    clerk,
    folder,
    newPage,
    async phone(options, script) {
      const page = await newPage(options);
      const context = page.context();
      if (script !== undefined) await context.addInitScript(script);
      const event = await newEvent(clerk);
      const phone = await enrolPhone(context, endpoint.url, await clerk.code('organizer'), event);
      return { ...phone, context, event, tools: await context.newCDPSession(page) };
    },
    counted: (event) => countedAt(clerk, event),
    async close() {
      await browser.close();
      await endpoint.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Everything that the page says, in one line. */
export async function words(page: Page): Promise<string> {
  return (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ');
}

/** Waits until the page says it. */
export async function says(page: Page, text: string): Promise<void> {
  await page.getByText(text).first().waitFor();
}

/** The note beside the database of this phone's only office. */
export function noteOf(page: Page): Promise<{ unsent: number } | undefined> {
  return page.evaluate(() => {
    const key = Object.keys(localStorage).find((each) => each.startsWith('teren.copy.'));
    return key === undefined ? undefined : JSON.parse(localStorage.getItem(key) ?? 'null');
  });
}

/** How many tallies of an event lie in this phone's database. */
export function tallyRows(page: Page, ofEvent: string): Promise<number> {
  return page.evaluate(async (event) => {
    const name = (await indexedDB.databases()).map((each) => each.name ?? '').find((each) => each.startsWith('teren-'));
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name ?? '');
      request.addEventListener('success', () => resolve(request.result));
    });
    const range = IDBKeyRange.bound(`tally/${event}.`, `tally/${event}/`);
    const count = await new Promise<number>((resolve) => {
      const request = database.transaction('records').objectStore('records').count(range);
      request.addEventListener('success', () => resolve(request.result));
    });
    database.close();
    return count;
  }, ofEvent);
}
