import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/client/locales/en/catalogue.ts';
import { pl } from '../../src/client/locales/pl/catalogue.ts';
import { firstWords } from '../../src/client/locales/pl/first.ts';
import { uk } from '../../src/client/locales/uk/catalogue.ts';
import type { Words } from '../../src/client/locales/words.ts';

const catalogues: Readonly<Record<'pl' | 'en' | 'uk', Words>> = { pl, en, uk };
const others = ['en', 'uk'] as const;

/** Every text of an entry: itself, or its plural forms. */
const textsOf = (entry: Words[string] | undefined): readonly string[] =>
  entry === undefined ? [] : typeof entry === 'string' ? [entry] : Object.values(entry);
const namesIn = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted((a = '', b = '') => (a < b ? -1 : 1));

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The files that come before the first screen: what main imports, not what it asks for later. */
function firstFiles(): string[] {
  const found = new Set<string>();
  const follow = (file: string) => {
    if (found.has(file) || file.includes(join('client', 'locales', ''))) return;
    found.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/^import (?!type\b)[^;]*?'(\.[^']+\.tsx?)';/gm)) {
      follow(normalize(join(file, '..', path ?? '')));
    }
  };
  follow(join('src', 'client', 'main.tsx'));
  return [...found];
}

describe('the words of the screens', () => {
  it('of the first screen are there before any other words are fetched', () => {
    const source = firstFiles()
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    expect(source).toContain('TodayPage');
    const asked = Object.keys(pl).filter((key) => source.includes(`'${key}'`));
    expect(asked.length).toBeGreaterThan(40);
    expect(asked.filter((key) => !Object.hasOwn(firstWords, key))).toEqual([]);
  });

  it.each(others)('are all there in %s, and none too many', (locale) => {
    expect(Object.keys(catalogues[locale]).toSorted()).toEqual(Object.keys(pl).toSorted());
  });

  it.each(others)('name the same things between braces in %s as in Polish', (locale) => {
    const differing = Object.entries(catalogues.pl).filter(([key, polish]) => {
      const wanted = JSON.stringify(namesIn(textsOf(polish)[0] ?? ''));
      return textsOf(catalogues[locale][key]).some((text) => JSON.stringify(namesIn(text)) !== wanted);
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it.each(['pl', ...others] as const)('have just the plural forms that the language %s has', (locale) => {
    const wanted = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
    const wrong = Object.entries(catalogues[locale])
      .filter(([, entry]) => typeof entry !== 'string')
      .filter(([, forms]) => JSON.stringify(Object.keys(forms).toSorted()) !== JSON.stringify(wanted));
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it.each(['pl', ...others] as const)('are never empty, never shout and never end in a blank in %s', (locale) => {
    const wrong = Object.entries(catalogues[locale]).filter(([, entry]) =>
      textsOf(entry).some((text) => text.trim() === '' || text !== text.trim() || text.includes('!')),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('are each used somewhere, also those whose key is put together', () => {
    const source = sourceFiles('src/client')
      .filter((file) => !file.includes(join('client', 'locales', '')))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const built = [...source.matchAll(/`([a-z][\w.]*\.)\$\{/g)].map(([, prefix]) => prefix ?? '');
    // Words of problems are looked up by their code (ui/messages.ts).
    const prefixes = [...built, 'problem.', 'safe.', 'next.'];
    const unused = Object.keys(pl).filter(
      (key) => !source.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it('that the code asks for are all there', () => {
    const missing = sourceFiles('src/client').flatMap((file) => {
      const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
      return [...code.matchAll(/\b(?:t|plural)\(\s*'([^']+)'/g)]
        .map(([, key]) => key ?? '')
        .filter((key) => !Object.hasOwn(pl, key));
    });
    expect(missing).toEqual([]);
  });
});
