/** The browser's side of being an app: storage that stays, installing, the worker that keeps the files, new versions. */
import type { AppState, AppView } from './view-state.ts';

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
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
  void askToKeep().then((persisted) => state.setState({ persisted }));
  void followWorker(state);
}

/** Asks the browser not to throw our data away. Without an answer we say so, and warn while something is unsent. */
async function askToKeep(): Promise<AppView['persisted']> {
  if (typeof navigator.storage?.persist !== 'function') return 'unsupported';
  if (await navigator.storage.persisted()) return 'granted';
  return (await navigator.storage.persist()) ? 'granted' : 'denied';
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
