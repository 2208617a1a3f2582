/**
 * When a trip to the endpoint is given up: not when it takes long, but when nothing moves any more. A page that still comes in
 * over a slow line is worth waiting for; a half-open connection is not.
 */

/** For the answer to begin, beside the time that the question needs on its way. */
const beginsMs = 20_000;
/** The slowest line that we wait for: bytes of the question per ms. */
const slowestUp = 4;
const beginsAtMostMs = 90_000;
/** Between two pieces of an answer. */
const pauseMs = 20_000;
/** Altogether, however steadily it drips. */
const wholeMs = 180_000;

export interface Patience {
  /** Aborted when it came to an end, or when the trip was called off. */
  readonly signal: AbortSignal;
  /** Rejects then. What is raced against it ends, whether or not it heeds the signal. */
  readonly end: Promise<never>;
  /** A piece of the answer came. */
  moved(): void;
  /** The trip is over: nothing more of it is wanted. */
  done(): void;
}

/** bytes: the size of the question. timeout: aborts after so many ms. calledOff: the one who asked does not want the answer any more. */
export function patienceFor(bytes: number, timeout: (ms: number) => AbortSignal, calledOff?: AbortSignal): Patience {
  const trip = new AbortController();
  const giveUp = () => trip.abort();
  const end = new Promise<never>((_resolve, reject) => {
    trip.signal.addEventListener('abort', () => reject(new Error('given up')));
  });
  end.catch(() => undefined); // Nobody may be waiting for it any more.
  let steps = 0;
  const wait = (ms: number) => {
    steps += 1;
    const step = steps;
    const signal = timeout(ms);
    const late = () => {
      if (step === steps) giveUp();
    };
    if (signal.aborted) late();
    else signal.addEventListener('abort', late);
  };
  if (calledOff?.aborted === true) giveUp();
  calledOff?.addEventListener('abort', giveUp);
  timeout(wholeMs).addEventListener('abort', giveUp);
  wait(Math.min(beginsAtMostMs, beginsMs + bytes / slowestUp));
  return {
    signal: trip.signal,
    end,
    moved: () => wait(pauseMs),
    done() {
      calledOff?.removeEventListener('abort', giveUp);
      giveUp(); // What was not read needs not come.
    },
  };
}
