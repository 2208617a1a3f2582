import type * as Fs from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { openLedger } from '../../src/server/ledger.ts';

const calls = vi.hoisted((): string[] => []);
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof Fs>();
  return {
    ...fs,
    writeSync: (handle: number, text: string) => {
      calls.push(`write ${handle}`);
      return fs.writeSync(handle, text);
    },
    fsyncSync: (handle: number) => {
      calls.push(`sync ${handle}`);
      fs.fsyncSync(handle);
    },
  };
});

const folder = mkdtempSync(join(tmpdir(), 'teren-ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('each addition to the ledger is synced before it is called done, and nothing is synced for nothing', () => {
  const ledger = openLedger(join(folder, 'a.ids'));
  ledger.add([{ what: 'spent', hash: 'h1' }]);
  const [written = ''] = calls;
  expect(calls).toEqual([written, written.replace('write', 'sync')]);
  ledger.add([]);
  expect(calls).toHaveLength(2);
  ledger.add([
    { what: 'spent', hash: 'h2' },
    { what: 'revoked', office: 'o', device: 'd', how: 'lost' },
  ]);
  expect(calls.slice(2)).toEqual(calls.slice(0, 2));
  expect(ledger.entries()).toHaveLength(3);
});
