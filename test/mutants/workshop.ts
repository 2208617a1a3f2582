/** A copy of the work tree in a folder of its own, where safeguards are taken out and tests run. The work tree is never touched. */
import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Mutant, mutate } from './mutant.ts';

const root = join(import.meta.dirname, '..', '..');
/** What git does not keep and some tests need: the built app, and the browser. */
const unkept = ['dist', 'test/e2e/chromium/node_modules', 'test/e2e/chromium/unpacked'];
/** Longer than any of the named tests takes. */
const patienceMs = 300_000;

/** Test files, and perhaps only those of their tests whose name has this in it. */
export interface Claim {
  readonly tests: readonly string[];
  readonly named?: string | undefined;
}

export interface Verdict {
  readonly passed: number;
  /** The names of the tests that failed; the run ends at the first. */
  readonly failed: readonly string[];
  readonly seconds: number;
  /** What was printed, for when neither passed nor failed says enough. */
  readonly printed: string;
}

export interface Workshop {
  /** Runs tests, with a mutant in place or as the product is. */
  run(claim: Claim, mutant?: Mutant): Promise<Verdict>;
  close(): void;
}

export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'teren-mutants-'));
  const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root, maxBuffer: 1e8 });
  if (listed.status !== 0) throw new Error(`git does not list the files: ${listed.stderr.toString()}`);
  for (const file of listed.stdout.toString().split('\0')) {
    if (file === '' || !existsSync(join(root, file))) continue;
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    copyFileSync(join(root, file), join(folder, file));
  }
  for (const path of unkept) if (existsSync(join(root, path))) symlinkSync(join(root, path), join(folder, path));
  linkModules(folder);
  return { run: (claim, mutant) => run(folder, claim, mutant), close: () => rmSync(folder, { recursive: true }) };
}

/** Each package by itself, so that what the tools keep between runs stays in the copy. */
function linkModules(folder: string): void {
  const from = join(root, 'node_modules');
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(from)) {
    if (name.startsWith('.') && name !== '.bin') continue;
    symlinkSync(join(from, name), join(folder, 'node_modules', name));
  }
}

async function run(folder: string, claim: Claim, mutant?: Mutant): Promise<Verdict> {
  const file = mutant === undefined ? undefined : join(folder, mutant.file);
  const text = file === undefined ? '' : readFileSync(file, 'utf8');
  if (file !== undefined && mutant !== undefined) writeFileSync(file, mutate(mutant, text));
  try {
    return await runTests(folder, claim);
  } finally {
    if (file !== undefined) writeFileSync(file, text);
  }
}

async function runTests(folder: string, { tests, named }: Claim): Promise<Verdict> {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const projects = new Set(tests.map((path) => (path.startsWith('test/faults/') ? 'faults' : 'unit')));
  const begun = performance.now();
  const printed = await vitest(folder, [
    ...[...projects].map((project) => `--project=${project}`),
    '--bail=1',
    '--reporter=json',
    '--reporter=default',
    `--outputFile.json=${report}`,
    ...(named === undefined ? [] : ['-t', named.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')]),
    ...tests,
  ]);
  const seconds = (performance.now() - begun) / 1000;
  if (!existsSync(report)) return { passed: 0, failed: [], seconds, printed };
  const { numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const failed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) =>
      /timed out/.test(failureMessages[0] ?? '') ? `${fullName} (timed out)` : fullName,
    );
  return { passed: numPassedTests, failed, seconds, printed };
}

interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Runs it to its end, or to that of our patience. Returns what it printed. */
function vitest(folder: string, args: readonly string[]): Promise<string> {
  const program = join(folder, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [program, 'run', ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  let printed = '';
  const note = (chunk: Buffer) => (printed += chunk.toString());
  child.stdout.on('data', note);
  child.stderr.on('data', note);
  return new Promise((resolve) => {
    child.once('close', () => {
      clearTimeout(timer);
      resolve(printed);
    });
  });
}
