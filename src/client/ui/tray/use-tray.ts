/** The tray as the screen sees it, and what a person does with it. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Fields } from '../../../domain/scalar.ts';
import { useApp } from '../../app.ts';
import {
  forgetSettled,
  type Refused,
  readTray,
  restore,
  type Settled,
  sendLetterAgain,
  settle,
} from '../../store/tray.ts';
import type { Outcome } from '../parts/undoable.tsx';
import { useSync } from '../use.ts';

export interface Tray {
  /** What waits for a person, oldest first; and what was settled in the last thirty days, the latest first. */
  readonly open: readonly Refused[];
  readonly settled: readonly Refused[];
  /** Writes the record anew, then takes the row out of the list: cut off between the two, both are there. */
  sendAgain(row: Refused, fields: Fields): Promise<Outcome>;
  putAside(row: Refused): Promise<Outcome>;
  bringBack(row: Refused): Promise<Outcome>;
}

/** Undefined until it was read. */
export function useTray(): Tray | undefined {
  const { store, seal, syncer } = useApp();
  const { refused } = useSync();
  const [rows, setRows] = useState<readonly Refused[]>();
  const read = useCallback(async () => setRows(await readTray(store, seal)), [store, seal]);
  useEffect(() => void forgetSettled(store), [store]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tray is read again whenever the number of refused changes moved.
  useEffect(() => void read(), [read, refused]);
  if (rows === undefined) return undefined;

  /** The count of the light follows with the next try. */
  const moved = async (): Promise<Outcome> => {
    await read();
    syncer.now();
    return { ok: true };
  };
  const leave = async ({ key }: Refused, how: Settled) => {
    await settle(store, [key], how);
    return moved();
  };
  return {
    open: rows.filter(({ settledAt }) => settledAt === undefined),
    settled: rows
      .filter(({ settledAt }) => settledAt !== undefined)
      .toSorted((a, b) => Number(b.settledAt) - Number(a.settledAt)),
    async sendAgain(row, fields) {
      if (row.change === undefined) {
        if (row.letter === undefined) return { ok: false, code: 'malformed' };
        await sendLetterAgain(store, row.key);
        return moved();
      }
      const { kind, id } = row.change;
      const written = await store.write([{ kind, id, fields }]);
      return written.ok ? leave(row, 'again') : written;
    },
    putAside: (row) => leave(row, 'aside'),
    async bringBack({ key }) {
      await restore(store, [key]);
      return moved();
    },
  };
}
