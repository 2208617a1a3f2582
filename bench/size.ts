/** M6: what the data layer weighs on its way to a phone: all that opens an office, its lazy parts included; no screens. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundle } from './page-bundle.ts';
import type { Figure } from './report.ts';

export async function benchSize(): Promise<readonly Figure[]> {
  const kibOf = async (entry: string) => gzipSync(await bundle(entry), { level: 9 }).length / 1024;
  return [
    {
      label: 'M6 data layer, min + gzip',
      unit: 'KiB',
      limit: [await kibOf('dexie')],
      teren: [await kibOf(join(import.meta.dirname, '../src/client/open-office.ts'))],
      target: { atMost: 45 },
    },
  ];
}
