/** The endpoint dies at the worst moments. What it had acknowledged is there; what it had not is there once, after the phone repeats it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Cursors } from '../../src/sync/exchange.ts';
import { type Endpoint, freePort, startEndpoint } from '../e2e/endpoint.ts';
import { type BarePhone, change, countedAt, enrol, id, newEvent, openExample, tap } from './bare-phone.ts';
import type { Moment } from './preload/die.ts';

let folder: string;
let port: number;
let endpoint: Endpoint;
let clerk: BarePhone;
let phone: BarePhone;
let event: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'teren-deaths-'));
  port = await freePort();
  await start();
  clerk = await openExample(endpoint.url, endpoint.link);
  phone = await enrol(endpoint.url, await clerk.code('organizer'));
  event = await newEvent(clerk);
});
afterEach(async () => {
  await endpoint.kill();
  rmSync(folder, { recursive: true, force: true });
});

const orders = () => join(folder, 'die-at');

async function start(): Promise<void> {
  const env = { DIE_AT: orders() };
  endpoint = await startEndpoint(join(folder, 'data'), port, { env, preload: './test/faults/preload/die.ts' });
}

/** Sends the taps to an endpoint that dies over them at the moment named, and starts it again. */
async function sendToItsDeath(moment: Moment, taps: number) {
  const bundle = Array.from({ length: taps }, () => tap(phone, event));
  writeFileSync(orders(), moment);
  expect(await phone.sync(bundle), 'no answer comes').toBeUndefined();
  await endpoint.ended;
  await start();
  return bundle;
}

it('row 4 · killed between commit and reply: the phone sends the bundle again, and it counts once', async () => {
  const bundle = await sendToItsDeath('before-reply', 7);
  expect(await countedAt(clerk, event), 'the office has it, though nobody heard so').toEqual({ tallies: 7, sum: 7 });
  const { cursors } = await clerk.read();
  expect(await phone.send(bundle)).toEqual(bundle.map(() => 'accepted'));
  expect(await countedAt(clerk, event)).toEqual({ tallies: 7, sum: 7 });
  expect(await clerk.read(cursors), 'the repeat is news to nobody').toEqual({ parts: [], cursors });
});

it.each(['mid-batch', 'before-commit'] as const)(
  'row 5 · killed in the middle of a bundle (%s): nothing of it stays, nothing older is lost, the repeat counts once',
  async (moment) => {
    await phone.send([tap(phone, event), tap(phone, event)]);
    const bundle = await sendToItsDeath(moment, 800);
    expect(await countedAt(clerk, event), 'all or nothing').toEqual({ tallies: 2, sum: 2 });
    await phone.send(bundle);
    expect(await countedAt(clerk, event)).toEqual({ tallies: 802, sum: 802 });
  },
);

it('row 5 · killed at random moments under the load of four phones: every acknowledged tap is there, each once', async () => {
  const phones = await Promise.all(
    Array.from({ length: 4 }, async () => enrol(endpoint.url, await clerk.code('organizer'))),
  );
  let isOver = false;
  let acknowledged = 0;
  let sent = 0;
  const counting = phones.map(async (one) => {
    while (!isOver) {
      const bundle = Array.from({ length: 1 + Math.floor(Math.random() * 40) }, () => tap(one, event));
      sent += bundle.length;
      const answers = await one.send(bundle);
      acknowledged += answers.filter((answer) => answer === 'accepted').length;
    }
  });
  const deaths = 6;
  for (let i = 0; i < deaths; i++) {
    await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 500));
    await endpoint.kill();
    await start();
  }
  isOver = true;
  await Promise.all(counting);
  console.log(`row 5: ${deaths} kills, ${acknowledged} taps acknowledged of ${sent} sent`);
  expect(acknowledged).toBe(sent);
  expect(await countedAt(clerk, event)).toEqual({ tallies: sent, sum: sent });
});

it('row 48 · killed while it hands out pages: a reader that goes on from its cursors misses nothing', async () => {
  const many = id();
  await clerk.send([change(clerk, 'event', many, { title: 'Festyn', state: 'finished' })]);
  for (let i = 0; i < 3; i++) await clerk.send(Array.from({ length: 1000 }, () => tap(clerk, many)));
  const whole = (await clerk.read()).parts.map(({ kind, id, class: fieldClass }) => `${kind}/${id}/${fieldClass}`);
  const seen: string[] = [];
  let cursors: Cursors = {};
  let [pages, deaths] = [0, 0];
  for (let more = true; more; ) {
    // It dies over each page after the first, and hands it out when it is asked again.
    if (pages > deaths) writeFileSync(orders(), 'before-reply');
    const reply = await phone.sync([], { cursors, scope: { classes: ['open', 'team'] }, pageBytes: 200_000 });
    if (reply === undefined || 'problem' in reply) {
      await endpoint.ended;
      await start();
      deaths += 1;
      continue;
    }
    seen.push(...reply.parts.map(({ kind, id, class: fieldClass }) => `${kind}/${id}/${fieldClass}`));
    ({ cursors, more } = reply);
    pages += 1;
  }
  const readable = whole.filter((part) => !/\/(contact|office)$/.test(part));
  expect(new Set(seen)).toEqual(new Set(readable));
  expect(seen, 'and hands out nothing twice').toHaveLength(readable.length);
  expect(deaths, 'it died in between').toBeGreaterThan(2);
});
