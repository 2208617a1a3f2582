/** docs/security.md says for each item and threat what tries it; nothing of it may be only said. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const [, items = '', rest = ''] = readFileSync(join(root, 'docs/security.md'), 'utf8').split(
  /^## The (?:items|threats)$/m,
);
const threats = rest.split(/^## /m)[0] ?? '';

const rowsOf = (table: string) =>
  [...table.matchAll(/^\| (?!ASVS|threat)(.+) \|$/gm)].map(([, row = '']) => row.split(' | '));

/** The items of ASVS 5.0 that bind us, written as the page names them. */
const wanted = [
  '1.2.1 1.3.12 1.5.2 2.2.2 2.3.3 2.4.1 3.2.2 3.4.1 3.4.2 3.4.3 3.4.4–3.4.8 3.5.1–3.5.3 5.2.1–5.2.3',
  '6.4.1 6.5.1 6.5.4 6.5.5 6.5.6 7.1.1 7.2.3 7.3.1 7.3.2 7.4.2 7.4.5 7.5.2 8.2.2 8.2.3 8.3.1 8.3.2',
  '8.4.1 11.3.2–11.3.4 11.4.4 11.5.1 14.2.1 14.2.6 14.3.1 14.3.2 14.3.3 15.3.1 15.3.3 16.2.1–16.4.2',
  '16.5.3',
].flatMap((line) => line.split(' '));

describe('the page of security', () => {
  it('has a row for each item that binds us', () => {
    const named = rowsOf(items).flatMap(([numbers = '']) => numbers.replaceAll('*', '').split(', '));
    expect(named.toSorted()).toEqual(wanted.toSorted());
  });

  it('has the sixteen threats, each with what is left of it', () => {
    const rows = rowsOf(threats);
    expect(rows).toHaveLength(16);
    expect(rows.filter((cells) => cells.length !== 4 || cells.includes(''))).toEqual([]);
  });

  it.each([
    ...rowsOf(items).map((cells) => [cells[0], cells[3]]),
    ...rowsOf(threats).map((cells) => [cells[0], cells[2]]),
  ])('"%s" names files that hold tests', (_, tests = '') => {
    const files = [...tests.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
    expect(files).not.toEqual([]);
    for (const file of files) {
      expect(file).toMatch(/^test\/.+\.test\.tsx?$/);
      expect([file, existsSync(join(root, file))]).toEqual([file, true]);
      expect(readFileSync(join(root, file), 'utf8')).toMatch(/\b(it|test)(\.each|\()/);
    }
  });
});
