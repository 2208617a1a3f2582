import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The most JavaScript, gzipped, that may stand between a person and the first screen. In bytes. */
const budget = 75_000;

/** What Vite writes about each chunk in dist/.vite/manifest.json. */
type Chunk = { file: string; isEntry?: boolean; imports?: string[] };

const dist = join(import.meta.dirname, '..', 'dist');
const chunks = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>;
const page = readFileSync(join(dist, 'index.html'), 'utf8');

/** The scripts that the page loads before it can show anything: entries, what they import statically, and preloads. */
function initialFiles(): string[] {
  const files = new Set([...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].flatMap(([, file]) => file ?? []));
  const visit = (key: string): void => {
    const chunk = chunks[key];
    if (!chunk) throw new Error(`The build's manifest names no chunk ${key}`);
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) if (!files.has(chunks[imported]?.file ?? '')) visit(imported);
  };
  for (const [key, chunk] of Object.entries(chunks)) if (chunk.isEntry) visit(key);
  return [...files];
}

const rows = initialFiles().map((file) => {
  const bytes = readFileSync(join(dist, file));
  return { file, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
});
const total = rows.reduce((sum, row) => sum + row.gzip, 0);

const line = (file: string, raw: number | string, gzip: number): string =>
  `${file.padEnd(44)}${String(raw).padStart(9)} B ${String(gzip).padStart(9)} B gzip`;

console.log('Initial JavaScript');
for (const { file, raw, gzip } of rows) console.log(line(file, raw, gzip));
const raw = rows.reduce((sum, row) => sum + row.raw, 0);
console.log(line(`together (budget ${budget} B)`, raw, total));
if (total > budget || rows.length === 0) {
  console.error(rows.length === 0 ? 'No script found: was the app built?' : `Over the budget by ${total - budget} B.`);
  process.exitCode = 1;
}
