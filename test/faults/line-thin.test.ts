/** The first download of a whole office over a line that is thin and keeps breaking. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchPersistent, type Phone } from '../e2e/browser.ts';
import { change, confirmBy, countedAt, id, newEvent, tap } from './bare-phone.ts';
import { jsonOf, type Question } from './line.ts';
import { isApi, isSync, type OfficeOnALine, openOfficeOnALine, until } from './office-on-a-line.ts';

/** The long way: `THIN_ROWS=50000 THIN_BYTES=30000 THIN_CUT=20 npm run faults -- -t 'row 52'`. */
const rows = Number(process.env['THIN_ROWS'] ?? 6_000);
const bytesPerSecond = Number(process.env['THIN_BYTES'] ?? 30_000);
const cutSeconds = Number(process.env['THIN_CUT'] ?? 3);
const patienceMs = 60_000 + (rows * 400 * 1000) / bytesPerSecond;

let office: OfficeOnALine;
let event: string;
beforeAll(async () => {
  office = await openOfficeOnALine();
  event = await newEvent(office.clerk);
  const old = id();
  await office.clerk.send([change(office.clerk, 'event', old, { title: 'Dawny festyn', state: 'finished' })]);
  for (let from = 0; from < rows; from += 500) {
    await office.clerk.send(Array.from({ length: Math.min(500, rows - from) }, () => tap(office.clerk, old)));
  }
}, 2 * patienceMs);
afterAll(() => office.close());

it('row 48 · the phone is killed while it takes pages in: opened again, it goes on where it was and misses no row', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'teren-pages-'));
  office.line.fate = (question) => (isSync(question) ? { kind: 'refuse' } : undefined);
  office.line.heard.length = 0;
  const code = await office.clerk.code('organizer');
  let phone = await launchPersistent(profile);
  try {
    let page = await firstPage(phone);
    await page.goto(`${office.line.url}/start#k-${code}`);
    const entered = page.waitForResponse((response) => response.url().endsWith('/api/enrol'));
    await page.getByRole('button', { name: 'Połącz to urządzenie' }).first().click();
    await entered;
    await confirmBy(code);
    await page.getByRole('link', { name: 'Plan' }).first().waitFor();
    await phone.context.close(); // So that the session is on the disk.
    office.line.fate = (question) => (isApi(question) ? { kind: 'thin', bytesPerSecond } : undefined);
    const held: number[] = [];
    for (let kills = 0; kills < 3; kills++) {
      phone = await launchPersistent(profile);
      page = await firstPage(phone);
      await page.goto(office.line.url);
      const before = held.at(-1) ?? 0;
      await until(async () => (await rowsOn(page)) > before, 'a page that comes in');
      await page.waitForTimeout(Math.random() * 700);
      held.push(await rowsOn(page));
      await phone.kill();
    }
    office.line.fate = () => undefined;
    phone = await launchPersistent(profile);
    page = await firstPage(phone);
    await page.goto(office.line.url);
    const wanted = await openRows();
    expect(held[0], 'it was killed on the way').toBeLessThan(wanted);
    await until(async () => (await rowsOn(page)) >= wanted, 'all rows on the phone');
    const asked = office.line.heard.filter(isSync).map((question) => jsonOf(question) as { compare?: unknown });
    expect(
      asked.filter(({ compare }) => compare !== undefined),
      'nothing had to be repaired',
    ).toEqual([]);
    const read = office.line.heard.filter(isSync).map(cursorOf);
    for (const [i, cursor] of read.entries()) expect(cursor).toBeGreaterThanOrEqual(read[i - 1] ?? 0);
  } finally {
    await phone.context.close();
    rmSync(profile, { recursive: true, force: true });
  }
});

it(
  `row 52 · a first download of ${rows} rows at ${bytesPerSecond / 1000} kB/s, cut every ${cutSeconds} s: it resumes, counting starts early and goes ahead`,
  async () => {
    // The line is thin from the moment that the phone is let in.
    let isThin = false;
    const preparing = office.countingPhone(async () => {
      office.line.fate = (question) => {
        isThin ||= question.path === '/api/enrol';
        return isThin && isApi(question) ? { kind: 'thin', bytesPerSecond } : undefined;
      };
    }, event);
    const cutting = setInterval(() => isThin && office.line.cut(), cutSeconds * 1000);
    const begun = performance.now();
    const since = () => ((performance.now() - begun) / 1000).toFixed(1);
    try {
      const phone = await preparing;
      console.log(`row 52: the counter is open after ${since()} s`);
      expect(await phone.tap(3)).toBe(3);
      await until(async () => (await phone.atOffice()).sum === 3, 'the first taps at the office', patienceMs);
      const early = await rowsOn(phone.page);
      console.log(`row 52: the first taps are at the office after ${since()} s, with ${early} rows on the phone`);
      expect(early, 'they did not wait for the download').toBeLessThan(rows);
      expect(await phone.tap(4)).toBe(7);

      const wanted = await openRows();
      await until(async () => (await rowsOn(phone.page)) >= wanted, 'all rows on the phone', patienceMs);
      console.log(`row 52: ${wanted} rows are on the phone after ${since()} s`);
      await until(async () => (await phone.atOffice()).sum === 7, 'all taps at the office', patienceMs);
      expect(await phone.light()).not.toBe('bad');
      // Where a page had come through, the next one goes on: nothing was begun anew.
      const read = office.line.heard.filter(isSync).map(cursorOf);
      for (const [i, cursor] of read.entries()) expect(cursor).toBeGreaterThanOrEqual(read[i - 1] ?? 0);
      expect(new Set(read).size, 'in several pages').toBeGreaterThan(3);
      expect(await countedAt(office.clerk, phone.event)).toEqual({ tallies: 7, sum: 7 });
    } finally {
      clearInterval(cutting);
    }
  },
  2 * patienceMs,
);

const firstPage = async ({ context }: Phone) => context.pages()[0] ?? (await context.newPage());

/** How many plain records everybody may read. */
async function openRows(): Promise<number> {
  const { parts } = await office.clerk.read();
  return new Set(parts.filter((part) => part.class === 'open').map(({ kind, id }) => `${kind}/${id}`)).size;
}

/** How far a phone had read when it asked. */
function cursorOf(question: Question): number {
  const { cursors } = jsonOf(question) as { cursors?: { open?: number } };
  return cursors?.open ?? 0;
}

/** How many records this phone has, the plain ones. */
function rowsOn(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { name } = (await indexedDB.databases()).find((one) => /^teren-./.test(one.name ?? '')) ?? {};
    if (name === undefined) return 0;
    return await new Promise<number>((resolve) => {
      const opening = indexedDB.open(name);
      opening.addEventListener('success', () => {
        const counting = opening.result.transaction('records').objectStore('records').count();
        counting.addEventListener('success', () => {
          opening.result.close();
          resolve(counting.result);
        });
      });
    });
  });
}
