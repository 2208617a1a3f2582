/** Wrong codes are few: so many an address for as long as a code lives, whoever guesses from there. */

const windowMs = 10 * 60_000;
const maxWrong = 5;
/** Addresses remembered at most; beyond it the oldest goes, so that a flood fills no memory. */
const maxAddresses = 10_000;

export interface Tries {
  /** How long this address has to wait, in ms; 0: it may try. */
  waitOf(address: string, nowMs: number): number;
  noteWrong(address: string, nowMs: number): void;
}

export function createTries(): Tries {
  const wrong = new Map<string, readonly number[]>();
  const recent = (address: string, nowMs: number) =>
    (wrong.get(address) ?? []).filter((at) => at > nowMs - windowMs && at <= nowMs);
  return {
    waitOf(address, nowMs) {
      const times = recent(networkOf(address), nowMs);
      const [first] = times.slice(-maxWrong);
      return times.length < maxWrong || first === undefined ? 0 : first + windowMs - nowMs;
    },
    noteWrong(address, nowMs) {
      const network = networkOf(address);
      const times = [...recent(network, nowMs), nowMs];
      wrong.delete(network);
      wrong.set(network, times);
      const [oldest] = wrong.keys();
      if (wrong.size > maxAddresses && oldest !== undefined) wrong.delete(oldest);
    },
  };
}

/** One home holds a whole IPv6 /64: it counts as one address. */
function networkOf(address: string): string {
  return address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;
}
