/** One office's copy in memory. */
import type { OfficeTx, PastCell, QuarantinedChange, RecordKey, StoredPart } from './storage.ts';

export interface OfficeState {
  seq: number;
  readonly parts: Map<string, StoredPart & { readonly seq: number }>;
  readonly history: Map<string, PastCell>;
  readonly quarantine: Map<string, QuarantinedChange>;
}

export function memoryOffice(state: OfficeState): OfficeTx {
  return {
    seq: () => state.seq,
    async readParts(records) {
      const wanted = new Set(records.map(recordKey));
      return [...state.parts.values()].filter((part) => wanted.has(recordKey(part))).map(withoutSeq);
    },
    async readPast(changes) {
      const wanted = new Set(changes.map((change) => `${recordKey(change)} ${change.stamp[0]}`));
      return [...state.history.values()]
        .filter((past) => wanted.has(`${recordKey(past)} ${past.cell[1]}`))
        .map(({ kind, id, field, cell }) => ({ kind, id, field, stamp: [cell[1], cell[2]] }));
    },
    async putParts(parts) {
      for (const part of parts) {
        state.seq += 1;
        state.parts.set(`${recordKey(part)} ${part.class}`, { ...part, seq: state.seq });
      }
    },
    async addHistory(cells) {
      for (const past of cells) {
        const key = `${recordKey(past)} ${past.field} ${past.cell[1]} ${past.cell[2]}`;
        if (!state.history.has(key)) state.history.set(key, past);
      }
    },
    async quarantine(changes) {
      for (const change of changes) {
        const key = `${change.device} ${change.hash}`;
        if (!state.quarantine.has(key)) state.quarantine.set(key, change);
      }
    },
    async readQuarantine(device, hashes) {
      const ofDevice = [...state.quarantine.values()].filter((change) => change.device === device);
      const sum = (held: boolean) => {
        const some = ofDevice.filter((change) => change.held === held);
        return { rows: some.length, bytes: some.reduce((bytes, { raw }) => bytes + Buffer.byteLength(raw), 0) };
      };
      const known = new Set(hashes.filter((hash) => state.quarantine.has(`${device} ${hash}`)));
      return { held: sum(true), refused: sum(false), known };
    },
    async pageAfter(classes, cursors, maxBytes) {
      const rows = [...state.parts.values()]
        .filter((part) => classes.includes(part.class) && part.seq > (cursors[part.class] ?? 0))
        .toSorted((a, b) => a.seq - b.seq);
      let bytes = 0;
      const cut = rows.findIndex((part, index) => {
        bytes += Buffer.byteLength(JSON.stringify(part.cells));
        return index > 0 && bytes > maxBytes;
      });
      const page = cut < 0 ? rows : rows.slice(0, cut);
      return { parts: page.map(withoutSeq), lastSeq: page.at(-1)?.seq, more: cut >= 0 };
    },
  };
}

function recordKey({ kind, id }: RecordKey): string {
  return `${kind} ${id}`;
}

function withoutSeq({ kind, id, class: fieldClass, cells }: StoredPart): StoredPart {
  return { kind, id, class: fieldClass, cells };
}
