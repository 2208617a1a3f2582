/** The suite of `storage.ts`, for what it says of people, devices, sessions and codes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/server/storage/storage.ts';
import { addOffice, office, otherOffice } from './storage.ts';

export function accessContract(name: string, open: () => Promise<Storage>): void {
  describe(`the ${name} storage keeps its promise of who comes in`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
      await storage.transact(async (tx) => {
        await addOffice(tx, office);
        await addOffice(tx, otherOffice);
      });
    });
    afterEach(() => storage.close());

    it('lets of two who race for a one-time code only one in', async () => {
      await storage.transact((tx) =>
        tx.addCode({ hash: 'h', purpose: 'begin', createdAt: 1, expiresAt: 9, usedAt: null }),
      );
      const spent = await Promise.all([1, 2, 3].map((at) => storage.transact((tx) => tx.spendCode('h', at))));
      expect(spent.filter(Boolean)).toHaveLength(1);
      expect(await storage.transact((tx) => tx.spendCode('unknown', 1))).toBe(false);
      expect(await storage.transact((tx) => tx.codeBy('h'))).toMatchObject({ purpose: 'begin', usedAt: 1 });
    });

    it('knows who a session stands for, by its own name only, and when the device was last heard of', async () => {
      await storage.transact(async (tx) => {
        await tx.addMember({ member: 'm', office, name: 'Ania', role: 'organizer', createdAt: 1 });
        await tx.addDevice({ device: 'd', office, member: 'm', name: 'Phone', enrolledAt: 2 });
        await tx.addSession('token-hash', office, 'd', 2);
      });
      const identity = await storage.transact((tx) => tx.identityOf('m', 'token-hash'));
      expect(identity).toEqual({
        office,
        officeName: `Office ${office}`,
        example: false,
        member: 'm',
        memberName: 'Ania',
        role: 'organizer',
        device: 'd',
        deviceName: 'Phone',
      });
      expect(await storage.transact((tx) => tx.identityOf('other', 'token-hash'))).toBeUndefined();
      expect(await storage.transact((tx) => tx.identityOf('m', 'no-such-hash'))).toBeUndefined();
      await storage.transact((tx) => tx.noteContact(office, 'd', { at: 77, unsent: 3, hasRead: true }));
      await storage.transact((tx) => tx.noteContact(otherOffice, 'd', { at: 99, unsent: 9, hasRead: true }));
      const devices = await storage.transact((tx) => tx.devicesOf(office));
      expect(devices).toEqual([
        {
          device: 'd',
          office,
          member: 'm',
          name: 'Phone',
          enrolledAt: 2,
          memberName: 'Ania',
          role: 'organizer',
          lastContactAt: 77,
          unsent: 3,
          hasRead: true,
          wipedAt: null,
          lostUnsent: null,
        },
      ]);
      await storage.transact((tx) => tx.noteWipe(office, 'd', 80, 3));
      await storage.transact((tx) => tx.noteWipe(otherOffice, 'd', 81, 9));
      expect(await storage.transact((tx) => tx.deviceBy(office, 'd'))).toMatchObject({
        wipedAt: 80,
        lostUnsent: 3,
        hasRead: false,
      });
      expect(await storage.transact((tx) => tx.deviceBy(otherOffice, 'd'))).toBeUndefined();
      expect(await storage.transact((tx) => tx.devicesOf(otherOffice))).toEqual([]);
    });

    it('keeps for whom an enrolment code was made', async () => {
      const code = { hash: 'e', purpose: 'enrol', office, memberName: 'Ola', role: 'viewer' } as const;
      await storage.transact((tx) => tx.addCode({ ...code, createdAt: 1, expiresAt: 9, usedAt: null }));
      expect(await storage.transact((tx) => tx.codeBy('e'))).toEqual({
        ...code,
        createdAt: 1,
        expiresAt: 9,
        usedAt: null,
      });
    });
  });
}
