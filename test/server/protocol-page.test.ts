/** The examples of docs/protocol.md, run in their order: whoever writes a client by that page is told the truth. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { problems } from '../../src/server/problems.ts';
import { sumOfCells, toDigest } from '../../src/sync/digest.ts';
import { type OfficeServer, startOffice } from './office-server.ts';

const page = readFileSync('docs/protocol.md', 'utf8');
const examples = [...page.matchAll(/```http\n(\w+) (\S+)\n(.*?)```\s+```json\n(.*?)```/gs)].map(
  ([, method = '', path = '', rest = '', reply = '']) => {
    const [head = '', ...body] = rest.split('\n\n');
    const headers = head
      .trim()
      .split('\n')
      .map((line) => line.split(': ') as [string, string]);
    return { method, path, headers, body: body.join('\n\n').trim(), reply: JSON.parse(reply) as unknown };
  },
);

let office: OfficeServer;
const values = new Map<string, string | number>();
const cookies = new Map<string, string>();
beforeAll(async () => {
  office = await startOffice();
  values.set('$link', (await office.access.beginCode()) ?? '');
});
afterAll(() => office.close());

const filled = (text: string) => text.replace(/\$[a-zA-Z0-9]+/g, (name) => String(values.get(name) ?? name));

/** Puts what is known in place of the names; a name that is new takes what the office said. */
function expected(written: unknown, actual: unknown): unknown {
  if (typeof written === 'string') {
    if (/^\$\w+$/.test(written) && !values.has(written)) values.set(written, actual as string | number);
    return values.get(written) ?? filled(written);
  }
  if (Array.isArray(written))
    return written.map((one, index) => expected(one, (actual as unknown[] | undefined)?.[index]));
  if (typeof written !== 'object' || written === null) return written;
  const found = (actual ?? {}) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, expected(value, found[key])]));
}

it('has as many examples as it has requests', () => {
  expect(examples).toHaveLength(page.split('```http').length - 1);
  expect(examples.length).toBeGreaterThan(5);
});

it.each(examples)('$method $path is answered as the page says', async ({ method, path, headers, body, reply }) => {
  const sent = Object.fromEntries(headers.map(([name, value]) => [name, filled(value)]));
  const answer = await office.ask(path, {
    method,
    headers: { ...sent, Cookie: [...cookies.values()].join('; ') },
    ...(body === '' ? {} : { body: filled(body) }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie !== undefined) cookies.set(cookie.split('=')[0] ?? '', cookie);
  expect(answer.json).toEqual(expected(reply, answer.json));
});

it('lists every problem of the catalogue with its status and meaning', () => {
  const rows = [...page.matchAll(/^\| `([\w-]+)` \| (\d{3}) \| (.*) \|$/gm)].map(([, code, status, about]) => [
    code,
    Number(status),
    about,
  ]);
  expect(rows).toEqual(Object.entries(problems).map(([code, { status, about }]) => [code, status, about]));
});

it('gives examples of digests that are right', () => {
  const rows = [...page.matchAll(/^\| `(\S+)\/(\S+) (\S+) (\d+) (\S+)` \| `([0-9a-f]{16})` \|$/gm)];
  expect(rows).toHaveLength(2);
  let both = 0n;
  for (const [, kind = '', id = '', field = '', ms, device = '', digest] of rows) {
    const sum = sumOfCells(kind, id, [[field, [null, Number(ms), device]]]);
    both += sum;
    expect(toDigest(sum)).toBe(digest);
  }
  expect(page).toContain(`| both | \`${toDigest(both)}\` |`);
});
