import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launchPersistent, type Phone } from './browser.ts';

/** A page that stores one word with strict durability, and a service worker that keeps the page for offline use. */
const pages: Record<string, [type: string, body: string]> = {
  '/': ['text/html; charset=utf-8', '<!doctype html><title>Zeszyt</title><h1>Zażółć gęślą jaźń</h1>'],
  '/sw.js': [
    'text/javascript',
    `self.addEventListener('install', (e) => e.waitUntil(caches.open('a').then((c) => c.addAll(['/']))));
     self.addEventListener('activate', (e) => e.waitUntil(self.clients.claim()));
     self.addEventListener('fetch', (e) => e.respondWith(caches.match(e.request).then((r) => r ?? fetch(e.request))));`,
  ],
};

describe('the browser that stands in for a phone', () => {
  let server: Server;
  let address: string;
  let profile: string;
  let phone: Phone;

  beforeEach(async () => {
    server = createServer((request, response) => {
      const [type, body] = pages[request.url ?? ''] ?? ['text/plain', ''];
      response.writeHead(body ? 200 : 404, { 'content-type': type }).end(body);
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    if (!bound || typeof bound === 'string') throw new Error('The server has no port');
    address = `http://127.0.0.1:${bound.port}/`;
    profile = mkdtempSync(join(tmpdir(), 'teren-profile-'));
    phone = await launchPersistent(profile);
  });

  afterEach(async () => {
    await phone.context.close();
    server.closeAllConnections();
    await new Promise((resolve) => void server.close(resolve));
    rmSync(profile, { recursive: true, force: true });
  });

  it('reloads a page without a network once its service worker has it', async () => {
    const page = await phone.context.newPage();
    await page.goto(address);
    await startServiceWorker(page);
    await phone.context.setOffline(true);
    await page.reload();
    expect(await page.textContent('h1')).toBe('Zażółć gęślą jaźń');
    expect(await page.evaluate(() => navigator.onLine)).toBe(false);
  });

  it('finds what was stored after all of its processes were killed', async () => {
    const page = await phone.context.newPage();
    await page.goto(address);
    await startServiceWorker(page);
    await page.evaluate(storeWord, 'czterdzieści dwa');
    await phone.kill();
    expect(phone.context.pages()).toEqual([]);

    phone = await launchPersistent(profile);
    await phone.context.setOffline(true);
    const again = await phone.context.newPage();
    await again.goto(address);
    expect(await again.evaluate(readWord)).toBe('czterdzieści dwa');
  });
});

async function startServiceWorker(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/sw.js');
    const { active } = await navigator.serviceWorker.ready;
    if (!active || active.state === 'activated') return;
    await new Promise((resolve) => {
      active.addEventListener('statechange', resolve, { once: true });
    });
  });
}

/** Runs in the page. */
function storeWord(word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('words');
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('words'));
    opening.addEventListener('success', () => {
      const writing = opening.result.transaction('words', 'readwrite', { durability: 'strict' });
      writing.objectStore('words').put(word, 'first');
      writing.addEventListener('complete', () => resolve());
      writing.addEventListener('error', () => reject(new Error('not written')));
    });
  });
}

/** Runs in the page. */
function readWord(): Promise<unknown> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('words');
    opening.addEventListener('success', () => {
      const reading = opening.result.transaction('words').objectStore('words').get('first');
      reading.addEventListener('success', () => resolve(reading.result));
    });
  });
}
