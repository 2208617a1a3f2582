/** Runs a plan: a world from its beginning to its last calm. The same plan always runs the same. */

import { calm } from './calm.ts';
import { checkClaims } from './checks.ts';
import { befall } from './faults.ts';
import type { NetworkCounts } from './network.ts';
import type { Operation, Plan } from './operations.ts';
import { diceOf } from './random.ts';
import { isAct, World } from './world.ts';

export interface Outcome {
  /** What did not hold; nothing when all did. */
  readonly violation?: string;
  readonly done: ReadonlyMap<string, number>;
  /** How many acts of people there were. */
  readonly acts: number;
  readonly requests: number;
  readonly virtualMs: number;
  readonly story?: readonly string[];
}

export async function run({ setting, operations }: Plan, isTold = false): Promise<Outcome> {
  const world = await World.begin(setting, isTold);
  let violation: string | undefined;
  try {
    for (const [number, operation] of operations.entries()) {
      await step(world, operation);
      // It looks at every cell of every copy: often enough, and not so often that little else happens.
      if (number % 40 === 0) await world.time.running(world.time.during(checkClaims(world)));
    }
  } catch (error) {
    // A bug of the product may show as anything thrown.
    violation = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const acts = [...world.done].reduce((sum, [name, count]) => sum + (isAct(name) ? count : 0), 0);
  const { counts, done, time, story } = world;
  for (const name of mishaps) world.count(name, counts[name]);
  const outcome = { done, acts, requests: counts.requests, virtualMs: time.now, ...(story ? { story } : {}) };
  await world.end();
  return violation === undefined ? outcome : { ...outcome, violation };
}

/** What the network did by itself. */
const mishaps = ['lost', 'twice', 'cut', 'stalled', 'portal'] as const satisfies readonly (keyof NetworkCounts)[];

async function step(world: World, operation: Operation): Promise<void> {
  const dice = diceOf(operation.seed);
  const { name } = operation;
  if (isAct(name)) {
    const made = world.act(name, world.phoneOf(operation), dice);
    world.count(name, made);
    // Mostly the next thing happens while IndexedDB is still at this one.
    await world.time.run(dice.chance(0.3) ? dice.int(10) : Number.POSITIVE_INFINITY);
    return;
  }
  world.count(name);
  if (name === 'wait') await world.time.pass(dice.int(dice.pick([10, 100, 1_000, 5_000])));
  else if (name === 'long') await world.time.pass(dice.int(600_000));
  else if (name === 'send') world.phoneOf(operation).app?.syncer.now();
  else if (name === 'calm') await calm(world);
  else await befall(world, operation, name, dice);
}
