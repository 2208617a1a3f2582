/** Who comes in, how, and what becomes of them: one door to the parts that know it. Knows storage, clock and dice, but no HTTP. */
import type { Write } from '../domain/scalar.ts';
import type { Session } from '../sync/protocol.ts';
import { createDevices, type Devices } from './devices.ts';
import { createEntering, type Entering } from './entering.ts';
import type { Ledger } from './ledger.ts';
import { newLetterKey, publicKeyOf } from './letters.ts';
import { createMembers, type Members } from './members.ts';
import type { Dice } from './secrets.ts';
import { createSessions, type Limits, type Sessions } from './sessions.ts';
import type { Identity } from './storage/access-records.ts';
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

export interface Access extends Entering, Members, Devices, Sessions {
  readonly limits: Limits;
  /** What a browser is told of itself, without the address, which is HTTP's to know. */
  sessionOf(identity: Identity): Promise<Omit<Session, 'publicUrl'>>;
}

export function createAccess(powers: AccessPowers): Access {
  const { storage, dice, limits } = powers;
  return {
    ...createEntering(powers),
    ...createMembers(powers),
    ...createDevices(powers),
    ...createSessions(powers),
    limits,
    sessionOf: async ({ proofHash: _proof, ...identity }) => {
      const officeKey = await storage.transact(async (tx) => {
        const office = (await tx.offices()).find((one) => one.office === identity.office);
        if (office?.letterKey != null) return publicKeyOf(office.letterKey);
        // An office from before there were letters.
        const letterKey = newLetterKey(dice);
        await tx.setLetterKey(identity.office, letterKey);
        return publicKeyOf(letterKey);
      });
      return { ...identity, leaseDays: limits.leaseDays, officeKey };
    },
  };
}
