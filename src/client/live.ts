/** Listens for the office's "something new", so that a desk shows a phone's counts at once. One stream per browser. */

export interface LivePowers {
  readonly office: string;
  readonly heard: () => void;
  readonly after: (ms: number, work: () => void) => () => void;
}

const againMs = 15_000;

export function followLive({ office, heard, after }: LivePowers): void {
  void navigator.locks?.request(`teren-live-${office}`, () => new Promise<void>(() => listen()));

  function listen(): void {
    const stream = new EventSource(`/api/live?office=${encodeURIComponent(office)}`);
    stream.addEventListener('message', heard);
    stream.addEventListener('error', () => {
      // The browser reconnects by itself unless something else answered in our place; then we start anew.
      if (stream.readyState === EventSource.CLOSED) after(againMs, listen);
    });
  }
}
