// Plain JavaScript: it runs before anything is installed, on whatever Node a person has.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The Node that runs the product: the caller's own when it is new enough, else the one that npm brought (devDependency `node`).
 * better-sqlite3 crashes without a word on Node 20, so the caller's own must never be used blindly.
 * @returns {string}
 */
export function nodeBinary() {
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * Brings node_modules to what package-lock.json says, and does nothing (in milliseconds) when it already is.
 * @returns {void}
 */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing dependencies (once, about a minute) …');
  // Install scripts differ between npm versions in what they may do; the only one that we need is that of `node`.
  npm('ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error');
  npm('rebuild', 'node', '--loglevel=error');
}

/**
 * Runs one npm command in the project's folder and stops with its exit code when it fails.
 * @param {...string} args
 * @returns {void}
 */
export function npm(...args) {
  // Without our own .bin: npm must not run on the very Node that it is about to replace.
  const path = (process.env.PATH ?? '').split(delimiter).filter((dir) => !/node_modules[\\/]\.bin[\\/]?$/.test(dir));
  const done = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: path.join(delimiter) },
  });
  if (done.status === 0) return;
  console.error(`npm ${args[0]} failed${done.error ? `: ${done.error.message}` : ''}. See the lines above.`);
  process.exit(done.status ?? 1);
}

/** Compares npm's own list of what is installed with the lockfile, so that an install by hand counts too. */
function isInstalled() {
  const installedList = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedList) || !existsSync(join(root, 'node_modules', 'node', 'bin'))) return false;
  /** @type {Record<string, { version?: string, optional?: boolean }>} */
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  /** @type {Record<string, { version?: string }>} */
  const installed = JSON.parse(readFileSync(installedList, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const found = installed[path];
    // Optional packages are other platforms' binaries: absent here, or the right version.
    return found ? found.version === version : optional === true;
  });
}
