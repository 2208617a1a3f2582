/** Who comes in, how, and what becomes of them: one door to the parts that know it. Knows storage, clock and dice, but no HTTP. */
import type { Session } from '../sync/protocol.ts';
import type { AccessPowers } from './access-powers.ts';
import { createDevices, type Devices } from './devices.ts';
import { createEntering, type Entering } from './entering.ts';
import { newLetterKey, publicKeyOf } from './letters.ts';
import type { Limits } from './limits.ts';
import { createMembers, type Members } from './members.ts';
import { createSessions, type Sessions } from './sessions.ts';
import type { Identity } from './storage/access-records.ts';

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
        // An office from before there were letters has none yet.
        const letterKey = office?.letterKey ?? newLetterKey(dice);
        if (letterKey !== office?.letterKey) await tx.setLetterKey(identity.office, letterKey);
        return publicKeyOf(letterKey);
      });
      return { ...identity, leaseDays: limits.leaseDays, officeKey };
    },
  };
}
