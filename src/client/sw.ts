/// <reference lib="webworker" />
/**
 * Keeps the app's files on the phone, so that it opens without a network. It never touches the API, and a new version
 * waits until a person says so: no reload under someone's hands.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: [/^\/api\//] }));

self.addEventListener('message', (event) => {
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
// The first version takes over the open page at once: it holds the same files that the page came with.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
