/** Listens for the office's "something new", so that a desk shows a phone's counts at once. One stream per browser. */
import { waitAfter } from './back-off.ts';
import { watchOver } from './watchdog.ts';

/** What we need of the browser's EventSource. */
export interface LiveStream {
  addEventListener(type: string, hear: () => void): void;
  close(): void;
}

export interface LivePowers {
  readonly member: string;
  readonly heard: () => void;
  readonly after: (ms: number, work: () => void) => () => void;
  /** 0 ≤ x < 1, for the jitter. */
  readonly random: () => number;
  readonly open: (address: string) => LiveStream;
  /** Runs work while no other tab of this browser does the same. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
}

/** The endpoint says every 20 s that it is still there. Whoever says nothing for so long is not, whatever the socket believes. */
const silenceMs = 60_000;

export function followLive({ member, heard, after, random, open, alone }: LivePowers): void {
  let failures = 0;
  void alone(() => new Promise<never>(listen)); // The other tabs hear of it when this one has fetched what is new.

  function listen(): void {
    let isOver = false;
    const stream = open(`/api/live?member=${encodeURIComponent(member)}`);
    const watchdog = watchOver(after, silenceMs, again);
    const hear = () => {
      if (isOver) return;
      failures = 0;
      watchdog.moved();
    };
    stream.addEventListener('message', () => {
      hear();
      if (!isOver) heard();
    });
    stream.addEventListener('beat', hear);
    // Left to itself the browser comes back at a fixed time, all phones at once, and from some answers never.
    stream.addEventListener('error', again);

    function again(): void {
      if (isOver) return;
      isOver = true;
      watchdog.stop();
      stream.close();
      failures += 1;
      after(waitAfter(failures, random()), listen);
    }
  }
}
