/**
 * What can happen in a world, as data: a name, which phone, and a seed for all that the operation chooses by itself.
 * Every operation means something in every state (or nothing), so that any of a list may be left out when it is shrunk.
 */
import type { Role } from '../../src/domain/roles.ts';
import { type Dice, diceOf, mix } from './random.ts';

/** What people do, and how often against each other. */
export const acts = {
  tap: 40,
  burst: 10,
  crowd: 1.5,
  correct: 4,
  void: 6,
  restoreTally: 1,
  newEvent: 1,
  editEvent: 6,
  editActivity: 3,
  retype: 12,
  element: 5,
  notCounted: 1,
  finish: 1,
  resume: 1,
  covers: 1,
  newVolunteer: 2,
  editVolunteer: 6,
  editContact: 5,
  presence: 4,
  merge: 1,
  unmerge: 1,
  choose: 4,
  erase: 0.3,
  unknownField: 0.7,
  forbidden: 0.3,
} as const;

/** What befalls them. */
export const faults = {
  weather: 4,
  partition: 2,
  fair: 2,
  phoneClock: 1,
  officeClock: 0.5,
  crashPhone: 2,
  crashOffice: 1.5,
  fullPhone: 0.7,
  fullOffice: 0.4,
  backup: 0.6,
  restore: 0.3,
  wipe: 0.4,
  clone: 0.2,
  enrol: 0.3,
  newer: 0.3,
  unknownKind: 0.3,
} as const;

/** What is neither. */
export const others = { wait: 28, long: 1, send: 4, calm: 0.4 } as const;

export type Act = keyof typeof acts;
export type Fault = keyof typeof faults;
export type OperationName = Act | Fault | keyof typeof others;

export interface Operation {
  readonly name: OperationName;
  readonly phone: number;
  readonly seed: number;
}

export interface Setting {
  readonly seed: number;
  readonly roles: readonly Role[];
  readonly backend: 'memory' | 'SQLite';
  /** Whether the office's live stream reaches the phones. */
  readonly live: boolean;
}

export interface Plan {
  readonly setting: Setting;
  readonly operations: readonly Operation[];
}

/**
 * The world of a seed: who is in it and what happens, in this order. length: how many operations; by default as the seed
 * has it. The last operation is always a calm: then all must be well.
 */
export function planOf(seed: number, length?: number): Plan {
  const dice = diceOf(seed);
  const count = length ?? dice.pick([60, 150, 300, 300, 600, 1200]);
  const roles: Role[] = ['clerk'];
  const phones = 2 + dice.int(dice.chance(0.3) ? 7 : 3);
  while (roles.length < phones) roles.push(dice.pick(['organizer', 'organizer', 'coordinator', 'clerk', 'viewer']));
  const setting: Setting = { seed, roles, backend: dice.chance(0.04) ? 'SQLite' : 'memory', live: dice.chance(0.25) };

  // Each world has its own climate: some faults often, some never.
  const climate = dice.pick([0, 0.5, 1, 1, 2, 4]);
  const weights = new Map<OperationName, number>();
  for (const [name, weight] of Object.entries(acts)) weights.set(name as Act, weight);
  for (const [name, weight] of Object.entries(others)) weights.set(name as OperationName, weight);
  for (const [name, weight] of Object.entries(faults)) {
    weights.set(name as Fault, dice.chance(0.4) ? 0 : weight * climate * dice.pick([0.5, 1, 2]));
  }
  const draw = drawer([...weights], dice);
  const operations = Array.from(
    { length: count },
    (): Operation => ({ name: draw(), phone: dice.int(1000), seed: dice.word() }),
  );
  return { setting, operations: [...operations, { name: 'calm', phone: 0, seed: mix(seed, 7) }] };
}

function drawer<T>(weighted: readonly (readonly [T, number])[], dice: Dice): () => T {
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);
  return () => {
    let left = dice.next() * total;
    for (const [item, weight] of weighted) {
      left -= weight;
      if (left < 0) return item;
    }
    return (weighted[0] as readonly [T, number])[0];
  };
}
