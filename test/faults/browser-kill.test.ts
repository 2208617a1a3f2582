/** A phone whose browser is killed in the middle of writing, and one whose disk gives back rubbish. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchPersistent, type Phone } from '../e2e/browser.ts';
import { newEvent } from './bare-phone.ts';
import { type BrowserOffice, noteOf, openBrowserOffice, says, tallyRows, words } from './browser-office.ts';
import { type CountingPhone, enrolPhone, openCounter } from './counting-phone.ts';
import { until } from './office-on-a-line.ts';

let office: BrowserOffice;
beforeAll(async () => {
  office = await openBrowserOffice();
});
afterAll(() => office.close());

/** A phone that is enrolled, at a new event, with a profile on the disk. */
async function enrolled(name: string): Promise<{ profile: string; event: string }> {
  const event = await newEvent(office.clerk);
  const profile = join(office.folder, name);
  const { context } = await launchPersistent(profile);
  await enrolPhone(context, office.endpoint.url, await office.clerk.code('organizer'), event);
  await context.close(); // A browser keeps a new cookie in memory for a while.
  return { profile, event };
}

async function reopened(profile: string, event: string): Promise<{ browser: Phone; phone: CountingPhone }> {
  const browser = await launchPersistent(profile);
  await browser.context.setOffline(true);
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  return { browser, phone: await openCounter(page, office.endpoint.url, event) };
}

/**
 * Runs in the page: taps in bursts, and reports each time that the screen called all of it saved. It tells by the quieter
 * digit, as a person does, and goes on at once.
 */
async function tapAndReport(): Promise<void> {
  const tile = [...document.querySelectorAll<HTMLButtonElement>('.tile-add')].find((each) =>
    (each.getAttribute('aria-label') ?? '').startsWith('Seniorzy: '),
  );
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  for (;;) {
    for (let n = 0; n < 15; n++) tile?.click();
    do await drawn();
    while (tile?.querySelector('.is-in-flight') !== null);
    console.info(`saved ${tile.querySelector('.tile-digits')?.textContent}`);
  }
}

it('row 1 · the browser is killed while taps are being written, five times: what the screen called saved is there, and no more', async () => {
  const { profile, event } = await enrolled('killed');
  let before = 0;
  for (let round = 0; round < 5; round++) {
    const { browser, phone } = await reopened(profile, event);
    let saved = before;
    phone.page.on('console', (message) => {
      const said = /^saved (\d+)$/.exec(message.text())?.[1];
      if (said !== undefined) saved = Math.max(saved, Number(said));
    });
    void phone.page.evaluate(tapAndReport).catch(() => undefined); // It ends with the browser.
    await until(() => saved >= before + 30, 'thirty taps that are called saved');
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 150));
    await browser.kill();
    const again = await reopened(profile, event);
    const there = await again.phone.shown();
    expect(there, `round ${round}: called saved`).toBeGreaterThanOrEqual(saved);
    // The burst that was under way when it died may have got through, or not; perhaps another, whose report did not.
    expect(there, `round ${round}: none twice`).toBeLessThanOrEqual(saved + 45);
    expect(await tallyRows(again.phone.page, event), 'the total is that of the acts').toBe(there);
    before = there;
    await again.browser.context.close();
  }
  const { browser, phone } = await reopened(profile, event);
  await browser.context.setOffline(false);
  await phone.sent(60_000);
  expect(await office.counted(event)).toEqual({ tallies: before, sum: before });
  await browser.context.close();
});

/** Overwrites the middle of every file in which the browser keeps its databases. */
function corrupt(profile: string): number {
  const folders = readdirSync(profile, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.includes('IndexedDB'),
  );
  const files = folders.map((path) => join(profile, path)).filter((path) => statSync(path).isFile());
  const data = files.filter((path) => /\.(log|ldb|sqlite3?|sqlite-wal)$|MANIFEST|CURRENT/.test(path));
  for (const file of data) {
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 0, bytes.length);
    writeFileSync(file, bytes);
  }
  return data.length;
}

it('row 34 · the disk gives back rubbish: it is said how much was unsent, nothing is blank, and the phone comes back', async () => {
  const { profile, event } = await enrolled('rubbish');
  const { browser, phone } = await reopened(profile, event);
  await phone.tap(1);
  await browser.context.setOffline(false);
  await phone.sent();
  await browser.context.setOffline(true);
  await phone.tap(6);
  await until(async () => (await noteOf(phone.page))?.unsent === 6, 'the note beside the database');
  await new Promise((resolve) => setTimeout(resolve, 6000)); // localStorage goes to the disk a few seconds later.
  await browser.context.close();
  expect(corrupt(profile), 'files were found').toBeGreaterThan(0);

  const again = await launchPersistent(profile);
  const page = again.context.pages()[0] ?? (await again.context.newPage());
  page.setDefaultTimeout(20_000);
  await page.goto(office.endpoint.url);
  await says(page, 'niewysłanych wpisów');
  expect(await words(page)).toMatch(/Na telefonie było 6 niewysłanych wpisów, ostatnio \d\d:\d\d/);
  await again.context.close();
});
