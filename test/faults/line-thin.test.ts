/** The first download of a whole office over a line that is thin and keeps breaking. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { change, countedAt, id, newEvent, tap } from './bare-phone.ts';
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
});
afterAll(() => office.close());

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

      const { parts } = await office.clerk.read();
      const wanted = new Set(parts.filter((part) => part.class === 'open').map(({ kind, id }) => `${kind}/${id}`)).size;
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
