/** The storage's promise without a disk: for tests and simulations. */
import type { CodeRecord, DeviceRow, Identity, MemberRecord, OfficeRecord } from './access-records.ts';
import { memoryOffice } from './memory-office.ts';
import { copyOfOffice, type OfficeState } from './memory-state.ts';
import type { Storage, Tx } from './storage.ts';

interface State {
  readonly offices: Map<string, OfficeRecord & { readonly state: OfficeState }>;
  readonly members: Map<string, MemberRecord>;
  readonly devices: Map<string, DeviceRow>;
  readonly sessions: Map<string, { readonly office: string; readonly device: string }>;
  readonly codes: Map<string, CodeRecord>;
}

export interface MemoryStorage extends Storage {
  /** Another storage with the same content, as a copy of a file would be. */
  copy(): MemoryStorage;
}

export function openMemory(): MemoryStorage {
  return storageOf({
    offices: new Map(),
    members: new Map(),
    devices: new Map(),
    sessions: new Map(),
    codes: new Map(),
  });
}

function storageOf(begun: State): MemoryStorage {
  let state = begun;
  let queue: Promise<unknown> = Promise.resolve();
  return {
    transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      // One at a time; each on a copy that takes the state's place only when the work is done.
      const run = async () => {
        const draft = copyOf(state);
        const result = await work(transaction(draft));
        state = draft;
        return result;
      };
      const done = queue.then(run);
      queue = done.catch(() => undefined);
      return done;
    },
    close: () => Promise.resolve(),
    copy: () => storageOf(copyOf(state)),
  };
}

/** What lies in the maps is never changed, only replaced: copies of the maps are enough, however much they hold. */
function copyOf({ offices, members, devices, sessions, codes }: State): State {
  return {
    offices: new Map([...offices].map(([id, office]) => [id, { ...office, state: copyOfOffice(office.state) }])),
    members: new Map(members),
    devices: new Map(devices),
    sessions: new Map(sessions),
    codes: new Map(codes),
  };
}

function transaction(state: State): Tx {
  return {
    offices: async () => [...state.offices.values()].map(({ state: _copy, ...office }) => office),
    async addOffice(office) {
      state.offices.set(office.office, {
        ...office,
        state: { seq: 0, parts: new Map(), history: new Map(), quarantine: new Map(), sums: new Map() },
      });
    },
    async addMember(member) {
      state.members.set(member.member, member);
    },
    async addDevice(device) {
      const member = state.members.get(device.member);
      if (member === undefined) throw new Error('A device needs its member');
      state.devices.set(device.device, {
        ...device,
        memberName: member.name,
        role: member.role,
        lastContactAt: null,
        unsent: 0,
        hasRead: false,
        wipedAt: null,
        lostUnsent: null,
      });
    },
    async addSession(tokenHash, office, device) {
      state.sessions.set(tokenHash, { office, device });
    },
    async endSessions(office, device) {
      const ended = [...state.sessions].filter(([, one]) => one.office === office && one.device === device);
      for (const [hash] of ended) state.sessions.delete(hash);
      return ended.length > 0;
    },
    async identityOf(member, tokenHash): Promise<Identity | undefined> {
      const session = state.sessions.get(tokenHash);
      const device = state.devices.get(session?.device ?? '');
      const home = state.offices.get(session?.office ?? '');
      if (device?.member !== member || home === undefined) return undefined;
      const { office, memberName, role } = device;
      const { name: officeName, example } = home;
      return { office, officeName, example, member, memberName, role, device: device.device, deviceName: device.name };
    },
    devicesOf: async (office) => [...state.devices.values()].filter((device) => device.office === office),
    async deviceBy(office, id) {
      const device = state.devices.get(id);
      return device?.office === office ? device : undefined;
    },
    async noteContact(office, id, { at, unsent, hasRead }) {
      const device = state.devices.get(id);
      if (device?.office !== office) return;
      state.devices.set(id, { ...device, lastContactAt: at, unsent, hasRead: device.hasRead || hasRead });
    },
    async noteWipe(office, id, wipedAt, lostUnsent) {
      const device = state.devices.get(id);
      if (device?.office === office) state.devices.set(id, { ...device, wipedAt, lostUnsent, hasRead: false });
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
    async inOffice(office) {
      const home = state.offices.get(office);
      return home === undefined ? undefined : memoryOffice(home.state);
    },
  };
}
