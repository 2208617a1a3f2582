/** M6: what the data layer weighs on its way to a phone: store, syncer, transport and the rules of the join, with Dexie. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundle } from './page-bundle.ts';
import type { Figure } from './report.ts';

export async function benchSize(): Promise<readonly Figure[]> {
  const kibOf = async (entry: string) =>
    gzipSync(await bundle(join(import.meta.dirname, 'size', entry)), { level: 9 }).length / 1024;
  return [
    {
      label: 'M6 data layer, min + gzip',
      unit: 'KiB',
      limit: [await kibOf('limit.ts')],
      teren: [await kibOf('teren.ts')],
      target: { atMost: 45 },
    },
  ];
}
