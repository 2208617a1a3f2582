/** The suite of `storage.ts`, for what it says of people, devices, sessions and codes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceRecord, MemberRecord } from '../../src/server/storage/access-records.ts';
import type { Storage } from '../../src/server/storage/storage.ts';
import { addOffice, office, otherOffice } from './storage.ts';

const ania: MemberRecord = {
  member: 'm',
  office,
  name: 'Ania',
  role: 'organizer',
  authorisedFrom: '2026-01-01',
  authorisedTo: null,
  createdAt: 1,
};
const phone: DeviceRecord = { device: 'd', office, member: 'm', name: 'Phone', state: 'waiting', enrolledAt: 2 };

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
        await tx.addMember(ania);
        await tx.addDevice(phone);
        await tx.addSession('token-hash', office, 'd', 2);
      });
      const session = await storage.transact((tx) => tx.sessionBy('m', 'token-hash'));
      expect(session).toEqual({
        office,
        officeName: `Office ${office}`,
        example: false,
        member: 'm',
        memberName: 'Ania',
        role: 'organizer',
        device: 'd',
        deviceName: 'Phone',
        state: 'waiting',
        proofHash: null,
        authorisedFrom: '2026-01-01',
        authorisedTo: null,
        createdAt: 2,
        lastUsedAt: 2,
      });
      await storage.transact((tx) => tx.useSession('token-hash', 50));
      expect(await storage.transact((tx) => tx.sessionBy('m', 'token-hash'))).toEqual({ ...session, lastUsedAt: 50 });
      expect(await storage.transact((tx) => tx.sessionBy('other', 'token-hash'))).toBeUndefined();
      expect(await storage.transact((tx) => tx.sessionBy('m', 'no-such-hash'))).toBeUndefined();
      await storage.transact((tx) => tx.noteContact(office, 'd', { at: 77, unsent: 3, hasRead: true }));
      await storage.transact((tx) => tx.noteContact(otherOffice, 'd', { at: 99, unsent: 9, hasRead: true }));
      const devices = await storage.transact((tx) => tx.devicesOf(office));
      expect(devices).toEqual([
        {
          ...phone,
          version: null,
          lock: null,
          proofHash: null,
          lockedOut: false,
          cursors: {},
          shutOutAt: null,
          clearedAt: null,
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

    it('changes of a device what is named, and nothing in another office', async () => {
      await storage.transact(async (tx) => {
        await tx.addMember(ania);
        await tx.addDevice(phone);
      });
      const row = () => storage.transact((tx) => tx.deviceBy(office, 'd'));
      const before = await row();
      const to = {
        name: 'Tablet',
        state: 'lost',
        version: '1.2',
        lock: 'pin',
        proofHash: 'p',
        lockedOut: true,
        cursors: { open: 5, contact: 3 },
        shutOutAt: 7,
        clearedAt: 8,
      } as const;
      await storage.transact((tx) => tx.changeDevice(otherOffice, 'd', to));
      await storage.transact((tx) => tx.changeDevice(office, 'd', {}));
      expect(await row()).toEqual(before);
      await storage.transact((tx) => tx.changeDevice(office, 'd', to));
      expect(await row()).toEqual({ ...before, ...to });
      await storage.transact((tx) => tx.changeDevice(office, 'd', { proofHash: null, lockedOut: false }));
      expect(await row()).toEqual({ ...before, ...to, proofHash: null, lockedOut: false });
    });

    it('changes a person where all her devices see it, and nobody of another office', async () => {
      await storage.transact(async (tx) => {
        await tx.addMember(ania);
        await tx.addDevice(phone);
        await tx.addMember({ ...ania, member: 'n', name: 'Bela', createdAt: 9 });
        await tx.addSession('token-hash', office, 'd', 2);
      });
      const to = { name: 'Anna', role: 'clerk', authorisedFrom: null, authorisedTo: '2026-06-30' } as const;
      await storage.transact((tx) => tx.changeMember({ ...ania, ...to, office: otherOffice }));
      expect((await storage.transact((tx) => tx.membersOf(office)))[0]).toEqual(ania);
      await storage.transact((tx) => tx.changeMember({ ...ania, ...to, createdAt: 99 }));
      const members = await storage.transact((tx) => tx.membersOf(office));
      expect(members).toEqual([
        { ...ania, ...to },
        { ...ania, member: 'n', name: 'Bela', createdAt: 9 },
      ]);
      expect(await storage.transact((tx) => tx.membersOf(otherOffice))).toEqual([]);
      expect(await storage.transact((tx) => tx.deviceBy(office, 'd'))).toMatchObject({
        memberName: 'Anna',
        role: 'clerk',
      });
      const session = await storage.transact((tx) => tx.sessionBy('m', 'token-hash'));
      expect(session).toMatchObject({ role: 'clerk', authorisedFrom: null, authorisedTo: '2026-06-30' });
    });

    it('ends the sessions of one device and of no other', async () => {
      await storage.transact(async (tx) => {
        await tx.addMember(ania);
        for (const device of ['d', 'e']) await tx.addDevice({ ...phone, device });
        for (const device of ['d', 'e']) await tx.addSession(`of ${device}`, office, device, 2);
      });
      expect(await storage.transact((tx) => tx.endSessions(otherOffice, 'd'))).toBe(false);
      expect(await storage.transact((tx) => tx.endSessions(office, 'd'))).toBe(true);
      expect(await storage.transact((tx) => tx.sessionBy('m', 'of d'))).toBeUndefined();
      expect(await storage.transact((tx) => tx.sessionBy('m', 'of e'))).toMatchObject({ device: 'e' });
    });

    it('keeps the key that letters are sealed to', async () => {
      await storage.transact((tx) => tx.setLetterKey(office, '{"kty":"EC"}'));
      const keys = (await storage.transact((tx) => tx.offices())).map((one) => one.letterKey);
      expect(keys).toEqual(['{"kty":"EC"}', null]);
    });

    it('keeps for whom an enrolment code was made', async () => {
      const code = { hash: 'e', purpose: 'enrol', office, member: 'm' } as const;
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
