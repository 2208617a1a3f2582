/** What the screens remember besides records: the look, the installation, the browser's answers. Never a record. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Rights } from '../sync/exchange.ts';
import type { Lost } from './notes.ts';
import type { DiskTrouble } from './store/disk.ts';

export type Theme = 'system' | 'light' | 'dark';

export interface AppView {
  readonly theme: Theme;
  setTheme(theme: Theme): void;
  /** Runs as an installed app, not in a browser's tab. */
  readonly installed: boolean;
  /** The browser's answer when asked to keep our data. */
  readonly persisted: 'granted' | 'denied' | 'unknown' | 'unsupported';
  readonly canPromptInstall: boolean;
  promptInstall(): void;
  readonly updateReady: boolean;
  /** Loads the new version: only when a person says so. */
  applyUpdate(): void;
  /** The service worker holds the app: it opens without a network. */
  readonly readyOffline: boolean;
  /** The app was just opened by its icon, and nobody has seen yet where it goes on. */
  readonly openedByIcon: boolean;
  /** A hint for words only. */
  readonly offline: boolean;
  /** Why the phone's copy can't be used now; absent: it can. */
  readonly trouble?: DiskTrouble | undefined;
  /** What was on this phone only when the browser threw the copy away; until a person has read it. */
  readonly lost?: Lost | undefined;
  forgetLost(): void;
  /** What the person may do, as the office said since the app was opened. */
  readonly rights?: Rights | undefined;
  /** What she might do before; until she has read that it changed. */
  readonly rightsBefore?: Pick<Rights, 'role' | 'authorised'> | undefined;
  readonly offices: readonly { readonly member: string; readonly officeName: string; readonly example: boolean }[];
}
export type AppState = StoreApi<AppView>;

const themeKey = 'teren.theme';

export function createAppState(storage: Storage, root: HTMLElement): AppState {
  const saved = storage.getItem(themeKey);
  const theme: Theme = saved === 'light' || saved === 'dark' ? saved : 'system';
  root.dataset['theme'] = theme;
  return createStore<AppView>((set) => ({
    theme,
    setTheme(next) {
      storage.setItem(themeKey, next);
      root.dataset['theme'] = next;
      set({ theme: next });
    },
    installed: false,
    persisted: 'unknown',
    canPromptInstall: false,
    promptInstall: () => undefined,
    updateReady: false,
    applyUpdate: () => undefined,
    readyOffline: false,
    openedByIcon: false,
    offline: false,
    forgetLost: () => undefined,
    offices: [],
  }));
}

/** Follows a part of a vanilla store. `select` should return what is in the state, not make something new. */
export function useSelected<S, T>(store: StoreApi<S>, select: (state: S) => T): T {
  const latest = useRef(select);
  latest.current = select;
  const [, redraw] = useState(0);
  const value = select(store.getState());
  const shown = useRef(value);
  shown.current = value;
  useEffect(() => {
    const follow = () => {
      if (latest.current(store.getState()) !== shown.current) redraw((n) => n + 1);
    };
    follow();
    return store.subscribe(follow);
  }, [store]);
  return value;
}
