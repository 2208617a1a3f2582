/** The real endpoint, a line that can fail in front of it, a clerk at the desk, and phones that know only the line. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser, phoneScreen } from '../e2e/browser.ts';
import { type Endpoint, freePort, startEndpoint } from '../e2e/endpoint.ts';
import { type BarePhone, countedAt, newEvent, openExample } from './bare-phone.ts';
import { type CountingPhone, enrolPhone } from './counting-phone.ts';
import { type Line, openLine, type Question } from './line.ts';

export interface OfficeOnALine {
  readonly endpoint: Endpoint;
  readonly line: Line;
  /** Sits in the office: no line between. */
  readonly clerk: BarePhone;
  /** A new phone at an event (a new one); `prepare` gets its context before the app is opened. */
  countingPhone(prepare?: (context: BrowserContext) => Promise<void>, event?: string): Promise<Counting>;
  close(): Promise<void>;
}

export interface Counting extends CountingPhone {
  readonly event: string;
  /** What the office holds of this event now. */
  atOffice(): Promise<{ tallies: number; sum: number }>;
}

export async function openOfficeOnALine(): Promise<OfficeOnALine> {
  const folder = mkdtempSync(join(tmpdir(), 'teren-line-'));
  const [linePort, officePort] = [await freePort(), await freePort()];
  const line = await openLine(linePort, officePort);
  const endpoint = await startEndpoint(join(folder, 'data'), officePort, { env: { PUBLIC_URL: line.url } });
  const clerk = await openExample(endpoint.url, endpoint.link);
  const browser: Browser = await launchBrowser();
  return {
    endpoint,
    line,
    clerk,
    async countingPhone(prepare, known) {
      for (const context of browser.contexts()) await context.close();
      line.fate = () => undefined;
      line.heard.length = 0;
      const event = known ?? (await newEvent(clerk));
      const context = await browser.newContext({ locale: 'pl-PL', ...phoneScreen });
      await prepare?.(context);
      const phone = await enrolPhone(context, line.url, await clerk.code('organizer'), event);
      return { ...phone, event, atOffice: () => countedAt(clerk, event) };
    },
    async close() {
      await browser.close();
      await line.close();
      await endpoint.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const isSync = ({ path }: Question) => path === '/api/sync';
export const isApi = ({ path }: Question) => path.startsWith('/api/');

/** Waits for something that shows itself only by being asked. */
export async function until(holds: () => boolean | Promise<boolean>, what: string, patienceMs = 20_000): Promise<void> {
  const begun = performance.now();
  while (!(await holds())) {
    if (performance.now() - begun > patienceMs) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
