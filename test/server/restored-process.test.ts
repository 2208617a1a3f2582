import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type Endpoint, freePort, startEndpoint } from '../e2e/endpoint.ts';

const folder = mkdtempSync(join(tmpdir(), 'teren-restored-'));
let endpoint: Endpoint;
afterEach(async () => {
  await endpoint.kill();
  rmSync(folder, { recursive: true, force: true });
});

it('an endpoint that starts on an older database lets nobody in by a code that was spent since', async () => {
  const port = await freePort();
  const [file, older] = [join(folder, 'teren.sqlite'), join(folder, 'older.sqlite')];
  endpoint = await startEndpoint(folder, port);
  const { url, link = '' } = endpoint;
  const post = (path: string, body: object, headers: object = {}) =>
    fetch(url + path, { method: 'POST', headers: { Origin: url, ...headers }, body: JSON.stringify(body) });
  const enrol = (code: string) => post('/api/enrol', { code, deviceName: 'Telefon' });

  const begin = { kind: 'empty', officeName: 'Centrum' };
  const entered = await post('/api/offices', {
    code: link.split('#s-')[1],
    begin,
    memberName: 'Ola',
    deviceName: 'PC',
  });
  const { session } = (await entered.json()) as { session: { member: string } };
  const clerk = { Cookie: entered.headers.getSetCookie()[0]?.split(';')[0] ?? '', 'Teren-Member': session.member };
  const jan = { name: 'Jan', role: 'organizer', authorisedFrom: null, authorisedTo: null };
  const added = await post('/api/members', jan, clerk);
  const { member } = (await added.json()) as { member: { member: string } };
  const made = await post('/api/codes', { member: member.member }, clerk);
  const { code } = (await made.json()) as { code: string };

  await endpoint.stop();
  copyFileSync(file, older);
  endpoint = await startEndpoint(folder, port);
  expect((await enrol(code)).status).toBe(200);
  await endpoint.stop();
  for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
  copyFileSync(older, file);
  endpoint = await startEndpoint(folder, port);
  expect(await (await enrol(code)).json()).toMatchObject({ problem: { code: 'code-used' } });
});
