/** Dice that fall the same way for the same seed: every run can be repeated from one number. */

export interface Dice {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number, 0 ≤ x < below. */
  int(below: number): number;
  /** A seed for other dice: 32 bits. */
  word(): number;
  chance(probability: number): boolean;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  bytes(count: number): Uint8Array;
}

/** sfc32 (PractRand's small fast counter): 128 bits of state, passes BigCrush, four lines long. */
export function diceOf(seed: number): Dice {
  let [a, b, c, count] = [mix(seed, 1), mix(seed, 2), mix(seed, 3), 1];
  const word = () => {
    const out = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + out;
    c |= 0;
    return out >>> 0;
  };
  for (let i = 0; i < 12; i++) word();
  const next = () => word() / 2 ** 32;
  const int = (below: number) => Math.floor(next() * below);
  return {
    next,
    int,
    word,
    chance: (probability) => next() < probability,
    pick<T>(list: readonly T[]): T {
      const found = list[int(list.length)];
      if (found === undefined) throw new Error('Nothing to pick from');
      return found;
    },
    bytes: (count_) => Uint8Array.from({ length: count_ }, () => word() & 255),
  };
}

/** Makes one seed of two numbers (the finisher of MurmurHash3). */
export function mix(a: number, b: number): number {
  let h = (a ^ Math.imul(b + 0x9e3779b9, 0x85ebca6b)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
