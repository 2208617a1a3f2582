/** Many at once: writers beside a reader, and three hundred phones that come back in the same second. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Cursors } from '../../src/sync/exchange.ts';
import { type Endpoint, freePort, startEndpoint } from '../e2e/endpoint.ts';
import { type BarePhone, countedAt, enrol, newEvent, openExample, tap } from './bare-phone.ts';

let folder: string;
let data: string;
let endpoint: Endpoint;
let clerk: BarePhone;
let event: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'teren-crowd-'));
  data = join(folder, 'data');
  endpoint = await startEndpoint(data, await freePort());
  clerk = await openExample(endpoint.url, endpoint.link);
  event = await newEvent(clerk);
});
afterEach(async () => {
  await endpoint.kill();
  rmSync(folder, { recursive: true, force: true });
});

it('row 47 · eight phones write by two processes on one file while a reader follows its cursor: it misses no row', async () => {
  // A second process, so that transactions really do run side by side.
  const second = await startEndpoint(data, await freePort());
  const doors = [endpoint, second];
  const phones: BarePhone[] = [];
  for (let i = 0; i < 8; i++) phones.push(await enrol(doors[i % 2]?.url ?? '', await clerk.code('organizer')));
  const written: string[] = [];
  let isWriting = true;
  const read: string[] = [];
  const reading = (async () => {
    let cursors: Cursors = (await clerk.read()).cursors;
    for (let isLast = false; !isLast; ) {
      isLast = !isWriting;
      const page = await clerk.read(cursors);
      cursors = page.cursors;
      read.push(...page.parts.filter(({ kind }) => kind === 'tally').map(({ id }) => id));
    }
  })();
  await Promise.all(
    phones.map(async (phone) => {
      for (let i = 0; i < 25; i++) {
        const bundle = Array.from({ length: 1 + Math.floor(Math.random() * 12) }, () => tap(phone, event));
        const answers = await phone.send(bundle);
        written.push(...bundle.filter((_, at) => answers[at] === 'accepted').map(({ id }) => id));
      }
    }),
  );
  isWriting = false;
  await reading;
  await second.stop();
  console.log(`row 47: 8 writers by 2 processes, ${written.length} rows, the reader saw ${read.length}`);
  expect(written.length).toBeGreaterThan(500);
  expect(new Set(read)).toEqual(new Set(written));
  expect(read, 'each row once').toHaveLength(written.length);
});

it('row 53 · three hundred phones come back in the same second: every small upload is served, beside those that fetch everything', async () => {
  const phones: BarePhone[] = [];
  for (let i = 0; i < 30; i++) {
    const some = Array.from({ length: 10 }, async () => enrol(endpoint.url, await clerk.code('organizer')));
    phones.push(...(await Promise.all(some)));
  }
  for (let i = 0; i < 6; i++) await clerk.send(Array.from({ length: 1000 }, () => tap(clerk, event)));
  const { cursors } = await clerk.read();
  const took: number[] = [];
  const begun = performance.now();
  await Promise.all(
    phones.map(async (phone, i) => {
      // Every tenth has been away for long and fetches the whole office; it says what it counted first, as all do.
      const bundle = [tap(phone, event), tap(phone, event), tap(phone, event)];
      const heard = await phone.sync(bundle, i % 10 === 0 ? { pageBytes: 0 } : { cursors });
      took.push(performance.now() - begun);
      expect(heard).toMatchObject({ answers: ['accepted', 'accepted', 'accepted'] });
      if (i % 10 === 0) await phone.read();
    }),
  );
  took.sort((a, b) => a - b);
  const at = (share: number) => Math.round(took[Math.floor(took.length * share) - 1] ?? 0);
  console.log(`row 53: 300 small uploads at once, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`);
  expect(at(1), 'within a phone’s patience').toBeLessThan(60_000);
  expect(await countedAt(clerk, event)).toEqual({ tallies: 6900, sum: 6900 });
  // One clerk lets three hundred in, which is more than a device may ask at once: most of it is waiting.
}, 240_000);
