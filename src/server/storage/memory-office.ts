/** One office's copy in memory. */
import { memoryQuarantine } from './memory-quarantine.ts';
import { type OfficeState, recordKey, withoutSeq } from './memory-state.ts';
import { memorySums } from './memory-sums.ts';
import type { OfficeTx } from './storage.ts';

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
    ...memoryQuarantine(state),
    ...memorySums(state),
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
