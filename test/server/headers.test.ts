import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { secureHeaders } from '../../src/server/http/headers.ts';

function answerTo(address: string, publicUrl?: string): Promise<Headers> {
  const app = new Hono();
  app.use(secureHeaders(publicUrl));
  app.all('*', (c) => c.text(''));
  return Promise.resolve(app.request(address)).then(({ headers }) => headers);
}

const hsts = async (address: string, publicUrl?: string) =>
  (await answerTo(address, publicUrl)).get('Strict-Transport-Security');

it('asks for https for at least a year, but only who came by https', async () => {
  const year = 365 * 24 * 60 * 60;
  for (const said of [
    await hsts('https://teren.example/'),
    await hsts('http://teren.example/', 'https://teren.example'), // Behind the proxy of the public address.
  ]) {
    expect(Number(/^max-age=(\d+)/.exec(said ?? '')?.[1])).toBeGreaterThanOrEqual(year);
    expect(said).toContain('includeSubDomains');
  }
  expect(await hsts('http://teren.example/')).toBeNull();
  expect(await hsts('http://localhost:8787/', 'https://teren.example')).toBeNull();
  expect(await hsts('https://localhost:8787/')).toBeNull();
});

it('lets a page ask the device for three things', async () => {
  const policy = (await answerTo('http://localhost/')).get('Permissions-Policy') ?? '';
  const allowed = policy.split(', ').filter((one) => !one.endsWith('=()'));
  expect(allowed).toEqual(['screen-wake-lock=(self)', 'clipboard-write=(self)']);
  expect(policy).toContain('camera=()');
  expect(policy).toContain('geolocation=()');
});

it('never empties the whole browser: another person’s unsent changes may lie there', async () => {
  expect((await answerTo('https://teren.example/api/leave')).has('Clear-Site-Data')).toBe(false);
});

it('stores nothing of the API', async () => {
  expect((await answerTo('https://teren.example/api/session')).get('Cache-Control')).toBe('no-store');
  expect((await answerTo('https://teren.example/assets/a.js')).has('Cache-Control')).toBe(false);
});

it('allows no text to become code, and WebAssembly only', async () => {
  const policy = (await answerTo('https://teren.example/')).get('Content-Security-Policy') ?? '';
  const rules = new Map(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]));
  expect(rules.get('default-src')).toBe("'none'");
  expect(rules.get('script-src')).toBe("'self' 'wasm-unsafe-eval'");
  expect(rules.get('style-src')).toBe("'self'");
  for (const none of ['object-src', 'base-uri', 'frame-ancestors', 'form-action'])
    expect(rules.get(none)).toBe("'none'");
  expect(rules.get('require-trusted-types-for')).toBe("'script'");
  expect(rules.get('trusted-types')).toBe('default');
  expect(policy.replace("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|\*|http/);
});
