/** What the memory backend keeps of one office. */
import type { LyingChange, PastCell, RecordKey, StoredPart } from './storage.ts';

export interface OfficeState {
  seq: number;
  readonly parts: Map<string, StoredPart & { readonly seq: number }>;
  readonly history: Map<string, PastCell>;
  readonly quarantine: Map<string, LyingChange>;
  /** By `<class> <bucket>`; the class itself has no bucket. */
  readonly sums: Map<string, bigint>;
}

export function copyOfOffice({ seq, parts, history, quarantine, sums }: OfficeState): OfficeState {
  return {
    seq,
    parts: new Map(parts),
    history: new Map(history),
    quarantine: new Map(quarantine),
    sums: new Map(sums),
  };
}

export function recordKey({ kind, id }: RecordKey): string {
  return `${kind} ${id}`;
}

export function withoutSeq({ kind, id, class: fieldClass, cells }: StoredPart): StoredPart {
  return { kind, id, class: fieldClass, cells };
}
