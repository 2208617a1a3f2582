/** Every safeguard that a test claims. A new one belongs here, with the test that falls without it. */
import { browser } from './browser.ts';
import { healing } from './healing.ts';
import { joining } from './joining.ts';
import { line } from './line.ts';
import { lockMutants } from './lock.ts';
import type { Mutant } from './mutant.ts';
import { office } from './office.ts';
import { officeDisk } from './office-disk.ts';
import { people } from './people.ts';
import { phone } from './phone.ts';

export const mutants: readonly Mutant[] = [
  ...joining,
  ...phone,
  ...healing,
  ...browser,
  ...line,
  ...office,
  ...officeDisk,
  ...people,
  ...lockMutants,
];
