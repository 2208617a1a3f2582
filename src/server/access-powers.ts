/** What the parts of `access.ts` are made with. */
import type { Write } from '../domain/scalar.ts';
import type { Ledger } from './ledger.ts';
import type { Limits } from './limits.ts';
import type { Dice } from './secrets.ts';
import type { Storage } from './storage/storage.ts';

export interface AccessPowers {
  readonly storage: Storage;
  readonly now: () => number;
  readonly dice: Dice;
  readonly ledger: Ledger;
  readonly limits: Limits;
  /** What an example office begins with. */
  readonly exampleWrites: (newId: () => string) => readonly Write[];
}
