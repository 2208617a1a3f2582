/** docs/faults.md says for each way to go wrong what tries it; nothing of it may be only said. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Rows whose tests come later; the page says with what. */
const later = [21, 22, 23, 24, 25, 26, 27, 57];
const all = Array.from({ length: 60 }, (_, i) => i + 1);

const rows = [...readFileSync(join(root, 'docs/faults.md'), 'utf8').matchAll(/^\| (\d+) \| (.+) \|$/gm)].map(
  ([, number = '', rest = '']) => {
    const [what = '', promise = '', tests = '', result = ''] = rest.split(' | ');
    return { number: Number(number), what, promise, tests, result };
  },
);

/** In which files a row has a test: `it`, `test` or a `describe` whose name begins with it. */
const filesOf = new Map<number, Set<string>>();
for (const file of readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })) {
  if (!/\.test\.tsx?$/.test(file) || file === 'faults-page.test.ts') continue;
  const text = readFileSync(join(root, 'test', file), 'utf8');
  for (const [, number = ''] of text.matchAll(/\(\s*['"`]row (\d+) ·/g)) {
    filesOf.set(Number(number), (filesOf.get(Number(number)) ?? new Set()).add(`test/${file}`));
  }
}

describe('the page of faults', () => {
  it('has all 60 rows, each with a promise', () => {
    expect(rows.map(({ number }) => number)).toEqual(all);
    expect(rows.filter(({ what, promise }) => what === '' || promise === '')).toEqual([]);
  });

  it.each(all.filter((number) => !later.includes(number)))('row %i has a test that is named by it', (number) => {
    expect([...(filesOf.get(number) ?? [])]).not.toEqual([]);
  });

  it.each(rows)('row $number names files that have its tests, or says with what they come', ({ number, tests }) => {
    const named = [...tests.matchAll(/`([^`]+)`/g)].map(([, file]) => file);
    const has = filesOf.get(number) ?? new Set();
    expect(named.filter((file) => file === undefined || !has.has(file))).toEqual([]);
    expect(named.length > 0 ? 'not yet: comes with tests' : tests).toMatch(/^not yet: comes with /);
  });

  it('names no row that is not there', () => {
    expect([...filesOf.keys()].filter((number) => !all.includes(number))).toEqual([]);
  });
});
