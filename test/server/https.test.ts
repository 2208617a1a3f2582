/** With a certificate the endpoint serves https by itself. The one used here is made for this test and vouches for nothing. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('serves https where it is given a certificate and its key', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'teren-https-'));
  const env = { PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, PUBLIC_URL: '' };
  const files = { HTTPS_CERT: 'test/server/certificate/cert.pem', HTTPS_KEY: 'test/server/certificate/key.pem' };
  const child = spawn(process.execPath, ['src/server/main.ts'], { env: { ...process.env, ...env, ...files } });
  try {
    const [printed] = (await once(child.stdout, 'data')) as [Buffer];
    const url = /https:\/\/localhost:\d+/.exec(printed.toString())?.[0] ?? '';
    const request = get(`${url}/api/health`, { rejectUnauthorized: false });
    const [response] = (await once(request, 'response')) as [{ statusCode: number; resume: () => void }];
    response.resume();
    expect(response.statusCode).toBe(200);
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
    rmSync(folder, { recursive: true });
  }
});
