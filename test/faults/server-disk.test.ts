/** The office's disk is busy, full, read-only or broken: nothing is acknowledged, nothing is lost, and it recovers by itself. */
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
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
let phone: BarePhone;
let event: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'teren-disk-'));
  data = join(folder, 'data');
  port = await freePort();
  disk = power(data, join(folder, 'ground'));
  endpoint = await startEndpoint(data, port, { env: disk.env });
  clerk = await openExample(endpoint.url, endpoint.link);
  phone = await enrol(endpoint.url, await clerk.code('organizer'));
  event = await newEvent(clerk);
  await phone.send([tap(phone, event), tap(phone, event)]);
});
afterEach(async () => {
  await endpoint.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** After the trouble: the same bundle goes through, counts once, and is on the disk. */
async function recovers(bundle: Parameters<BarePhone['send']>[0]): Promise<void> {
  expect(await countedAt(clerk, event), 'nothing was taken in').toEqual({ tallies: 2, sum: 2 });
  expect(await phone.send(bundle)).toEqual(bundle.map(() => 'accepted'));
  await endpoint.kill();
  endpoint = await startEndpoint(data, port);
  const all = 2 + bundle.length;
  expect(await countedAt(clerk, event)).toEqual({ tallies: all, sum: all });
}

it('row 54 · another process holds the office’s file: 503 "busy" and when to come again, no acknowledgement', async () => {
  const other = new Database(join(data, 'teren.sqlite'));
  other.exec('begin immediate');
  const bundle = [tap(phone, event), tap(phone, event)];
  const heard = await phone.sync(bundle);
  other.exec('rollback');
  other.close();
  expect(heard).toMatchObject({ status: 503, problem: { code: 'busy', retryAfterMs: 2000 } });
  await recovers(bundle);
});

it.each([
  ['full', constants.errno.ENOSPC, { status: 507, problem: { code: 'storage-full' } }],
  ['read-only', constants.errno.EROFS, { status: 503, problem: { code: 'storage-broken' } }],
  ['broken', constants.errno.EIO, { status: 503, problem: { code: 'storage-broken' } }],
] as const)(
  'row 54 · the office’s disk is %s: the phone hears a problem of the catalogue, no acknowledgement',
  async (_what, errno, problem) => {
    const bundle = Array.from({ length: 30 }, () => tap(phone, event));
    disk.refuse(errno);
    expect(await phone.sync(bundle)).toMatchObject(problem);
    expect(await phone.sync(bundle), 'and again').toMatchObject(problem);
    disk.refuse(undefined);
    await recovers(bundle);
  },
);
