/**
 * `npm run kills -- --times 50`: ends the phone's browser and the office's endpoint with SIGKILL, each so many times, at random
 * moments while somebody counts and other phones send. In the end every tap that was on the phone's disk, and every one that the
 * office had acknowledged, must be at the office, once. Prints a summary; leaves with 1 when anything is lost or doubled.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../scripts/build.mjs';
import { launchPersistent, type Phone } from '../e2e/browser.ts';
import { type Endpoint, freePort, startEndpoint } from '../e2e/endpoint.ts';
import { type BarePhone, enrol, newEvent, openExample, tap } from './bare-phone.ts';
import { type CountingPhone, enrolPhone, openCounter } from './counting-phone.ts';

const { values } = parseArgs({ options: { times: { type: 'string', default: '50' } } });
const times = Number(values.times);
ensureBuilt();

const folder = mkdtempSync(join(tmpdir(), 'teren-kills-'));
const port = await freePort();
let endpoint: Endpoint = await startEndpoint(join(folder, 'data'), port);
const clerk = await openExample(endpoint.url, endpoint.link);
const event = await newEvent(clerk);
const begun = performance.now();

/** Ids of tallies whose transaction completed in the page: from then on the screen may call them saved. */
const saved = new Set<string>();
/** Ids of tallies that the office acknowledged to phones without a screen. */
const acknowledged = new Set<string>();
/** How often somebody tapped on the phone, saved or not. */
let touched = 0;
let isOver = false;

let phone: Phone = await launchPersistent(join(folder, 'profile'));
const version = phone.context.browser()?.version() ?? '';
await enrolPhone(phone.context, endpoint.url, await clerk.code('organizer'), event);
await phone.context.close(); // A browser keeps a new cookie in memory for a while: this phone has been in use since yesterday.
let counting = await openPhone();
const others = [await enrol(endpoint.url, await clerk.code('organizer')), clerk].map(sendOn);
let tapping = tapOn(counting);

const kills = { phone: 0, endpoint: 0 };
while (kills.phone < times || kills.endpoint < times) {
  await pause(100 + Math.random() * 1400);
  const left = { phone: times - kills.phone, endpoint: times - kills.endpoint };
  if (Math.random() * (left.phone + left.endpoint) < left.phone) {
    kills.phone += 1;
    await phone.kill();
    await tapping;
    counting = await openPhone();
    tapping = tapOn(counting);
  } else {
    kills.endpoint += 1;
    await endpoint.kill();
    await pause(Math.random() * 300);
    endpoint = await startEndpoint(join(folder, 'data'), port);
  }
}
isOver = true;
await Promise.all([tapping, ...others]);
await counting.sent(120_000);

const shown = await counting.shown();
const tallies = (await clerk.read()).parts.filter(({ kind, id }) => kind === 'tally' && id.startsWith(`${event}.`));
const held = new Set(tallies.map(({ id }) => id));
const sum = tallies.reduce((total, { cells }) => total + Number(cells['amount']?.[0]), 0);
const lost = [...saved, ...acknowledged].filter((id) => !held.has(id)).length;
const ofPhone = held.size - acknowledged.size;
const doubled = Math.max(sum - held.size, ofPhone - touched, 0);
const differs = shown !== sum;
await phone.context.close();
await endpoint.stop();
rmSync(folder, { recursive: true, force: true });

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim();
console.log(`
kills at ${commit}, ${new Date().toISOString().slice(0, 10)}: Chromium ${version}, Node ${process.versions.node}, ${Math.round((performance.now() - begun) / 1000)} s
  the phone's browser was killed ${kills.phone} times, the endpoint ${kills.endpoint} times
  of ${touched} taps on the phone ${saved.size} are known to have been on its disk; ${acknowledged.size} of other phones were acknowledged by the office
  the office holds ${held.size} tallies (${ofPhone} of the phone), the phone shows ${shown}
  lost: ${lost}, doubled: ${doubled}, phone and office ${differs ? 'DIFFER' : 'agree'}`);
process.exit(lost > 0 || doubled !== 0 || differs ? 1 : 0);

async function openPhone(): Promise<CountingPhone> {
  phone = await launchPersistent(join(folder, 'profile'));
  await phone.context.exposeFunction('noteSaved', (id: string) => void saved.add(id));
  await phone.context.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function noted(value: { kind?: string; id?: string; unsent?: number }, ...key) {
      const isTap = value.kind === 'tally' && value.unsent !== undefined;
      const note = () => (globalThis as unknown as { noteSaved(id?: string): void }).noteSaved(value.id);
      if (isTap) this.transaction.addEventListener('complete', note);
      return put.call(this, value, ...key);
    };
  });
  const page = phone.context.pages()[0] ?? (await phone.context.newPage());
  return await openCounter(page, endpoint.url, event);
}

/** Taps until the phone dies under the hand. */
async function tapOn(counting: CountingPhone): Promise<void> {
  try {
    while (!isOver) {
      const taps = 1 + Math.floor(Math.random() * 5);
      touched += taps;
      await counting.tap(taps);
      await pause(Math.random() * 50);
    }
  } catch (error) {
    // Killed; it is opened anew. Anything else must not go unseen.
    if (!/closed|crashed/i.test(String(error))) throw error;
  }
}

async function sendOn(one: BarePhone): Promise<void> {
  while (!isOver) {
    const bundle = Array.from({ length: 1 + Math.floor(Math.random() * 10) }, () => tap(one, event));
    const answers = await one.send(bundle);
    for (const [i, { id }] of bundle.entries()) if (answers[i] === 'accepted') acknowledged.add(id);
    await pause(Math.random() * 400);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
