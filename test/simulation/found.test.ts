/** Plans in which the simulator once found a broken promise, shrunk to what the failure needs. They must stay well. */
import { expect, it } from 'vitest';
import type { Operation, Plan, Setting } from './operations.ts';
import { run } from './run.ts';

it.each<[name: string, plan: Plan]>([
  [
    'the phone on which a clerk removed a volunteer has the same as the office again',
    { setting: worldOf(20002, ['clerk', 'clerk']), operations: [op('erase', 1, 2076572884), op('calm', 0, 175978789)] },
  ],
])('%s', async (_name, plan) => {
  expect((await run(plan)).violation).toBeUndefined();
});

function worldOf(seed: number, roles: Setting['roles']): Setting {
  return { seed, roles, backend: 'memory', live: false };
}

function op(name: Operation['name'], phone: number, seed: number): Operation {
  return { name, phone, seed };
}
