/** What the tabs of one browser, and its service worker, have in common: a turn at the network, and word of what changed. */

/** The names of the locks of one office. */
export const syncLock = (office: string) => `teren-sync-${office}`;
export const liveLock = (office: string) => `teren-live-${office}`;

/**
 * Runs work while nobody else in this browser runs under that name. steal: does not wait, but takes the lock from whoever
 * holds it; there the promise rejects.
 */
export async function aloneInBrowser(name: string, work: () => Promise<void>, steal = false): Promise<void> {
  if (navigator.locks === undefined) await work();
  else await navigator.locks.request(name, { steal }, work);
}

/** Tells the other tabs that the office's copy changed, and hears them. */
export function tabsOf(office: string) {
  const channel = new BroadcastChannel(`teren-${office}`);
  return {
    post: () => channel.postMessage('changed'),
    listen: (heard: () => void) => channel.addEventListener('message', heard),
    close: () => channel.close(),
  };
}
