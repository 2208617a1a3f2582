import { describe, expect, it } from 'vitest';
import {
  crossedWalls,
  dexieOutsideStore,
  importCircles,
  importsWithoutExtension,
  namelessExports,
} from './walls/imports.ts';
import { literalColours, unsafeMarkup, wordsOutsideLocales } from './walls/look.ts';
import { impurities, strayClocks } from './walls/purity.ts';
import { emptyNames, silencedTests, tooLong } from './walls/shape.ts';
import { type Complaint, parse, readSources, type Source } from './walls/source.ts';

/** Files beside the main ones that may ask the clock or throw dice, each with the reason. */
const mayHaveClocks: Record<string, string> = {
  'src/server/backup-now.ts': 'a program of its own, and so its own main',
  'src/client/sw.ts': 'the service worker is a program of its own, and so its own main',
};

const product = readSources('src');
const everything = [...product, ...readSources('test', 'scripts', 'bench')];

/** A wall, the files it looks at, and examples that it must refuse and let pass: a wall that never falls on anybody proves nothing. */
type Wall = {
  promise: string;
  check: (source: Source) => Complaint[];
  files: Source[];
  refuses: [path: string, text: string][];
  allows: [path: string, text: string][];
};

const walls: Wall[] = [
  {
    promise: 'rules know no store and no server, and the browser and the server know nothing of each other',
    check: crossedWalls,
    files: product,
    refuses: [
      ['src/domain/a.ts', `import { b } from '../sync/b.ts';`],
      ['src/domain/a.ts', `import { readFile } from 'node:fs';`],
      ['src/domain/a.ts', `import type { Table } from 'dexie';`],
      ['src/sync/a.ts', `export { b } from '../client/b.ts';`],
      ['src/client/a.ts', `const b = await import('../server/b.ts');`],
      ['src/client/a.ts', `import { Hono } from 'hono';`],
      ['src/server/a.ts', `import { b } from '../client/b.ts';`],
      ['src/server/a.ts', `import { h } from 'preact';`],
    ],
    allows: [
      ['src/domain/a.ts', `import * as v from 'valibot'; import { b } from './b.ts';`],
      ['src/sync/a.ts', `import { b } from '../domain/b.ts';`],
      ['src/client/ui/a.tsx', `import { b } from '../../sync/b.ts'; import { h } from 'preact';`],
      ['src/server/a.ts', `import { readFile } from 'node:fs'; import { b } from '../domain/b.ts';`],
    ],
  },
  {
    promise: 'only the store names Dexie',
    check: dexieOutsideStore,
    files: product,
    refuses: [['src/client/syncer.ts', `import { liveQuery } from 'dexie';`]],
    allows: [['src/client/store/open.ts', `import { Dexie } from 'dexie';`]],
  },
  {
    promise: 'an import names its file',
    check: importsWithoutExtension,
    files: everything,
    refuses: [['src/sync/a.ts', `import { b } from './b';`]],
    allows: [['src/client/a.ts', `import './a.css'; import u from './w.ts?worker'; import { b } from './b.tsx';`]],
  },
  {
    promise: 'what a file offers has a name',
    check: namelessExports,
    files: product,
    refuses: [
      ['src/sync/a.ts', 'export default function join() {}'],
      ['src/sync/a.ts', 'const a = 1; export { a as default };'],
      ['src/sync/a.ts', `export * from './b.ts';`],
    ],
    allows: [['src/sync/a.ts', 'export const a = 1;']],
  },
  {
    promise: 'rules know no clock, no dice, no world, and not the language or time zone of the machine',
    check: impurities,
    files: product,
    refuses: [
      ['src/domain/a.ts', 'setTimeout(() => {}, 5);'],
      ['src/domain/a.ts', 'const a = globalThis;'],
      ['src/sync/a.ts', 'const id = crypto.subtle;'],
      ['src/domain/a.ts', 'const hour = (date: Date) => date.getHours();'],
      ['src/domain/a.ts', `['ą', 'a'].sort((a, b) => a.localeCompare(b));`],
      ['src/domain/a.ts', 'const text = (n: number) => n.toLocaleString();'],
      ['src/domain/a.ts', 'const order = new Intl.Collator();'],
    ],
    allows: [
      ['src/domain/a.ts', 'export const find = (document: string) => document.length; // setTimeout'],
      ['src/domain/a.ts', `const order = new Intl.Collator('pl'); const y = { history: 1 }.history;`],
      ['src/domain/a.ts', 'const hour = (date: Date) => date.getUTCHours();'],
      ['src/client/a.ts', 'setTimeout(() => {}, 5);'],
    ],
  },
  {
    promise: 'clock and dice are made in main and handed on',
    check: (source) => strayClocks(source, mayHaveClocks),
    files: product,
    refuses: [
      ['src/domain/a.ts', 'const now = Date.now();'],
      ['src/sync/a.ts', 'const now = new Date();'],
      ['src/client/a.ts', 'const now = Date;  const then = Date();'],
      ['src/client/store/a.ts', 'const dice = Math.random;'],
      ['src/client/a.ts', 'globalThis.crypto.getRandomValues(new Uint8Array(8));'],
      ['src/server/a.ts', `import { randomBytes as bytes } from 'node:crypto';`],
      ['src/server/a.ts', `import crypto from 'node:crypto'; crypto.randomUUID();`],
    ],
    allows: [
      ['src/client/main.tsx', 'const clock = () => Date.now();'],
      ['src/domain/a.ts', `const day = new Date('2024-03-01'); const now = 5; // Date.now()`],
      ['src/client/a.ts', 'export const f = (crypto: Crypto) => crypto.getRandomValues(new Uint8Array(8));'],
      ['src/domain/a.ts', 'const ms = (clock: { now: () => number }) => clock.now();'],
    ],
  },
  {
    promise: 'a file does one thing that fits on a few screens',
    check: tooLong,
    files: everything,
    refuses: [['src/sync/a.ts', 'x;\n'.repeat(301)]],
    allows: [['src/sync/a.ts', 'x;\n'.repeat(300)]],
  },
  {
    promise: 'a name says what is inside',
    check: emptyNames,
    files: everything,
    refuses: [
      ['src/client/utils/a.ts', ''],
      ['src/client/date-helpers.ts', ''],
      ['src/client/syncManager.ts', ''],
      ['src/client/ui/index.ts', ''],
      ['src/client/a.ts', 'export class SyncService {}'],
      ['src/client/a.ts', 'export const commonThings = 1;'],
    ],
    allows: [
      ['src/client/service-worker.ts', 'export const serviceWorkerReady = 1;'],
      ['src/client/communes.ts', 'export function commit() {}'],
      ['src/client/presences.ts', 'export function helpersOf() {}'],
    ],
  },
  {
    promise: 'every test runs',
    check: silencedTests,
    files: everything,
    refuses: [
      ['test/a.test.ts', `it.only('a', () => {});`],
      ['test/a.test.ts', `describe.skip('a', () => {});`],
      ['test/a.test.ts', `it.concurrent.todo('a');`],
      ['test/a.test.ts', `it.skipIf(true)('a', () => {});`],
      ['test/a.test.ts', `xit('a', () => {});`],
      ['test/a.test.ts', `it('a', (ctx) => ctx.skip());`],
    ],
    allows: [['test/a.test.ts', `it('skips nothing', () => { cursor.skip(); }); // it.only`]],
  },
  {
    promise: 'colours have names',
    check: literalColours,
    files: product,
    refuses: [
      ['src/client/ui/a.css', '.a { color: #fff; }'],
      ['src/client/ui/a.css', '.a {\n  border: 1px solid rgb(0 0 0);\n}'],
      ['src/client/ui/a.css', '.a { background: white; }'],
      ['src/client/ui/a.tsx', `export const A = () => <i style={{ color: '#0f4a36' }} />;`],
      ['src/client/ui/a.tsx', 'export const A = () => <i style={`color: hsl(12 50% 50%)`} />;'],
    ],
    allows: [
      ['src/client/ui/tokens.css', ':root { --line: #123456; }'],
      ['src/client/ui/a.css', '#face a:hover { color: var(--white); white-space: nowrap; } /* #fff */'],
      ['src/client/ui/a.tsx', `export const A = () => <a href="#dziś" style={{ color: 'var(--line)' }} />;`],
    ],
  },
  {
    promise: 'text is never markup',
    check: unsafeMarkup,
    files: product,
    refuses: [
      ['src/client/ui/a.tsx', 'export const A = () => <i dangerouslySetInnerHTML={{ __html: name }} />;'],
      ['src/client/a.ts', 'element.innerHTML = name;'],
      ['src/client/a.ts', 'document.write(name);'],
    ],
    allows: [['src/client/a.ts', 'element.textContent = name;']],
  },
  {
    promise: 'every word that a person sees comes from the locales',
    check: wordsOutsideLocales,
    files: product,
    refuses: [
      ['src/client/ui/a.tsx', 'export const A = () => <p>Obecni</p>;'],
      ['src/client/ui/a.tsx', `export const A = () => <p>{'Obecni'}</p>;`],
      ['src/client/ui/a.tsx', 'export const A = () => <button aria-label="Cofnij" />;'],
      ['src/client/ui/a.tsx', 'export const A = () => <img alt={`Ikona`} />;'],
      ['src/client/ui/a.tsx', `export const A = () => <>{sent ? 'Wysłane' : 5}</>;`],
    ],
    allows: [
      ['src/client/ui/a.tsx', `export const A = () => <p class="big">Teren · {t('present')}: 5&nbsp;+</p>;`],
      ['src/client/ui/a.tsx', `export const A = () => <p class={big ? 'big' : 'small'}>{open && <A kind="x" />}</p>;`],
      ['src/client/locales/links.tsx', 'export const A = () => <p>Obecni</p>;'],
    ],
  },
];

describe('the walls', () => {
  it('look at real files in every part of the product', () => {
    for (const folder of ['domain', 'sync', 'client', 'server']) {
      expect(product.some(({ path }) => path.startsWith(`src/${folder}/`))).toBe(true);
    }
    expect(everything.some(({ path }) => path === 'test/walls.test.ts')).toBe(true);
  });

  describe.each(walls)('$promise', ({ check, files, refuses, allows }) => {
    it('in every file', () => {
      expect(files.flatMap(check)).toEqual([]);
    });

    it.each(refuses.map(titled))('refuses $title', ({ path, text }) => {
      expect(check(parse(path, text))).not.toEqual([]);
    });

    it.each(allows.map(titled))('allows $title', ({ path, text }) => {
      expect(check(parse(path, text))).toEqual([]);
    });
  });

  it('let no file import itself in a circle', () => {
    expect(importCircles(product)).toEqual([]);
  });

  it('see a circle of three, and none in a diamond', () => {
    const circle = [
      parse('src/sync/a.ts', `import './b.ts';`),
      parse('src/sync/b.ts', `import type { C } from './deep/c.ts';`),
      parse('src/sync/deep/c.ts', `import '../a.ts';`),
    ];
    expect(importCircles(circle)).toEqual(['src/sync/a.ts → src/sync/b.ts → src/sync/deep/c.ts → src/sync/a.ts']);
    const diamond = [
      parse('src/sync/a.ts', `import './b.ts'; import './c.ts';`),
      parse('src/sync/b.ts', `import './d.ts';`),
      parse('src/sync/c.ts', `import './d.ts';`),
      parse('src/sync/d.ts', ''),
    ];
    expect(importCircles(diamond)).toEqual([]);
  });

  it('give a reason for each file that may have a clock, and such a file exists', () => {
    for (const [path, reason] of Object.entries(mayHaveClocks)) {
      expect(reason).not.toBe('');
      expect(product.map((source) => source.path)).toContain(path);
    }
  });
});

function titled([path, text]: [path: string, text: string]): { path: string; text: string; title: string } {
  return { path, text, title: `${path}: ${text.replaceAll(/\s+/g, ' ').slice(0, 80)}` };
}
