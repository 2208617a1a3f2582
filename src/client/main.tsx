/** The only place where the browser's clock, dice, network and screens are wired together. */
import { render } from 'preact';
import { LocationProvider } from 'preact-iso';
import { clockOf, dayOf } from '../domain/day.ts';
import { AppContext, type Clock } from './app.ts';
import { followInstallation } from './installation.ts';
import { restoreLocale } from './locales/t.ts';
import { createOffices } from './offices.ts';
import { type Browser, openOffice } from './open-office.ts';
import { createTransport } from './transport.ts';
import { Shell } from './ui/shell.tsx';
import { StartScreen } from './ui/start-screen.tsx';
import { createAppState } from './view-state.ts';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const now = () => Date.now();
const clock: Clock = { now, zone, today: () => dayOf(now(), zone), time: (ms = now()) => clockOf(ms, zone) };
const browser: Browser = {
  clock,
  crypto,
  random: Math.random,
  fetch: (input, init) => fetch(input, init),
  nonce: () => crypto.randomUUID?.() ?? String(crypto.getRandomValues(new Uint32Array(4)).join('-')),
  timeout: (ms) => AbortSignal.timeout(ms),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

async function main(root: HTMLElement): Promise<void> {
  const state = createAppState(localStorage, document.documentElement);
  const offices = createOffices(createTransport(browser), now);
  const [sessions] = await Promise.all([offices.list(), restoreLocale()]);
  state.setState({ offices: sessions });
  followInstallation(state);
  const [session] = sessions;
  if (session === undefined || location.pathname === '/start') {
    render(<StartScreen offices={offices} />, root);
    return;
  }
  const app = await openOffice(browser, session, offices, state);
  render(
    <AppContext.Provider value={app}>
      <LocationProvider>
        <Shell />
      </LocationProvider>
    </AppContext.Provider>,
    root,
  );
}

const root = document.getElementById('app');
if (root !== null) void main(root);
