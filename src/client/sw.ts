/// <reference lib="webworker" />
/**
 * Keeps the app's files on the phone, so that it opens without a network, and sends what is unsent while it is closed. A new
 * version waits until a person says so: no reload under someone's hands.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { sendInBackground } from './background.ts';
import { gzipWith } from './gzip.ts';
import { sendLaterTag } from './send-later.ts';

declare const self: ServiceWorkerGlobalScope;

/** Background Sync, which not every browser has. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: [/^\/api\//] }));

self.addEventListener('message', (event) => {
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
// The first version takes over the open page at once: it holds the same files that the page came with.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('sync', (event) => {
  const woken = event as SyncEvent;
  if (woken.tag === sendLaterTag) woken.waitUntil(send());
});

function send(): Promise<void> {
  return sendInBackground({
    fetch: (input, init) => fetch(input, init),
    nonce: () => crypto.randomUUID(),
    now: () => Date.now(),
    timeout: (ms) => AbortSignal.timeout(ms),
    gzip: gzipWith(globalThis.CompressionStream),
    factory: indexedDB,
    databases: async () => (await indexedDB.databases()).map(({ name }) => name),
  });
}
