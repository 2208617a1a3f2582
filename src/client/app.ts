/**
 * What the screens get: the app's powers in one object, made in main.tsx and handed down by context. Screens write and
 * watch through it and know neither Dexie nor the network nor the clock.
 */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Session } from '../sync/protocol.ts';
import type { Desk } from './desk.ts';
import type { Lock } from './lock.ts';
import type { Person } from './person.ts';
import type { Seal } from './store/seal.ts';
import type { Store } from './store/store.ts';
import type { Views } from './store/views.ts';
import type { Syncer } from './syncer.ts';
import type { AppState } from './view-state.ts';

/** The phone's clock and calendar, as civil words. */
export interface Clock {
  /** Epoch ms. */
  now(): number;
  /** Today's civil date 'YYYY-MM-DD' in the phone's zone. */
  today(): string;
  /** 'HH:MM' of a moment (default: now) in the phone's zone. */
  time(ms?: number): string;
  readonly zone: string;
}

export interface App {
  readonly session: Session;
  readonly store: Store;
  readonly views: Views;
  readonly seal: Seal;
  readonly lock: Lock;
  readonly syncer: Syncer;
  readonly clock: Clock;
  /** A new record id. */
  newId(): string;
  readonly state: AppState;
  /** What needs the office's answer at once: codes, devices, another office. */
  readonly desk: Desk;
  /** What the person does about being here: coming back by a code, going away. */
  readonly person: () => Promise<Person>;
  /** Opens another copy of this browser: another office (the example and the real one live side by side), or another person. */
  switchTo(member: string): Promise<void>;
}

export const AppContext = createContext<App | undefined>(undefined);

/** The app's powers. Only below the provider in main.tsx. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (app === undefined) throw new Error('useApp outside of the app');
  return app;
}
