/** `npm run bench [-- <metric>… --rounds <n> --peers]`: measures the claims about speed beside their limit, and prints them as a table. */
import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deltaFigures, pullFigures, shapedFigures, startFigures } from './contact-figures.ts';
import { measureContacts } from './contacts.ts';
import { benchInHand } from './in-hand.ts';
import type { Options } from './options.ts';
import { bundlePage } from './page-bundle.ts';
import { bringPeers } from './peers.ts';
import { benchPush } from './push.ts';
import { type Figure, lineOf, tableHead } from './report.ts';
import { benchSize } from './size.ts';
import { benchTap } from './tap.ts';
import { benchTogether } from './together.ts';
import { benchUnlocked } from './unlocked.ts';

const all = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8'] as const;
type Metric = (typeof all)[number];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '7' }, peers: { type: 'boolean', default: false } },
});
const rounds = Number(values.rounds);
const wrong = positionals.filter((name) => !all.includes(name as Metric));
if (wrong.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
  console.error(`Say which metrics, or none for all: npm run bench -- ${all.join(' ')} --rounds 7`);
  process.exit(2);
}
const asked = new Set<Metric>(positionals.length === 0 ? all : (positionals as Metric[]));
const page = values.peers ? bringPeers() : join(import.meta.dirname, 'page', 'bench.ts');
const options: Options = { rounds, files: await bundlePage(page), peers: values.peers ? ['pouchdb', 'rxdb'] : [] };

console.log(
  `Teren ${commit()}, Node ${process.versions.node}, ${process.platform}, ${new Date().toISOString().slice(0, 16)}Z`,
);
console.log(
  `${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown processor'}; load ${load()}; ${rounds} rounds`,
);
console.log(`\n${tableHead}`);
if (asked.has('m1')) print(await benchTap(options));
if (asked.has('m2')) print(await benchPush(options));
if (asked.has('m3') || asked.has('m4') || asked.has('m5')) await contacts();
if (asked.has('m6')) print(await benchSize());
if (asked.has('m7')) print(await benchTogether(options));
if (asked.has('m8')) print(await benchInHand(options));
console.log(`\nLoad at the end: ${load()}`);

async function contacts(): Promise<void> {
  const plan = { shaped: false, deltas: asked.has('m4'), start: asked.has('m5') };
  const measured = await measureContacts(options, plan);
  if (asked.has('m3')) print(pullFigures(measured));
  if (asked.has('m4')) print(deltaFigures(measured));
  if (asked.has('m5')) print([...startFigures(measured), await benchUnlocked(options)]);
  if (!asked.has('m3') && !asked.has('m4')) return;
  const shaped = await measureContacts(options, { ...plan, shaped: true, start: false });
  if (asked.has('m3')) print(shapedFigures(shaped, 'm3'));
  if (asked.has('m4')) print(shapedFigures(shaped, 'm4'));
}

function print(figures: readonly Figure[]): void {
  for (const figure of figures) console.log(lineOf(figure));
}

function load(): string {
  return loadavg()
    .slice(0, 2)
    .map((value) => value.toFixed(1))
    .join(', ');
}

/** The commit that is measured, and whether the measured code differs from it. */
function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  const measured = ['../bench', '../src', '../package-lock.json'];
  const isChanged = git('status', '--porcelain', '--', ...measured) !== '';
  return `${git('rev-parse', '--short', 'HEAD')}${isChanged ? ' with changes' : ''}`;
}
