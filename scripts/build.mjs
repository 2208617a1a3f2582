// Plain JavaScript: `npm start` uses it under whatever Node a person has.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeBinary, root } from './install.mjs';

/** All that the built page is made of. */
const sources = [
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  'scripts/manifest.ts',
  'public',
  'src/client',
  'src/domain',
  'src/sync',
];
/** Lies inside dist/, so that it goes when dist/ is emptied or removed. */
const stampFile = join(root, 'dist', '.sources');

/**
 * Builds dist/ when its sources differ from those of the last build.
 * @returns {void}
 */
export function ensureBuilt() {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourcesHash()) return;
  build();
}

/**
 * Builds dist/ with Vite and notes from which sources; stops with Vite's exit code when it fails.
 * @returns {void}
 */
export function build() {
  console.log('Building the app …');
  // Taken before: a source that is saved during the build must lead to another build.
  const hash = sourcesHash();
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const done = spawnSync(nodeBinary(), [vite, 'build', '--logLevel', 'warn'], { cwd: root, encoding: 'utf8' });
  if (done.status !== 0) {
    console.error(`${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}\nThe build failed.`);
    process.exit(done.status ?? 1);
  }
  writeFileSync(stampFile, hash);
}

function sourcesHash() {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesUnder(source))
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} path relative to the project's folder
 * @returns {string[]} the files at or below it, in a fixed order
 */
function filesUnder(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  const names = readdirSync(full).sort();
  return names.flatMap((name) => filesUnder(`${path}/${name}`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
