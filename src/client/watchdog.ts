/** Notices when something under way hangs. */

export interface Watchdog {
  /** It does not hang: wait anew. */
  moved(): void;
  stop(): void;
}

/** Calls `hangs` once, when nothing moved for so many ms. after: calls back after ms; returns how to call it off. */
export function watchOver(
  after: (ms: number, work: () => void) => () => void,
  patienceMs: number,
  hangs: () => void,
): Watchdog {
  let callOff = after(patienceMs, hangs);
  return {
    moved() {
      callOff();
      callOff = after(patienceMs, hangs);
    },
    stop: () => callOff(),
  };
}
