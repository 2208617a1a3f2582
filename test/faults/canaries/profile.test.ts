/** The search itself is searched: on a profile where a page kept everything in the open, in every place and form that a browser has. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchPersistent } from '../../e2e/browser.ts';
import type { Form } from './forms.ts';
import { canaries } from './people.ts';
import type { How } from './pieces.ts';
import { type Finding, namesOf, type Search, searchFolder } from './search.ts';

const folder = mkdtempSync(join(tmpdir(), 'teren-canaries-'));
const values = canaries.map(({ spellings }) => spellings[0] ?? '');
let server: Server;
let address: string;

beforeAll(async () => {
  server = createServer(
    (_, response) => void response.setHeader('Content-Type', 'text/html').end('<title>open</title>'),
  );
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => void server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

/** A profile on which `work` ran in a page. */
async function profileAfter(name: string, work: (values: readonly string[]) => Promise<void>): Promise<Search> {
  const profile = join(folder, name);
  const phone = await launchPersistent(profile);
  const page = phone.context.pages()[0] ?? (await phone.context.newPage());
  await page.goto(address);
  await page.evaluate(work, values);
  await phone.context.close();
  return searchFolder(profile, canaries);
}

const all = canaries.map(({ name }) => name).toSorted();
const inForm = (findings: readonly Finding[], ...forms: readonly Form[]) =>
  namesOf(findings.filter(({ form }) => forms.includes(form)));
const inPlace = (findings: readonly Finding[], place: RegExp, how: How) =>
  namesOf(findings.filter((one) => place.test(one.file) && one.how === how));

it('finds all twenty in each form and place: database, its tidied tables, packed values, keys, other stores, caches', async () => {
  const { findings, unread, files } = await profileAfter('open', keepInTheOpen);
  console.log(`canaries: ${files} files, ${findings.length} findings, unread: ${unread.join('; ')}`);
  expect(unread).toEqual([]);
  expect(inForm(findings, 'utf8')).toEqual(all);
  expect(inForm(findings, 'utf16le', 'latin1', 'utf8')).toEqual(all);
  expect(inForm(findings, 'utf16be'), 'keys').toEqual(all);
  for (const form of ['base64-0', 'base64-1', 'base64-2'] as const) expect(inForm(findings, form)).toEqual(all);
  expect(inPlace(findings, /IndexedDB.*\.log$/, 'log')).toEqual(all);
  expect(inPlace(findings, /IndexedDB.*\.ldb$/, 'table'), 'the table after the log was tidied up').toEqual(all);
  expect(inPlace(findings, /IndexedDB/, 'packed value'), 'a larger value').toEqual(all);
  expect(inPlace(findings, /Local Storage/, 'log')).toEqual(all);
  expect(inPlace(findings, /CacheStorage/, 'raw'), 'caches of the service worker').toEqual(all);
  expect(inPlace(findings, /CacheStorage/, 'gzip')).toEqual(all);
});

it('finds none where a page kept nothing of it', async () => {
  const { findings, unread, files } = await profileAfter('empty', async () => {
    localStorage.setItem('teren', 'Łękawica');
  });
  expect([findings, unread]).toEqual([[], []]);
  expect(files).toBeGreaterThan(10);
});

/** Runs in the page. */
async function keepInTheOpen(texts: readonly string[]): Promise<void> {
  const encoder = new TextEncoder();
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('open', 1);
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('people'));
    opening.addEventListener('success', () => resolve(opening.result));
  });
  const put = (rows: readonly (readonly [string, unknown])[]) =>
    new Promise<void>((resolve) => {
      const writing = database.transaction('people', 'readwrite', { durability: 'strict' });
      for (const [key, value] of rows) writing.objectStore('people').put(value, key);
      writing.addEventListener('complete', () => resolve());
    });
  const inBase64 = (text: string, before: number) =>
    btoa(String.fromCharCode(...new Uint8Array(before), ...encoder.encode(text)));
  const open = texts.flatMap((text, i): [string, unknown][] => [
    [`text ${i}`, { given: 'x', value: text }],
    [`key ${text}`, true],
    [`bytes ${i}`, encoder.encode(text)],
    [`base64 ${i}`, [0, 1, 2].map((before) => inBase64(text, before))],
  ]);
  await put(open);
  // A large value that packs well, and then so much noise that the database tidies its log into a table.
  await put([['large', { texts, filler: 'Łazarz '.repeat(40_000) }]]);
  for (let i = 0; i < 12; i++) {
    const noise = new Uint8Array(1_000_000);
    for (let at = 0; at < noise.length; at += 50_000) crypto.getRandomValues(noise.subarray(at, at + 50_000));
    await put(
      Array.from({ length: 20 }, (_, n): [string, unknown] => [
        `noise ${i} ${n}`,
        noise.slice(n * 50_000, (n + 1) * 50_000),
      ]),
    );
  }
  await put(open.map(([key, value]) => [`again ${key}`, value]));
  database.close();
  for (const [i, text] of texts.entries()) localStorage.setItem(`text ${i}`, text);
  const cache = await caches.open('open');
  await cache.put('/texts', new Response(texts.join('\n')));
  const packed = new Blob([texts.join('\n')]).stream().pipeThrough(new CompressionStream('gzip'));
  await cache.put('/packed', new Response(await new Response(packed).arrayBuffer()));
}
