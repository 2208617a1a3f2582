import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openLedger } from '../../src/server/ledger.ts';

const folder = mkdtempSync(join(tmpdir(), 'teren-ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('what is added to a ledger whose last line a power cut tore is found again, after every further start', () => {
  const file = join(folder, 'a.ids');
  openLedger(file).add([{ what: 'spent', hash: 'h1' }]);
  appendFileSync(file, '{"what":"spe');
  openLedger(file).add([{ what: 'spent', hash: 'h2' }]);
  openLedger(file).add([{ what: 'spent', hash: 'h3' }]);
  expect(openLedger(file).entries()).toEqual(['h1', 'h2', 'h3'].map((hash) => ({ what: 'spent', hash })));
});
