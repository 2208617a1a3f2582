/** Asks the browser to wake the service worker when there is a network, also when the app is closed. */

/** Background Sync; only some browsers have it, and the compiler does not know it. */
interface SyncRegistration extends ServiceWorkerRegistration {
  readonly sync?: { register(tag: string): Promise<void> };
}

/** What the worker is woken for. */
export const sendLaterTag = 'teren';

/** Where the browser can't, or may not, nothing changes: the app sends when it is open. */
export async function askToSendLater(worker: ServiceWorkerContainer | undefined): Promise<void> {
  try {
    const registration: SyncRegistration | undefined = await worker?.getRegistration();
    await registration?.sync?.register(sendLaterTag);
  } catch (error) {
    console.info('The browser does not send in the background', error instanceof Error ? error.name : '');
  }
}
