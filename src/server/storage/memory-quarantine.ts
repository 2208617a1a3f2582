/** What one office has set aside, in memory. */
import { type OfficeState, recordKey } from './memory-state.ts';
import type { OfficeTx } from './storage.ts';

type Quarantine = Pick<OfficeTx, 'quarantine' | 'readQuarantine' | 'lyingAside' | 'settle' | 'scrub'>;

export function memoryQuarantine(state: OfficeState): Quarantine {
  return {
    async quarantine(changes) {
      for (const change of changes) {
        const key = `${change.device} ${change.hash}`;
        if (!state.quarantine.has(key)) state.quarantine.set(key, { ...change, settledAt: null });
      }
    },
    async readQuarantine(device, hashes) {
      const ofDevice = [...state.quarantine.values()].filter((change) => change.device === device);
      const sum = (held: boolean) => {
        const some = ofDevice.filter((change) => change.held === held);
        return { rows: some.length, bytes: some.reduce((bytes, { raw }) => bytes + Buffer.byteLength(raw), 0) };
      };
      const known = new Map<string, boolean>();
      for (const hash of hashes) {
        const lying = state.quarantine.get(`${device} ${hash}`);
        if (lying !== undefined) known.set(hash, lying.held);
      }
      return { held: sum(true), refused: sum(false), known };
    },
    async lyingAside(limit, one) {
      return [...state.quarantine.values()]
        .filter((change) =>
          one === undefined ? change.settledAt === null : change.device === one.device && change.hash === one.hash,
        )
        .toSorted((a, b) => a.at - b.at || (a.hash < b.hash ? -1 : 1))
        .slice(0, limit);
    },
    async settle(device, hash, at) {
      const lying = state.quarantine.get(`${device} ${hash}`);
      if (lying !== undefined) state.quarantine.set(`${device} ${hash}`, { ...lying, settledAt: at });
    },
    async scrub(records) {
      for (const record of records) {
        for (const [key, past] of state.history) {
          if (recordKey(past) === recordKey(record)) state.history.delete(key);
        }
        for (const [key, { raw }] of state.quarantine) {
          if (raw.includes(`"id":"${record.id}"`)) state.quarantine.delete(key);
        }
      }
    },
  };
}
