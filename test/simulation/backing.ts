/** What the office's storage stands on: memory or a SQLite file, with copies that can be put back in its place. */
import { mkdtempSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MemoryStorage, openMemory } from '../../src/server/storage/memory.ts';
import { openSqlite } from '../../src/server/storage/sqlite.ts';
import type { Storage } from '../../src/server/storage/storage.ts';

export interface Backing {
  storage(): Storage;
  /** Makes a copy, as a backup does while the office works. */
  backup(): Promise<void>;
  /** Puts the copy of that number in place of what there is. The numbers begin at 0. */
  restore(number: number): Promise<void>;
  close(): Promise<void>;
}

export function memoryBacking(): Backing {
  let storage = openMemory();
  const copies: MemoryStorage[] = [];
  return {
    storage: () => storage,
    backup: async () => void copies.push(storage.copy()),
    async restore(number) {
      storage = copies[number]?.copy() ?? storage;
    },
    close: async () => undefined,
  };
}

export async function sqliteBacking(): Promise<Backing> {
  const folder = mkdtempSync(join(tmpdir(), 'teren-simulation-'));
  const nameOf = (number: number) => join(folder, `${number}.sqlite`);
  let opened = 0;
  let storage = await openSqlite(join(folder, 'teren-0.sqlite'));
  let copies = 0;
  return {
    storage: () => storage,
    async backup() {
      await storage.copyTo(nameOf(copies));
      copies += 1;
    },
    async restore(number) {
      await storage.close();
      opened += 1;
      const file = join(folder, `teren-${opened}.sqlite`);
      await copyFile(nameOf(number), file);
      storage = await openSqlite(file);
    },
    async close() {
      await storage.close();
      rmSync(folder, { recursive: true });
    },
  };
}
