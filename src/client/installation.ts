/** The browser's side of being an app: storage that stays, installing, the worker that keeps the files, new versions. */
import type { AppState } from './view-state.ts';

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

/** What a phone's browser calls itself; nothing for a computer, which works as well in a tab. An iPad says that it is a Mac, and has a touch screen. */
export function phoneKindOf(of: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): 'iphone' | 'android' | undefined {
  if (/iPhone|iPad|iPod/.test(of.userAgent)) return 'iphone';
  if (/Macintosh/.test(of.userAgent) && of.maxTouchPoints > 1) return 'iphone';
  return /Android/.test(of.userAgent) ? 'android' : undefined;
}

/** Asks and listens; the answers go into the view state. */
export function followInstallation(state: AppState): void {
  const standalone = matchMedia('(display-mode: standalone)');
  const followMode = () =>
    state.setState({ installed: standalone.matches || ('standalone' in navigator && navigator.standalone === true) });
  standalone.addEventListener('change', followMode);
  followMode();

  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    const prompt = event as InstallPrompt;
    state.setState({
      canPromptInstall: true,
      promptInstall() {
        state.setState({ canPromptInstall: false });
        void prompt.prompt();
      },
    });
  });
  addEventListener('online', () => state.setState({ offline: false }));
  addEventListener('offline', () => state.setState({ offline: true }));
  state.setState({ offline: !navigator.onLine });
  addEventListener('appinstalled', () => void askToKeep(state));
  void readKept(state);
  void followWorker(state);
}

async function readKept(state: AppState): Promise<void> {
  if (typeof navigator.storage?.persist !== 'function') state.setState({ persisted: 'unsupported' });
  else if (await navigator.storage.persisted()) state.setState({ persisted: 'granted' });
}

/**
 * Asks the browser not to throw our data away, once it was not promised. When there is something to keep: some browsers
 * put the question to the person, who then knows what it is about. A refusal is asked again at the next start.
 */
export async function askToKeep(state: AppState): Promise<void> {
  if (state.getState().persisted !== 'unknown') return;
  state.setState({ persisted: (await navigator.storage.persist()) ? 'granted' : 'denied' });
}

async function followWorker(state: AppState): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { Workbox } = await import('workbox-window');
  const worker = new Workbox('/sw.js');
  worker.addEventListener('waiting', () =>
    state.setState({
      updateReady: true,
      applyUpdate() {
        worker.addEventListener('controlling', () => location.reload());
        worker.messageSkipWaiting();
      },
    }),
  );
  try {
    await worker.register();
    await navigator.serviceWorker.ready;
    state.setState({ readyOffline: true });
  } catch (error) {
    // Without a worker (plain http, a private window) the app still counts; it just won't open without a network.
    console.warn('no service worker', error instanceof Error ? error.name : '');
  }
}
