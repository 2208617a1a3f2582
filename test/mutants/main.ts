/**
 * `npm run mutants`: takes out each safeguard in turn and runs the tests that claim it. Each must turn red: a test that
 * stays green without its safeguard proves nothing. `--only <text>`: those whose safeguard or file has the text in it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Mutant, mutate } from './mutant.ts';
import { mutants } from './mutants.ts';
import { type Claim, openWorkshop, type Verdict, type Workshop } from './workshop.ts';

/** Two at a time: the tests of one keep more than one core busy. */
const atOnce = 2;

interface Outcome {
  readonly mutant: Mutant;
  /** 'BROKEN': no test ran to its end, so nothing is proved. */
  readonly said: 'killed' | 'SURVIVED' | 'BROKEN';
  readonly by: string;
  readonly seconds: number;
}

const { only = '' } = parseArgs({ options: { only: { type: 'string' } } }).values;
const chosen = mutants.filter(({ safeguard, file }) => `${safeguard} ${file}`.includes(only));
if (chosen.length === 0) throw new Error(`No safeguard has "${only}" in its name or file.`);
// All places first: a list that is behind the code is told at once.
for (const mutant of chosen) {
  mutate(mutant, readFileSync(mutant.file, 'utf8'));
  for (const path of mutant.tests) if (!existsSync(path)) throw new Error(`${mutant.safeguard}: there is no ${path}`);
}

const workshops = Array.from({ length: Math.min(atOnce, chosen.length) }, openWorkshop);
const clean = () => {
  for (const workshop of workshops) workshop.close();
};
process.once('SIGINT', () => {
  clean();
  process.exit(130);
});
try {
  const isGreen = await checkGreen(workshops[0] as Workshop);
  process.exitCode = isGreen && report(await runAll()) ? 0 : 1;
} finally {
  clean();
}

/** Whether the tests pass as the product is. If not, a red one would prove nothing. */
async function checkGreen(workshop: Workshop): Promise<boolean> {
  const whole = new Set(chosen.filter(({ named }) => named === undefined).flatMap(({ tests }) => tests));
  const parts = chosen.filter(({ named }) => named !== undefined);
  const claims: Claim[] = [
    ...new Map(parts.map(({ tests, named }) => [JSON.stringify([tests, named]), { tests, named }])).values(),
  ];
  if (whole.size > 0) claims.unshift({ tests: [...whole] });
  for (const claim of claims) {
    const { passed, failed, printed, seconds } = await workshop.run(claim);
    console.error(`nothing taken out: ${passed} passed, ${failed.length} failed (${seconds.toFixed(1)} s)`);
    if (passed > 0 && failed.length === 0) continue;
    console.error(`${printed}\nThe tests must be green before a safeguard is taken out.`);
    return false;
  }
  return true;
}

async function runAll(): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...chosen];
  await Promise.all(
    workshops.map(async (workshop) => {
      for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
        const outcome = judge(mutant, await workshop.run(mutant, mutant));
        outcomes.push(outcome);
        console.error(`${outcomes.length}/${chosen.length} ${outcome.said}: ${mutant.safeguard}`);
      }
    }),
  );
  return chosen.flatMap((mutant) => outcomes.find((outcome) => outcome.mutant === mutant) ?? []);
}

function judge(mutant: Mutant, { passed, failed, seconds, printed }: Verdict): Outcome {
  const [by] = failed;
  if (by !== undefined) return { mutant, said: 'killed', by, seconds };
  if (passed > 0) return { mutant, said: 'SURVIVED', by: '', seconds };
  console.error(printed);
  return { mutant, said: 'BROKEN', by: '', seconds };
}

/** Prints the table. Returns whether all were killed. */
function report(outcomes: readonly Outcome[]): boolean {
  const killed = outcomes.filter(({ said }) => said === 'killed').length;
  const commit = git('rev-parse', '--short', 'HEAD');
  const changed =
    git('status', '--porcelain', '--', 'src', 'test') === '' ? '' : ' with changes that are not committed';
  console.log(`Commit ${commit}${changed}: ${killed} of ${outcomes.length} killed.\n`);
  console.log('| without this safeguard | in | tests that claim it | | the first to fall | s |');
  console.log('|---|---|---|---|---|---|');
  for (const { mutant, said, by, seconds } of outcomes) {
    const tests = mutant.tests.map((path) => `\`${path}\``).join(', ');
    const cells = [mutant.safeguard, `\`${mutant.file}\``, tests, said, by.replaceAll('|', '\\|'), seconds.toFixed(1)];
    console.log(`| ${cells.join(' | ')} |`);
  }
  return killed === outcomes.length;
}

function git(...args: readonly string[]): string {
  return spawnSync('git', args).stdout.toString().trim();
}
