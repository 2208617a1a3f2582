/** `npm run bench -- <metric>`: measures one claim and prints it beside its limit, from the same run. */
import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';
import { benchTap } from './tap.ts';

const metrics: Record<string, () => Promise<void>> = { tap: benchTap };

const name = process.argv[2] ?? '';
const metric = metrics[name];
if (metric === undefined) {
  console.error(`Say which metric: npm run bench -- ${Object.keys(metrics).join(' | ')}`);
  process.exit(2);
}
console.log(`Teren ${commit()}, Node ${process.versions.node}, ${process.platform}`);
console.log(`${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown processor'}`);
await metric();

/** The commit that is measured, and whether the measured code differs from it. */
function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  const measured = ['../bench', '../src/client/store', '../src/domain', '../src/sync', '../package-lock.json'];
  const isChanged = git('status', '--porcelain', '--', ...measured) !== '';
  return `${git('rev-parse', '--short', 'HEAD')}${isChanged ? ' with changes' : ''}`;
}
