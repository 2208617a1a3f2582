/** Plans in which the simulator once found a broken promise, shrunk to what the failure needs. They must stay well. */
import { expect, it } from 'vitest';
import type { Operation, Plan, Setting } from './operations.ts';
import { run } from './run.ts';

it.each<[name: string, plan: Plan]>([
  [
    'the phone on which a clerk removed a volunteer has the same as the office again',
    { setting: worldOf(20002, ['clerk', 'clerk']), operations: [op('erase', 1, 2076572884), op('calm', 0, 175978789)] },
  ],
  [
    'a copied phone that had not sent its word yet lets the office hear it, though the other copy wrote later',
    {
      setting: worldOf(100193, ['clerk', 'organizer', 'coordinator']),
      operations: [
        op('clone', 357, 84542991),
        op('long', 334, 2707222022),
        op('partition', 991, 510443741),
        op('element', 376, 798077384),
        op('element', 751, 3481846949),
        op('long', 49, 1927929268),
        op('calm', 0, 3451808320),
      ],
    },
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
