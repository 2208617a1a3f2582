// `npm test`: everything that must hold, in order, from a fresh clone too. Every part runs even when an earlier one failed, so that
// one run tells all; nothing is skipped without being counted as a failure.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensureInstalled, nodeBinary, root } from './install.mjs';

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ name: string, run: () => Count }} Part */

ensureInstalled();
const reports = join(root, 'node_modules', '.cache', 'reports');
mkdirSync(reports, { recursive: true });

/** @type {Part[]} */
const parts = [
  { name: 'types', run: () => check('types') },
  { name: 'lint', run: () => check('lint') },
  { name: 'unused', run: () => check('unused') },
  { name: 'unit', run: () => vitest('unit') },
  // Always the same worlds first: what a new seed finds, `npm run simulate` finds.
  { name: 'simulate', run: () => check('simulate', '--', '--minutes', '3', '--seed', '1') },
  { name: 'build', run: () => check('build') },
  { name: 'size', run: () => check('size') },
  { name: 'e2e', run: () => vitest('e2e') },
  { name: 'faults', run: () => vitest('faults') },
];

const rows = parts.map(({ name, run }) => {
  console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}`);
  const begun = performance.now();
  const count = run();
  return { name, ...count, seconds: (performance.now() - begun) / 1000 };
});

console.log('');
for (const { name, passed, failed, seconds } of rows) {
  const verdict = failed > 0 ? 'FAILED' : 'ok';
  console.log(
    `${name.padEnd(9)}${verdict.padEnd(8)}${`${passed} passed, ${failed} failed`.padEnd(26)}${seconds.toFixed(1).padStart(7)} s`,
  );
}
const passed = rows.reduce((sum, row) => sum + row.passed, 0);
const failed = rows.reduce((sum, row) => sum + row.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

/**
 * Runs an npm script that only knows yes or no.
 * @param {string} script
 * @param {string[]} args
 * @returns {Count}
 */
function check(script, ...args) {
  const ok = npmRun(script, args);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

/**
 * Runs one vitest project and counts its tests. A skipped test, a run that dies, or one without any test is a failure.
 * @param {string} project
 * @returns {Count}
 */
function vitest(project) {
  const report = join(reports, `${project}.json`);
  rmSync(report, { force: true });
  const ok = npmRun(project, ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numTotalTests } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = numTotalTests - numPassedTests;
  return { passed: numPassedTests, failed: ok && numTotalTests > 0 ? failed : Math.max(1, failed) };
}

/**
 * @param {string} script
 * @param {string[]} args
 * @returns {boolean} whether it left with 0
 */
function npmRun(script, args) {
  // The right Node first: the tools below find it as `node`, whatever this process runs on.
  const path = [join(nodeBinary(), '..'), process.env.PATH ?? ''].join(delimiter);
  const done = spawnSync('npm', ['run', '--silent', script, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: path },
  });
  if (done.error) console.error(`${script}: ${done.error.message}`);
  return done.status === 0;
}
