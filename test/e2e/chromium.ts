import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { npm } from '../../scripts/install.mjs';
import wanted from './chromium/package.json' with { type: 'json' };

/** A Chromium that can be started: its program, and what it needs in its environment beyond that of this process. */
export type Chromium = { program: string; env: Record<string, string> };

const folder = join(import.meta.dirname, 'chromium');
// One folder for each version: after an update the old one is not mistaken for the new.
const unpacked = join(folder, 'unpacked', wanted.dependencies['@sparticuz/chromium']);

/** Where a Chromium or a Chrome usually lies when it was installed by hand. */
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const usualNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Finds a Chromium: CHROMIUM_PATH, else one on this machine, else the one that npm brings (Linux on x64; some 75 MB, once).
 * Throws when CHROMIUM_PATH names nothing, or where npm has no Chromium for this kind of machine.
 */
export function findChromium(): Chromium {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names no file: ${named}`);
    return { program: named, env: {} };
  }
  const inPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((dir) => usualNames.map((name) => join(dir, name)));
  const program = ['/usr/bin/chromium', ...inPath, ...usualPlaces].find((path) => existsSync(path));
  return program ? { program, env: {} } : bringChromium();
}

function bringChromium(): Chromium {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found. Install Chrome or Chromium, or set CHROMIUM_PATH to its program.');
  }
  if (!existsSync(unpacked)) {
    console.log('No Chromium on this machine: bringing one from npm (once, some 75 MB) …');
    npm('ci', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error');
    // Unpacked beside its place and moved there when it is whole: an interrupted run leaves nothing half done.
    const half = `${unpacked}.half`;
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { recursive: true });
    execFileSync(process.execPath, ['unpack.mjs'], { cwd: folder, env: { ...process.env, TMPDIR: half } });
    renameSync(half, unpacked);
  }
  const env = {
    LD_LIBRARY_PATH: [join(unpacked, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(delimiter),
    FONTCONFIG_FILE: join(folder, 'fonts.conf'),
  };
  return { program: join(unpacked, 'chromium'), env };
}
