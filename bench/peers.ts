/** Brings the peers from npm, where the bench was asked for them: once, into a folder of their own. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from '../scripts/install.mjs';

const folder = join(import.meta.dirname, 'peers');

/** The entry of the page that has the peers in it. */
export function bringPeers(): string {
  if (!existsSync(join(folder, 'node_modules'))) {
    console.log('Installing the peers (once) …');
    npm('ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
  }
  return join(folder, 'page.mjs');
}
