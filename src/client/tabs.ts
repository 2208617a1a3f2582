/** What the tabs of one browser, and its service worker, have in common: a turn at the network, and word of what changed. */

/** The names of the locks of one person's copy. */
export const syncLock = (member: string) => `teren-sync-${member}`;
export const liveLock = (member: string) => `teren-live-${member}`;

/**
 * Runs work while nobody else in this browser runs under that name. steal: does not wait, but takes the lock from whoever
 * holds it; there the promise rejects.
 */
export async function aloneInBrowser(name: string, work: () => Promise<void>, steal = false): Promise<void> {
  if (navigator.locks === undefined) await work();
  else await navigator.locks.request(name, { steal }, work);
}

/** Tells the other tabs that the person's copy changed, and hears them. */
export function tabsOf(member: string) {
  const channel = new BroadcastChannel(`teren-${member}`);
  return {
    post: () => channel.postMessage('changed'),
    listen: (heard: () => void) => channel.addEventListener('message', ({ data }) => data === 'changed' && heard()),
    /** The copy went, or its person did: whoever shows it must not any more. */
    gone: () => channel.postMessage('gone'),
    whenGone: (heard: () => void) => channel.addEventListener('message', ({ data }) => data === 'gone' && heard()),
    close: () => channel.close(),
  };
}
