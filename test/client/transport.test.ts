import * as v from 'valibot';
import { describe, expect, it, test } from 'vitest';
import { createTransport } from '../../src/client/transport.ts';

const schema = v.object({ teren: v.literal(1), nonce: v.string(), count: v.number() });

interface Asked {
  readonly path: string;
  readonly init: RequestInit;
}

/** A transport whose network gives back what `respond` makes. */
function over(respond: (asked: Asked) => Response | Promise<Response>) {
  const asked: Asked[] = [];
  const transport = createTransport(
    {
      fetch: async (path, init = {}) => {
        const one = { path: path as string, init };
        asked.push(one);
        return respond(one);
      },
      nonce: () => `nonce-${asked.length}`,
      timeout: () => new AbortController().signal,
    },
    'office-1',
  );
  return { transport, asked };
}
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const html = '<!doctype html><title>Hotel Wi-Fi</title><form>Zaloguj</form>';

describe('what answers in place of the office is no network', () => {
  test.each<[string, () => Response | Promise<Response>]>([
    [
      'the page of a captive portal, with 200',
      () => new Response(html, { status: 200, headers: { 'Content-Type': 'text/html' } }),
    ],
    ...[401, 403, 407, 413, 429, 431, 500, 502, 503, 507, 511].map((status): [string, () => Response] => [
      `a foreign ${status} in JSON`,
      () => json({ error: 'no', problem: { code: 'not-enrolled', retryAfterMs: 9 } }, status),
    ]),
    [
      'a foreign 429 that asks us to wait for an hour',
      () => new Response('slow down', { status: 429, headers: { 'Retry-After': '3600' } }),
    ],
    [
      'a foreign problem that looks like ours but lacks the marker',
      () => json({ nonce: 'nonce-0', problem: { code: 'not-enrolled' } }, 401),
    ],
    ['a reply without the marker', () => json({ nonce: 'nonce-0', count: 3 })],
    ['a reply to another question', () => json({ teren: 1, nonce: 'nonce-9', count: 3 })],
    [
      'a problem of another question',
      () => json({ teren: 1, nonce: 'nonce-9', problem: { code: 'not-enrolled' } }, 401),
    ],
    ['a reply of another shape', () => json({ teren: 1, nonce: 'nonce-0', count: 'three' })],
    ['half a reply', () => new Response('{"teren":1,"nonce":"nonce-0","cou')],
    ['nothing at all', () => new Response(null, { status: 204 })],
    ['a redirect, which the browser refuses to follow', () => Promise.reject(new TypeError('redirect'))],
    ['a broken line', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('%s', async (_says, respond) => {
    const { transport } = over(respond);
    expect(await transport.post('/api/sync', {}, schema)).toEqual({ ok: false, code: 'no-network' });
  });
});

describe('what the office says', () => {
  it('is handed over', async () => {
    const { transport } = over(() => json({ teren: 1, nonce: 'nonce-0', count: 3 }));
    expect(await transport.post('/api/sync', {}, schema)).toEqual({
      ok: true,
      reply: { teren: 1, nonce: 'nonce-0', count: 3 },
    });
  });

  test.each([
    ['too-many-tries', 429],
    ['busy', 503],
    ['storage-full', 507],
  ])('as a problem comes with its code and its wish to be left alone for a while: %s', async (code, status) => {
    const { transport } = over(() =>
      json({ teren: 1, nonce: 'nonce-0', problem: { code, retryAfterMs: 5000 } }, status),
    );
    expect(await transport.post('/api/sync', {}, schema)).toEqual({ ok: false, code, retryAfterMs: 5000 });
  });

  it('is asked with a fresh nonce, the name of the office, and never through a cache or a redirect', async () => {
    const { transport, asked } = over(() => json({}));
    await transport.post('/api/sync', { changes: [] }, schema);
    await transport.get('/api/session', schema);
    expect(asked.map(({ init }) => init.headers)).toEqual([
      { 'Teren-Nonce': 'nonce-0', 'Teren-Member': 'office-1', 'Content-Type': 'application/json' },
      { 'Teren-Nonce': 'nonce-1', 'Teren-Member': 'office-1' },
    ]);
    for (const { init } of asked)
      expect(init).toMatchObject({ redirect: 'error', cache: 'no-store', credentials: 'same-origin' });
  });
});
