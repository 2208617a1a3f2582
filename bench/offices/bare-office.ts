/** Starts the bare endpoint and speaks to it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Office } from './office.ts';

export async function openBareOffice(): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'teren-bench-bare-'));
  const program = join(import.meta.dirname, 'bare-endpoint.ts');
  const child = spawn(process.execPath, [program, join(folder, 'bare.sqlite')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed] = (await once(child.stdout, 'data')) as [Buffer];
  const port = Number(printed.toString());
  const url = `http://localhost:${port}`;
  return {
    port,
    invite: () => Promise.resolve(''),
    async putContacts(contacts) {
      await fetch(`${url}/contacts`, { method: 'POST', body: JSON.stringify(contacts) });
    },
    async countTallies() {
      return ((await (await fetch(`${url}/tallies`)).json()) as { count: number }).count;
    },
    async stop() {
      child.kill('SIGKILL');
      await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
