/**
 * M8: a tap in the hand. The whole app, screens included, on a phone whose processor is four times as slow and that holds
 * 100,000 tallies; 600 taps in 60 seconds on an event at which five others count, while the app sends beside it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { tallyWrite } from '../src/domain/event.ts';
import { sheetId } from '../src/domain/id.ts';
import { launchPersistent } from '../test/e2e/browser.ts';
import { freePort, startEndpoint } from '../test/e2e/endpoint.ts';
import { type BarePhone, change, countedAt, id, newEvent, openExample } from '../test/faults/bare-phone.ts';
import { type CountingPhone, enrolPhone } from '../test/faults/counting-phone.ts';
import { quantile } from './figures.ts';
import type { Options } from './options.ts';
import type { Figure } from './report.ts';

const held = 100_000;
/** Of these so many at the event itself, on the sheets of five others: an open-air event with 5,000 people. */
const atEvent = 5000;
const others = 5;
const perEvent = 500;
const perBundle = 1000;

const taps = 600;
const everyMs = 100;
const slower = 4;
/** A minute each: the rounds that are worth waiting for. */
const mostRounds = 3;

export async function benchInHand({ rounds }: Options): Promise<readonly Figure[]> {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'ignore' });
  const folder = mkdtempSync(join(tmpdir(), 'teren-bench-hand-'));
  const endpoint = await startEndpoint(join(folder, 'data'), await freePort());
  const { context } = await launchPersistent(join(folder, 'profile'));
  try {
    const clerk = await openExample(endpoint.url, endpoint.link);
    const event = await newEvent(clerk);
    await fill(clerk, event);
    const phone = await enrolPhone(context, endpoint.url, await clerk.code('organizer'), event);
    await everythingCame(phone.page);
    await phone.sent(120_000);
    const tools = await context.newCDPSession(phone.page);
    await tools.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await watchTaps(phone.page);
    const measured: (readonly number[])[] = [];
    for (let round = 0; round < Math.min(rounds, mostRounds); round++) measured.push(await minuteOfTaps(phone));
    await tools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await phone.sent(120_000);
    const made = atEvent + measured.length * taps;
    const { tallies } = await countedAt(clerk, event);
    const at = (share: number) => measured.map((times) => quantile(times, share));
    const label = `M8 tap to durable and painted, 4× CPU throttling, ${held.toLocaleString('en')} tallies on the phone`;
    return [
      { label: `${label}, p50`, unit: 'ms', teren: at(0.5) },
      { label: `${label}, p95`, unit: 'ms', teren: at(0.95), target: { atMost: 50 } },
      {
        label: `M8 taps lost of ${measured.length * taps}: on the screen, at the office`,
        unit: '',
        teren: [made - (await phone.shown()), made - tallies],
        target: { exactly: 0 },
      },
    ];
  } finally {
    await context.close();
    await endpoint.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** 600 taps in 60 s, one every tenth of a second. How long each took, ms. */
async function minuteOfTaps({ page }: CountingPhone): Promise<readonly number[]> {
  const tile = page.getByRole('button', { name: /^Seniorzy: .*dodaj 1$/ }).first();
  await tile.scrollIntoViewIfNeeded();
  const box = await tile.boundingBox();
  if (box === null) throw new Error('The tile is not on the screen');
  const begun = performance.now();
  for (let i = 0; i < taps; i++) {
    const wait = begun + i * everyMs - performance.now();
    if (wait > 0) await page.waitForTimeout(wait);
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 3);
  }
  await page.waitForFunction((count) => taken().length >= count, taps);
  const times = await page.evaluate(() => taken().splice(0));
  if (times.length !== taps) throw new Error(`${taps} taps were made, ${times.length} were seen`);
  return times;
}

declare function taken(): number[];

/**
 * In the page: a tap is done when the tile tells it and no digit is "in flight" any more – it and all before it are on the
 * disk – and the next frame was drawn. From the moment when the browser got the press.
 */
function watchTaps(page: Page): Promise<void> {
  return page.evaluate(() => {
    const times: number[] = [];
    const open: { readonly at: number; readonly count: number }[] = [];
    Object.assign(globalThis, { taken: () => times });
    const told = () => {
      const labels = [...document.querySelectorAll('.tile-add')].map((each) => each.getAttribute('aria-label') ?? '');
      return Number(/^Seniorzy: (\d+)/.exec(labels.find((each) => each.startsWith('Seniorzy')) ?? '')?.[1]);
    };
    let expected = told();
    const drawn = (done: typeof open) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => {
          const now = performance.now();
          times.push(...done.map(({ at }) => now - at));
        });
        port1.start();
        port2.postMessage(undefined);
      });
    addEventListener(
      'click',
      (press) => {
        if (!(press.target instanceof Element) || press.target.closest('.tile-add') === null) return;
        open.push({ at: press.timeStamp, count: ++expected });
      },
      { capture: true },
    );
    new MutationObserver(() => {
      if (open.length === 0 || document.querySelector('.is-in-flight') !== null) return;
      const shown = told();
      const done = open.filter(({ count }) => count <= shown);
      if (done.length > 0) drawn(open.splice(0, done.length));
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
}

/** Puts the tallies into the office by the protocol, as many phones would have. */
async function fill(clerk: BarePhone, event: string): Promise<void> {
  const sheets = Array.from({ length: others }, (_, n) => sheetId(event, `counter-${n}`));
  const events = Array.from({ length: (held - atEvent) / perEvent }, id);
  const tally = (of: string, sheet: string, n: number) => {
    const count = { event: of, id: id(), sheet, measure: 'people', group: 'seniors', amount: 1, atMs: Date.now() - n };
    const { kind, id: tallyId, fields } = tallyWrite(count);
    return change(clerk, kind, tallyId, fields);
  };
  const of = (n: number) => {
    if (n < atEvent) return tally(event, sheets[n % others] ?? '', n);
    const other = events[Math.floor((n - atEvent) / perEvent)] ?? '';
    return tally(other, sheetId(other, 'counter-0'), n);
  };
  await clerk.send(
    events.map((each) =>
      change(clerk, 'event', each, { title: 'Dawne spotkanie', date: '2024-03-15', state: 'finished' }),
    ),
  );
  for (let n = 0; n < held; n += perBundle) {
    await clerk.send(Array.from({ length: perBundle }, (_, i) => of(n + i)));
  }
}

/** Until the phone has all of it: the tile tells what the others counted. */
async function everythingCame(page: Page): Promise<void> {
  await page.waitForFunction(
    async (count) => {
      const name = (await indexedDB.databases())
        .map((each) => each.name ?? '')
        .find((each) => each.startsWith('teren-'));
      const request = indexedDB.open(name ?? '');
      await new Promise((done) => request.addEventListener('success', done));
      const rows = request.result
        .transaction('records')
        .objectStore('records')
        .count(IDBKeyRange.bound('tally/', 'tally0'));
      await new Promise((done) => rows.addEventListener('success', done));
      request.result.close();
      return rows.result >= count;
    },
    held,
    { timeout: 600_000, polling: 2000 },
  );
}
