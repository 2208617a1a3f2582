import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Endpoint, freePort, startEndpoint } from '../e2e/endpoint.ts';
import { type BarePhone, countedAt, enrol, newEvent, openExample, tap } from './bare-phone.ts';
import { type Power, power } from './power/power.ts';

let folder: string;
let data: string;
let port: number;
let disk: Power;
let endpoint: Endpoint;
let clerk: BarePhone;
let phones: readonly BarePhone[];
let event: string;

/** An office that everybody has been using for a while: what it holds by now is on the disk. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'teren-power-'));
  data = join(folder, 'data');
  port = await freePort();
  disk = power(data, join(folder, 'ground'));
  endpoint = await startEndpoint(data, port);
  clerk = await openExample(endpoint.url, endpoint.link);
  phones = await Promise.all([1, 2, 3].map(async () => enrol(endpoint.url, await clerk.code('organizer'))));
  event = await newEvent(clerk);
  await endpoint.stop();
  disk.settle();
});
afterEach(async () => {
  await endpoint.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** Three phones count until the power goes. Gives the ids of what the office acknowledged, and how many were sent. */
async function countUntilTheCut(ms: number): Promise<{ acknowledged: string[]; sent: number }> {
  const acknowledged: string[] = [];
  let sent = 0;
  let isDark = false;
  const counting = phones.map(async (phone) => {
    while (!isDark) {
      const bundle = Array.from({ length: 1 + Math.floor(Math.random() * 5) }, () => tap(phone, event));
      sent += bundle.length;
      const heard = await phone.sync(bundle, { scope: { classes: [] } });
      if (heard !== undefined && 'answers' in heard) acknowledged.push(...bundle.map(({ id }) => id));
    }
  });
  await new Promise((resolve) => setTimeout(resolve, ms));
  isDark = true;
  await endpoint.kill();
  await Promise.all(counting);
  disk.cut();
  return { acknowledged, sent };
}

it('row 3 · the power of the office goes right after it acknowledged: three times over, everything acknowledged is there', async () => {
  let acknowledged = 0;
  for (let i = 0; i < 3; i++) {
    endpoint = await startEndpoint(data, port, { env: disk.env });
    const before = (await countedAt(clerk, event)).sum;
    const run = await countUntilTheCut(500 + Math.random() * 500);
    acknowledged += run.acknowledged.length;
    endpoint = await startEndpoint(data, port);
    const { parts } = await clerk.read();
    const held = new Set(parts.map(({ id }) => id));
    expect(run.acknowledged.filter((id) => !held.has(id))).toEqual([]);
    const { tallies, sum } = await countedAt(clerk, event);
    expect(tallies, 'each once').toBe(sum);
    expect(sum).toBeLessThanOrEqual(before + run.sent);
    await endpoint.stop();
    disk.settle();
  }
  expect(acknowledged, 'there was something to lose').toBeGreaterThan(100);
  console.log(`row 3: 3 power cuts, ${acknowledged} acknowledged taps, none lost`);
});

it('row 3 · the control: with SQLite’s own default (synchronous NORMAL) the same cut loses acknowledged taps', async () => {
  endpoint = await startEndpoint(data, port, { env: disk.env, preload: './test/faults/preload/careless.ts' });
  const { acknowledged } = await countUntilTheCut(800);
  const database = new Database(join(data, 'teren.sqlite'));
  const held = new Set(database.prepare("select id from parts where kind = 'tally'").pluck().all());
  database.close();
  const lost = acknowledged.filter((id) => !held.has(id));
  console.log(`row 3, control: ${lost.length} of ${acknowledged.length} acknowledged taps lost`);
  expect(lost.length, 'the simulated cut must be able to lose something').toBeGreaterThan(0);
});
