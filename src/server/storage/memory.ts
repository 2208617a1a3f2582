/** The storage's promise without a disk: for tests and simulations. */
import { type AccessState, memoryAccess } from './memory-access.ts';
import { memoryOffice } from './memory-office.ts';
import { copyOfOffice } from './memory-state.ts';
import type { Storage, Tx } from './storage.ts';

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

function storageOf(begun: AccessState): MemoryStorage {
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
function copyOf({ offices, members, devices, sessions, codes }: AccessState): AccessState {
  return {
    offices: new Map([...offices].map(([id, office]) => [id, { ...office, state: copyOfOffice(office.state) }])),
    members: new Map(members),
    devices: new Map(devices),
    sessions: new Map(sessions),
    codes: new Map(codes),
  };
}

function transaction(state: AccessState): Tx {
  return {
    ...memoryAccess(state),
    async inOffice(office) {
      const home = state.offices.get(office);
      return home === undefined ? undefined : memoryOffice(home.state);
    },
  };
}
