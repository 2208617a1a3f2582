/** A browser with a fresh profile on the disk, and the bench's page open in it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { launchPersistent } from '../test/e2e/browser.ts';
import type { Bench } from './page/bench.ts';
import type { PageFile } from './page-bundle.ts';

/** The page's `Bench`, called from here: whatever goes in and out is JSON. */
export type Phone = Bench & {
  readonly version: string;
  bringToFront(): Promise<void>;
  throttle(rate: number): Promise<void>;
  close(): Promise<void>;
};

const methods = [
  'open',
  'tap',
  'fill',
  'countTallies',
  'countPeople',
  'push',
  'pull',
  'countContacts',
  'phoneOf',
  'firstNames',
  'openContacts',
] as const;

export interface Profile {
  readonly folder: string;
  remove(): void;
}

export function freshProfile(): Profile {
  const folder = mkdtempSync(join(tmpdir(), 'teren-bench-profile-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface Browser {
  /** Opens the page as if the endpoint at this address had sent it. */
  openPage(origin: string, query?: string): Promise<Phone>;
  close(): Promise<void>;
}

export async function openBrowser(profile: Profile, files: readonly PageFile[]): Promise<Browser> {
  const { context } = await launchPersistent(profile.folder);
  return {
    openPage: (origin, query = '') => openPage(context, files, origin, query),
    close: () => context.close(),
  };
}

async function openPage(
  context: BrowserContext,
  files: readonly PageFile[],
  origin: string,
  query: string,
): Promise<Phone> {
  const page = await context.newPage();
  for (const { path, type, body } of files) {
    // An isolated page gets the browser's fine clock (5 µs instead of 100).
    const headers = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
    await page.route(
      (url) => url.pathname === path,
      (route) => route.fulfill({ contentType: type, headers, body }),
    );
  }
  await page.goto(`${origin}/bench${query}`);
  await page.waitForFunction(() => 'bench' in globalThis);
  // From here on nothing stands between the page and the endpoint.
  await page.unrouteAll();
  const calls = methods.map((method) => [method, (...args: unknown[]) => call(page, method, args)]);
  return {
    ...(Object.fromEntries(calls) as Bench),
    version: context.browser()?.version() ?? 'unknown',
    bringToFront: () => page.bringToFront(),
    async throttle(rate) {
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate });
    },
    close: () => page.close(),
  };
}

type InPage = { readonly bench: Record<string, (...args: readonly unknown[]) => Promise<unknown>> };

function call(page: Page, method: string, args: readonly unknown[]): Promise<unknown> {
  return page.evaluate(({ name, given }) => (globalThis as unknown as InPage).bench[name]?.(...given), {
    name: method,
    given: args,
  });
}
