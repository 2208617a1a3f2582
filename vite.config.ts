import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { manifest } from './scripts/manifest.ts';

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
      injectManifest: { globPatterns: ['**/*.{js,css,html,svg,png,woff2,wasm}'] },
    }),
  ],
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
  },
  server: {
    port: 5173,
    // The endpoint runs beside it: `node src/server/main.ts`.
    proxy: { '/api': 'http://127.0.0.1:8787' },
  },
});
