/** The real process, as a person starts it and as a power cut ends it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventId, noteChange, syncBody } from './office-server.ts';

let folder: string;
const running: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'teren-process-'));
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  /** All that it printed for a person. */
  readonly printed: string;
  readonly log: () => string;
}

function run(env: Record<string, string>, script = 'src/server/main.ts'): ChildProcess {
  const clean = { PORT: '0', HOST: '', PUBLIC_URL: '', HTTPS_CERT: '', HTTPS_KEY: '' };
  const child = spawn(process.execPath, [script], { env: { ...process.env, ...clean, DATA_DIR: folder, ...env } });
  running.push(child);
  return child;
}

async function start(): Promise<Started> {
  const child = run({});
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const [chunk] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  const printed = chunk.toString();
  const url = /http:\/\/localhost:\d+/.exec(printed)?.[0] ?? '';
  return { child, url, printed, log: () => log };
}

async function post(url: string, path: string, body: object, headers: object = {}): Promise<Response> {
  return fetch(url + path, { method: 'POST', headers: { Origin: url, ...headers }, body: JSON.stringify(body) });
}

it('prints one link while there is no office, and what it answered survives a kill', async () => {
  const first = await start();
  expect(first.printed.trim().split('\n')).toHaveLength(1);
  const code = /\/start#s-([\w-]{32})$/.exec(first.printed.trim())?.[1];
  const begin = { kind: 'empty', officeName: 'Centrum' };
  const entered = await post(first.url, '/api/offices', { code, begin, memberName: 'Zdzisława', deviceName: 'PC' });
  const { session } = (await entered.json()) as { session: { member: string } };
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const headers = { Cookie: cookie, 'Teren-Member': session.member };
  const sent = await post(first.url, '/api/sync', syncBody([noteChange('zostaje', 5, 'phone-a', null)]), headers);
  expect(await sent.json()).toMatchObject({ answers: ['accepted'] });
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');

  const second = await start();
  expect(second.printed).toMatch(/^Teren: http:\/\/localhost:\d+\n$/);
  const seen = await post(second.url, '/api/sync', syncBody(), headers);
  expect(await seen.json()).toMatchObject({
    parts: [{ kind: 'event', id: eventId, class: 'open', cells: { note: ['zostaje', 5, 'phone-a'] } }],
  });
  for (const personal of ['Zdzisława', 'zostaje', cookie.split('=')[1] ?? '?']) {
    expect(first.log() + second.log()).not.toContain(personal);
  }
});

it('opens the example with a plan of 25 activities, and stops by hand with nothing left open', async () => {
  const { child, url, printed, log } = await start();
  const code = printed.trim().split('#s-')[1];
  const body = { code, begin: { kind: 'example' }, memberName: 'Ola', deviceName: 'PC' };
  const entered = await post(url, '/api/offices', body);
  const { session } = (await entered.json()) as { session: { member: string } };
  const headers = { Cookie: entered.headers.getSetCookie()[0]?.split(';')[0] ?? '', 'Teren-Member': session.member };
  const reply = (await (await post(url, '/api/sync', syncBody(), headers)).json()) as { parts: { kind: string }[] };
  expect(reply.parts.filter((part) => part.kind === 'activity')).toHaveLength(25);
  const live = await fetch(`${url}/api/live?member=${session.member}`, { headers });
  expect(live.status).toBe(200);
  await (await post(url, '/api/sync', syncBody(['not a change']), headers)).json();

  const begun = performance.now();
  child.kill('SIGTERM');
  const [exitCode] = (await once(child, 'exit')) as [number];
  expect(exitCode).toBe(0);
  expect(performance.now() - begun).toBeLessThan(2500);
  expect(log(), 'what was refused in the minute that was not over').toContain('"codes":["malformed 1"]');
  expect(existsSync(join(folder, 'teren.sqlite-wal'))).toBe(false);
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(1);
});

it('backs up at a command while it runs', async () => {
  await start();
  rmSync(join(folder, 'backups'), { recursive: true, force: true });
  const [exitCode] = (await once(run({}, 'src/server/backup-now.ts'), 'exit')) as [number];
  expect(exitCode).toBe(0);
  expect(readdirSync(join(folder, 'backups'))).toEqual([expect.stringMatching(/^teren-\d{4}-\d{2}-\d{2}\.sqlite$/)]);
});

it('says what to do about a wrong setting or a taken port, and leaves', async () => {
  const { url } = await start();
  const port = new URL(url).port;
  for (const [env, word] of [
    [{ PORT: 'x' }, 'PORT must be'],
    [{ PORT: port }, `Port ${port} is in use`],
  ] as const) {
    const child = run(env);
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [exitCode] = (await once(child, 'close')) as [number];
    expect([exitCode, said]).toEqual([1, expect.stringContaining(word)]);
  }
});
