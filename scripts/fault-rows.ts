/** Writes into docs/faults.md which test files each row has, and how they went in the last `npm test`. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

const page = join(root, 'docs', 'faults.md');
const reports = join(root, 'node_modules', '.cache', 'reports');
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root }).toString().trim();
const when = `${new Date().toISOString().slice(0, 10)}, ${commit}`;

const files = filesByRow();
const outcomes = outcomesByRow();
const rowPattern = /^\| (\d+) \| (.*) \| (.*) \| (.*) \| (.*) \|$/gm;
const text = readFileSync(page, 'utf8').replace(
  rowPattern,
  (_line, number: string, what: string, promise: string, tests: string, result: string) => {
    const named = [...(files.get(number) ?? [])].sort().map((file) => `\`${file}\``);
    const outcome = outcomes.get(number);
    const last = outcome === undefined ? result : `${wordsOf(outcome)} (${when})`;
    return `| ${number} | ${what} | ${promise} | ${named.join(', ') || tests} | ${last} |`;
  },
);
writeFileSync(page, text);

/** A row's tests begin with its number, or stand in a `describe` that does. */
function filesByRow(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.test\.tsx?$/.test(file)) continue;
    for (const [, number = ''] of readFileSync(join(root, 'test', file), 'utf8').matchAll(/\(\s*['"`]row (\d+) ·/g)) {
      found.set(number, (found.get(number) ?? new Set()).add(`test/${file}`));
    }
  }
  return found;
}

function outcomesByRow(): ReadonlyMap<string, { passed: number; failed: number }> {
  const found = new Map<string, { passed: number; failed: number }>();
  for (const project of ['unit', 'e2e', 'faults']) {
    const file = join(reports, `${project}.json`);
    if (!existsSync(file)) continue;
    const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report;
    for (const { fullName, status } of testResults.flatMap(({ assertionResults }) => assertionResults)) {
      for (const number of new Set([...fullName.matchAll(/\brow (\d+) ·/g)].map(([, digits = '']) => digits))) {
        const { passed, failed } = found.get(number) ?? { passed: 0, failed: 0 };
        const isGood = status === 'passed';
        found.set(number, { passed: passed + Number(isGood), failed: failed + Number(!isGood) });
      }
    }
  }
  return found;
}

function wordsOf({ passed, failed }: { passed: number; failed: number }): string {
  return failed > 0 ? `**${failed} failed**, ${passed} passed` : `${passed} passed`;
}
