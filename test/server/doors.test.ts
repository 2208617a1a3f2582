import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maxRequestBytes, problemReplySchema } from '../../src/sync/protocol.ts';
import { type Answer, type OfficeServer, type Phone, startOffice, syncBody } from './office-server.ts';

let office: OfficeServer;
let clerk: Phone;
beforeAll(async () => {
  office = await startOffice();
  clerk = await office.open();
});
afterAll(() => office.close());

function expectProblem(answer: Answer, status: number, code: string): void {
  expect([answer.status, answer.json?.problem?.code]).toEqual([status, code]);
  expect(v.is(problemReplySchema, answer.json)).toBe(true);
  expect(answer.json.nonce).toBe('n-1');
}

describe('without enrolment', () => {
  const dataRoutes = [
    ['GET', '/api/session'],
    ['GET', '/api/devices'],
    ['GET', '/api/quarantine'],
    ['POST', '/api/quarantine/settle'],
    ['GET', '/api/live'],
    ['POST', '/api/sync'],
    ['POST', '/api/codes'],
    ['GET', '/api/members'],
    ['POST', '/api/members'],
    ['POST', '/api/devices/act'],
    ['POST', '/api/devices/holdings'],
    ['POST', '/api/leave'],
  ] as const;
  const strangers = [
    ['no cookie', {}],
    ['a made-up cookie', { Cookie: 'teren_@=AAAA', 'Teren-Member': '@' }],
    ['the cookie under the name of nobody', { 'Teren-Member': 'nobody' }],
  ] as const;

  it.each(strangers)('every data route answers 401 with our marker to %s', async (_, headers) => {
    const filled = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('@', clerk.session.office)]),
    );
    for (const [method, path] of dataRoutes) {
      const body = method === 'POST' ? { body: {} } : {};
      expectProblem(await office.ask(path, { method, headers: filled, ...body }), 401, 'not-enrolled');
    }
    expectProblem(await office.ask(`/api/live?member=${clerk.session.member}`), 401, 'not-enrolled');
  });

  it('the description names exactly these routes as wanting a session', async () => {
    const { paths } = (await office.ask('/api/openapi.json')).json;
    const closed = Object.entries<Record<string, { security?: unknown }>>(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { security }]) =>
        security === undefined ? [] : [`${method.toUpperCase()} ${path}`],
      ),
    );
    expect(closed.toSorted()).toEqual(dataRoutes.map((route) => route.join(' ')).toSorted());
  });

  it('health says that it runs, and nothing about anybody', async () => {
    const { status, json } = await office.ask('/api/health');
    expect([status, json]).toEqual([200, { teren: 1, nonce: 'n-1', protocol: 1, officeTime: office.now }]);
  });
});

describe('a POST', () => {
  it.each([
    ['another site', { Origin: 'https://evil.example' }],
    ['a sandboxed page', { Origin: 'null' }],
    ['our name by another protocol', { Origin: 'https://localhost' }],
  ])('of %s is refused, whatever cookie it bears', async (_, headers) => {
    for (const path of ['/api/sync', '/api/codes', '/api/enrol', '/api/offices']) {
      expectProblem(await clerk.ask(path, { body: syncBody(), headers }), 403, 'wrong-origin');
    }
  });

  it('that names no origin is refused', async () => {
    const response = await fetch(`${office.url}/api/sync`, { method: 'POST', body: '{}', headers: clerk.headers });
    expect([response.status, ((await response.json()) as { problem: unknown }).problem]).toEqual([
      403,
      { code: 'wrong-origin' },
    ]);
  });

  it('that is not JSON, or not of the right shape, gets a code and hears nothing of itself', async () => {
    const secret = 'Kowalska 600700800';
    for (const body of ['{"changes": [NaN]}', secret, '', '\uFEFF{', new Uint8Array([0x22, 0xff, 0x22])]) {
      const answer = await clerk.ask('/api/sync', { body });
      expectProblem(answer, 400, 'malformed-json');
      expect(answer.text).not.toContain('Kowalska');
    }
    const shapes = [null, [], 'text', {}, syncBody([], { left: secret }), syncBody([], { cursors: { open: -1 } })];
    for (const body of shapes) {
      const answer = await clerk.ask('/api/sync', { body: JSON.stringify(body) });
      expectProblem(answer, 400, 'bad-request');
      expect(answer.text).not.toContain('Kowalska');
    }
    const many = Array.from({ length: 1001 }, () => 0);
    expectProblem(await clerk.ask('/api/sync', { body: syncBody(many) }), 400, 'bad-request');
  });

  it('of ten megabytes is refused at once, whether it says its length or not', async () => {
    const big = 'x'.repeat(10_000_000);
    const begun = performance.now();
    expectProblem(await clerk.ask('/api/sync', { body: big }), 413, 'too-large');
    const pieces = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < 10; sent++) controller.enqueue(new TextEncoder().encode(big.slice(0, 1_000_000)));
        controller.close();
      },
    });
    expectProblem(await clerk.ask('/api/sync', { body: pieces }), 413, 'too-large');
    expect(performance.now() - begun).toBeLessThan(3000);
    expect((await clerk.sync()).answers).toEqual([]);
  });

  it('may come packed, but not to grow beyond the limit', async () => {
    const packed = gzipSync(JSON.stringify(syncBody()));
    const headers = { 'Content-Encoding': 'gzip' };
    expect((await clerk.ask('/api/sync', { body: packed, headers })).status).toBe(200);
    const bomb = gzipSync(Buffer.alloc(maxRequestBytes + 1, ' '));
    expectProblem(await clerk.ask('/api/sync', { body: bomb, headers }), 413, 'too-large');
    expectProblem(await clerk.ask('/api/sync', { body: 'no gzip', headers }), 400, 'malformed-json');
    expectProblem(
      await clerk.ask('/api/sync', { body: packed, headers: { 'Content-Encoding': 'br' } }),
      400,
      'bad-request',
    );
  });
});

describe('every reply', () => {
  it('echoes the nonce, but only one that is short and plain', async () => {
    const nonceFor = async (nonce: string) =>
      (await office.ask('/api/health', { headers: { 'Teren-Nonce': nonce } })).json.nonce;
    expect(await nonceFor('aZ+/=09-_')).toBe('aZ+/=09-_');
    expect(await nonceFor('x'.repeat(101))).toBe('');
    expect(await nonceFor('a b')).toBe('');
  });

  it('of the API is never stored, and knows no path that is not there', async () => {
    const answer = await office.ask('/api/nothing');
    expectProblem(answer, 404, 'not-found');
    expectProblem(await office.ask('/api/sync', { method: 'DELETE' }), 404, 'not-found');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
  });

  it('forbids the browser foreign and inline code, and frames', async () => {
    for (const path of ['/', '/api/health', '/nothing.js']) {
      const { headers } = await office.ask(path, { headers: { Accept: 'text/html' } });
      const policy = headers.get('Content-Security-Policy') ?? '';
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Referrer-Policy')).toBe('no-referrer');
      expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    }
  });
});

describe('the built app', () => {
  const page = (path: string, Accept = 'text/html') => office.ask(path, { headers: { Accept } });

  it('is the page at every address of the app, asked for anew each time', async () => {
    for (const path of ['/', '/start', '/plan/2024/6']) {
      const answer = await page(path);
      expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('<title>Teren')]);
      expect(answer.headers.get('Cache-Control')).toBe('no-cache');
    }
  });

  it('has no page for a missing file, and nothing outside its folder or hidden', async () => {
    for (const path of ['/assets/old-123.js', '/icon.png', '/.sources', '/x/.git/config', '/%2e%2e/package.json']) {
      expect((await page(path, path.endsWith('json') ? 'text/html' : '*/*')).status).toBe(404);
    }
    expect((await page('/teren.sqlite.bak')).status).toBe(404);
  });
});

it('writes down ids and codes, and nothing personal', async () => {
  const fields = { label: 'Zdzisława Q.', phone: '600 123 987' };
  await clerk.sync([
    { kind: 'volunteer', id: 'v1', stamp: [5, 'phone-a'], fields },
    { kind: 'volunteer', id: 'v2', fields },
  ]);
  await office.enrol(clerk, 'viewer', 'Zdzisława');
  await clerk.ask('/api/sync', { body: '{"label":"Zdzisława' });
  const log = office.logged.join('\n');
  expect(log).toContain('exchange');
  expect(log).toContain('malformed');
  for (const personal of ['Zdzisława', '600 123', 'Ola', clerk.headers['Cookie']?.split('=')[1] ?? '?']) {
    expect(log).not.toContain(personal);
  }
});
