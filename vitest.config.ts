import { defineConfig } from 'vitest/config';

/** One file at a time, unless a project says otherwise: two cores, and timings that mean something. */
const withBrowser = {
  globalSetup: ['test/e2e/setup.ts'],
  environment: 'node',
  fileParallelism: false,
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

/**
 * Three projects: `unit` (rules, storage, walls, components; seconds), `e2e` (the built app in a real Chromium against the real
 * endpoint) and `faults` (the same, while the line, the disk or a process fails; docs/faults.md lists them). A file that needs a
 * document says so in its first line: `// @vitest-environment happy-dom`.
 */
export default defineConfig({
  // The Dexie that the page is built with (vite.config.ts).
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    allowOnly: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/faults/**'],
          environment: 'node',
          setupFiles: ['test/all-words.ts'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: ['test/e2e/chromium/**'],
          ...withBrowser,
          // They wait more than they work, and none of them measures: two at a time, each with an office of its own.
          fileParallelism: true,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: { name: 'faults', include: ['test/faults/**/*.test.ts'], ...withBrowser },
      },
    ],
  },
});
