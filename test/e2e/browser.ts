import { setTimeout } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** A browser with a profile on the disk, as a phone has one: what it stored is there when it is launched again. */
export type Phone = {
  context: BrowserContext;
  /**
   * Ends all of the browser's processes with SIGKILL, as a flat battery does: no page hears of it, nothing is written any more.
   * Resolves when none of them runs, so that the same profile can be launched again.
   */
  kill: () => Promise<void>;
};

/** How a page sees the device. Sizes in CSS pixels. */
export type Screen = {
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  locale?: string;
  isMobile?: boolean;
  hasTouch?: boolean;
};

/** The two screens that the project looks at. */
export const phoneScreen: Screen = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
export const deskScreen: Screen = { viewport: { width: 1280, height: 800 } };

/** Without these a browser looks for its maker's hosts at every start. `--no-sandbox`: tests run as root in containers too. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function launchOptions(more: Env = {}): LaunchOptions {
  const { program, env } = findChromium();
  return { executablePath: program, env: { ...process.env, ...env, ...more }, args: flags, headless: true };
}

type Env = Readonly<Record<string, string>>;

/** Launches a browser without a profile, for tests that need no memory. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions());
}

/**
 * Launches a browser on the profile in `profileDir` (made when missing), its processes with the variables of `env`. The caller
 * closes the context or kills it.
 */
export async function launchPersistent(profileDir: string, screen: Screen = phoneScreen, env?: Env): Promise<Phone> {
  const context = await chromium.launchPersistentContext(profileDir, {
    locale: 'pl-PL',
    ...screen,
    ...launchOptions(env),
  });
  const group = await processGroupOf(context);
  return { context, kill: () => killGroup(context, group) };
}

/** The browser's process id; all its other processes share its process group. */
async function processGroupOf(context: BrowserContext): Promise<number> {
  const browser = context.browser();
  if (!browser) throw new Error('A persistent context without its browser');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const main = processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new Error('The browser names no process of its own');
  return main.id;
}

async function killGroup(context: BrowserContext, group: number): Promise<void> {
  const closed = new Promise<void>((resolve) => void context.once('close', () => resolve()));
  process.kill(-group, 'SIGKILL');
  await closed;
  // Dead processes that nobody has collected yet still answer; two seconds are plenty for the living.
  for (let tries = 0; tries < 40 && isAlive(group); tries++) await setTimeout(50);
}

function isAlive(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}
