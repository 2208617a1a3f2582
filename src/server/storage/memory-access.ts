/** Offices, members, devices, sessions and codes, in memory. */
import type { AccessTx, CodeRecord, DeviceRow, MemberRecord, OfficeRecord } from './access-records.ts';
import type { OfficeState } from './memory-state.ts';

/** A device without what its member says of it. */
type OwnDevice = Omit<DeviceRow, 'memberName' | 'role'>;

export interface AccessState {
  readonly offices: Map<string, OfficeRecord & { readonly state: OfficeState }>;
  readonly members: Map<string, MemberRecord>;
  readonly devices: Map<string, OwnDevice>;
  readonly sessions: Map<string, { office: string; device: string; createdAt: number; lastUsedAt: number }>;
  readonly codes: Map<string, CodeRecord>;
}

const unknownYet = {
  version: null,
  lock: null,
  proofHash: null,
  lockedOut: false,
  cursors: {},
  shutOutAt: null,
  clearedAt: null,
  lastContactAt: null,
  unsent: 0,
  hasRead: false,
  wipedAt: null,
  lostUnsent: null,
} as const;

export function memoryAccess(state: AccessState): AccessTx {
  const rowOf = (device: OwnDevice): DeviceRow => {
    const member = state.members.get(device.member);
    if (member === undefined) throw new Error('A device needs its member');
    return { ...device, memberName: member.name, role: member.role };
  };
  const change = (office: string, id: string, to: (device: OwnDevice) => Partial<OwnDevice>) => {
    const device = state.devices.get(id);
    if (device?.office === office) state.devices.set(id, { ...device, ...to(device) });
  };
  return {
    offices: async () => [...state.offices.values()].map(({ state: _copy, ...office }) => office),
    async addOffice(office) {
      state.offices.set(office.office, {
        ...office,
        state: { seq: 0, parts: new Map(), history: new Map(), quarantine: new Map(), sums: new Map() },
      });
    },
    async setLetterKey(id, letterKey) {
      const office = state.offices.get(id);
      if (office !== undefined) state.offices.set(id, { ...office, letterKey });
    },
    membersOf: async (office) => [...state.members.values()].filter((member) => member.office === office),
    async addMember(member) {
      state.members.set(member.member, member);
    },
    async changeMember({ member, office, name, role, authorisedFrom, authorisedTo }) {
      const before = state.members.get(member);
      if (before?.office !== office) return;
      state.members.set(member, { ...before, name, role, authorisedFrom, authorisedTo });
    },
    async addDevice(device) {
      rowOf({ ...unknownYet, ...device });
      state.devices.set(device.device, { ...unknownYet, ...device });
    },
    async changeDevice(office, id, to) {
      change(office, id, () => to);
    },
    async addSession(tokenHash, office, device, createdAt) {
      state.sessions.set(tokenHash, { office, device, createdAt, lastUsedAt: createdAt });
    },
    async useSession(tokenHash, lastUsedAt) {
      const session = state.sessions.get(tokenHash);
      if (session !== undefined) state.sessions.set(tokenHash, { ...session, lastUsedAt });
    },
    async endSessions(office, device) {
      const ended = [...state.sessions].filter(([, one]) => one.office === office && one.device === device);
      for (const [hash] of ended) state.sessions.delete(hash);
      return ended.length > 0;
    },
    async sessionBy(member, tokenHash) {
      const session = state.sessions.get(tokenHash);
      const device = state.devices.get(session?.device ?? '');
      const home = state.offices.get(session?.office ?? '');
      const person = state.members.get(member);
      if (session === undefined || device?.member !== member || home === undefined || person === undefined) {
        return undefined;
      }
      const { name: memberName, role, authorisedFrom, authorisedTo } = person;
      const { name: deviceName, state: deviceState, proofHash } = device;
      const { office, name: officeName, example } = home;
      const who = { member, memberName, role, authorisedFrom, authorisedTo };
      const { createdAt, lastUsedAt } = session;
      const here = { device: device.device, deviceName, state: deviceState, proofHash };
      return { office, officeName, example, ...who, ...here, createdAt, lastUsedAt };
    },
    devicesOf: async (office) =>
      [...state.devices.values()].filter((device) => device.office === office).map((device) => rowOf(device)),
    async deviceBy(office, id) {
      const device = state.devices.get(id);
      return device?.office === office ? rowOf(device) : undefined;
    },
    async noteContact(office, id, { at, unsent, hasRead }) {
      change(office, id, (device) => ({ lastContactAt: at, unsent, hasRead: device.hasRead || hasRead }));
    },
    async noteWipe(office, id, wipedAt, lostUnsent) {
      change(office, id, () => ({ wipedAt, lostUnsent, hasRead: false }));
    },
    async addCode(code) {
      state.codes.set(code.hash, code);
    },
    codeBy: async (hash) => state.codes.get(hash),
    async spendCode(hash, usedAt) {
      const code = state.codes.get(hash);
      if (code === undefined || code.usedAt !== null) return false;
      state.codes.set(hash, { ...code, usedAt });
      return true;
    },
  };
}
