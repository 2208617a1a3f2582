import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import packageFile from './package.json' with { type: 'json' };
import { manifest } from './scripts/manifest.ts';

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/**
 * What the first screen needs goes into one file: cut up by what the lazy pages share, it weighs 4 kB more. Icons stay with
 * the pages that draw them, because the library imports all of them at once.
 */
function firstScreen(id: string, modules: Modules): string | null {
  const needed = new Set<string>();
  const visit = (module: string): void => {
    if (needed.has(module) || module.includes('lucide')) return;
    needed.add(module);
    for (const imported of modules.getModuleInfo(module)?.importedIds ?? []) visit(imported);
  };
  visit(join(import.meta.dirname, 'src/client/main.tsx'));
  return needed.has(id) ? 'app' : null;
}

/**
 * Builds the browser's part into dist/: the page, its lazy screens and the service worker that keeps them for offline use.
 * Nothing is inlined into index.html, so that the server can forbid inline scripts and styles (Content-Security-Policy).
 */
export default defineConfig({
  plugins: [
    preact({ devToolsEnabled: false, reactAliasesEnabled: false, prefreshEnabled: true }),
    VitePWA({
      // Our own service worker, and never a reload under someone's hands: the page asks first.
      strategies: 'injectManifest',
      srcDir: 'src/client',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: null,
      manifest,
      // The icons are among the files below already.
      includeManifestIcons: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png,woff2,wasm}'],
        // A classic script: a worker whose code names import.meta, as that of lazy imports does, starts in no browser.
        rollupFormat: 'iife',
      },
    }),
  ],
  define: { 'import.meta.env.VITE_TEREN_VERSION': JSON.stringify(packageFile.version) },
  worker: { format: 'es' },
  // The same Dexie for browsers of today, without what it does for the very old ones: 2 kB less before the first screen.
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // scripts/size.ts reads it to know what the first screen loads.
    manifest: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: firstScreen }] } } },
  },
  server: {
    port: 5173,
    // The endpoint runs beside it: `node src/server/main.ts`.
    proxy: { '/api': 'http://127.0.0.1:8787' },
  },
});
