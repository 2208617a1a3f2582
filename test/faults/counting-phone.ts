/** A phone with the app in a real Chromium, in the hands of somebody who counts. */
import type { BrowserContext, Page } from 'playwright-core';
import { confirmBy } from './bare-phone.ts';

export interface CountingPhone {
  readonly page: Page;
  /** Taps "+1" and returns when the screen calls all of it saved. Gives what this phone shows then. */
  tap(times: number): Promise<number>;
  /** Lets the app try at once, as it does when the system says that there is a network. */
  tryNow(): Promise<void>;
  /** Waits until the light says that the office has everything, trying now and then. */
  sent(patienceMs?: number): Promise<void>;
  /** The class of the light: good, calm, warn or bad. */
  light(): Promise<string>;
  /** What the tile shows. */
  shown(): Promise<number>;
}

/** Enrols by a clerk's code and opens the event's counter. url: where this phone finds the office. */
export async function enrolPhone(
  context: BrowserContext,
  url: string,
  code: string,
  event: string,
): Promise<CountingPhone> {
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(20_000);
  await page.goto(`${url}/start#k-${code}`);
  const entered = page.waitForResponse((response) => response.url().endsWith('/api/enrol'));
  await page.getByRole('button', { name: 'Połącz to urządzenie' }).first().click();
  await entered;
  await confirmBy(code);
  await page.getByRole('link', { name: 'Plan' }).first().waitFor();
  await worksOffline(page);
  return await openCounter(page, url, event);
}

/** Opens the counter of a phone that is enrolled already. */
export async function openCounter(page: Page, url: string, event: string): Promise<CountingPhone> {
  page.setDefaultTimeout(20_000);
  await page.goto(`${url}/event/${event}`);
  const tile = page.getByRole('button', { name: /^Seniorzy: .*dodaj 1$/ }).first();
  await tile.waitFor();
  const phone: CountingPhone = {
    page,
    async tap(times) {
      for (let i = 0; i < times; i++) await tile.click();
      await page.waitForFunction(() => document.querySelector('.is-in-flight') === null);
      return await phone.shown();
    },
    tryNow: () => page.evaluate(() => void dispatchEvent(new Event('online'))),
    async sent(patienceMs = 30_000) {
      const begun = performance.now();
      for (;;) {
        await page.waitForTimeout(500); // The light follows a tap after a moment.
        await phone.tryNow();
        const good = page.locator('.sync-light-good').first();
        const isGood = await good.waitFor({ timeout: 1000 }).then(
          () => true,
          () => false,
        );
        if (isGood) return;
        if (performance.now() - begun > patienceMs) throw new Error(`Not sent; the light is ${await phone.light()}`);
      }
    },
    async light() {
      const look = (await page.locator('.sync-light').first().getAttribute('class')) ?? '';
      return /sync-light-(\w+)/.exec(look)?.[1] ?? look;
    },
    async shown() {
      const label = (await tile.getAttribute('aria-label')) ?? '';
      return Number(/^Seniorzy: (\d+)/.exec(label)?.[1] ?? 0);
    },
  };
  return phone;
}

/** Waits until the service worker has the app's files. */
async function worksOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state !== 'activated') await new Promise((done) => active?.addEventListener('statechange', done));
  });
}
