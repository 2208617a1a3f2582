/** Builds the page of a benchmark with the tools that build the product, and serves it on loopback. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';

const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' };

export interface PageServer {
  readonly port: number;
  close(): Promise<void>;
}

export async function servePage(): Promise<PageServer> {
  const built = mkdtempSync(join(tmpdir(), 'teren-bench-page-'));
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    logLevel: 'warn',
    build: { outDir: built, emptyOutDir: true, modulePreload: { polyfill: false } },
  });
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://page').pathname);
    const file = path === '/' ? '/index.html' : path;
    const type = types[extname(file)];
    if (type === undefined) {
      response.writeHead(404).end();
      return;
    }
    // An isolated page gets the browser's fine clock (5 µs instead of 100).
    const isolated = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
    response.writeHead(200, { 'Content-Type': type, ...isolated }).end(readFileSync(join(built, file)));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The page has no port');
  return {
    port: bound.port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
      rmSync(built, { recursive: true, force: true });
    },
  };
}
