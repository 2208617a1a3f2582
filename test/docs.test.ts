import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scripts } from '../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '..');
const folders = readdirSync(root).filter((name) => !name.includes('.'));

/** A page for people, as it lies in the project. */
interface Page {
  readonly path: string;
  readonly text: string;
}

const read = (path: string): Page => ({ path, text: readFileSync(join(root, path), 'utf8') });
const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.md'),
);
const pages = ['README.md', 'ARCHITECTURE.md', 'src/sync/README.md', ...inDocs.map((file) => join('docs', file))].map(
  read,
);

/** What a page claims to exist: targets of its links and pictures, and paths in code marks. */
function pathsIn({ path, text }: Page): readonly string[] {
  const here = dirname(path);
  const linked = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => join(here, target));
  // `src/…` is said from the project's folder wherever it stands; `part.ts` beside the page, or anywhere in the project.
  const named = codeIn(text).filter((code) => folders.some((folder) => code.startsWith(`${folder}/`)) && isPath(code));
  return [...new Set([...linked, ...named])];
}

function isPath(code: string): boolean {
  return /^[\w.-]+(\/[\w.-]+)*\/?$/.test(code);
}

/** File names without a folder, such as `cell.ts`. */
function namesIn({ text }: Page): readonly string[] {
  return [...new Set(codeIn(text).filter((code) => /^[\w.-]+\.(ts|tsx|mjs|css)$/.test(code)))];
}

function codeIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

function scriptsIn({ text }: Page): readonly string[] {
  const run = [...text.matchAll(/npm run (?:-s |--silent )?([a-z][\w:-]*)/g)].map(([, name = '']) => name);
  const short = [...text.matchAll(/npm (start|test)\b/g)].map(([, name = '']) => name);
  return [...new Set([...run, ...short])];
}

/** Names in capitals of code marks and of commands: PORT, DATA_DIR. */
function settingsIn(text: string): readonly string[] {
  const named = [...text.matchAll(/`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)`/g), ...text.matchAll(/\b([A-Z][A-Z0-9_]*)=/g)];
  return [...new Set(named.map(([, name = '']) => name))].sort();
}

/** The settings that the endpoint reads. */
function settingsOfConfig(): readonly string[] {
  const { text } = read('src/server/config.ts');
  return [...new Set([...text.matchAll(/\bsetting\('(\w+)'\)/g)].map(([, name = '']) => name))].sort();
}

const projectFiles = new Set(
  ['src', 'test', 'scripts', 'bench'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => file.split(/[\\/]/).at(-1)),
  ),
);

describe('the documents', () => {
  it.each(pages)('$path names only files and pictures that exist', (page) => {
    expect(pathsIn(page).filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(namesIn(page).filter((name) => !projectFiles.has(name) && !existsSync(join(root, name)))).toEqual([]);
  });

  it.each(pages)('$path names only commands that exist', (page) => {
    expect(scriptsIn(page).filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('tell an installer each setting of the endpoint, and no other', () => {
    expect(settingsIn(read('README.md').text)).toEqual(settingsOfConfig());
  });

  it('draw the architecture in less than 100 lines', () => {
    expect(read('ARCHITECTURE.md').text.trimEnd().split('\n').length).toBeLessThan(100);
  });

  it('are read well: links, pictures, code marks, commands and settings are seen', () => {
    const page = {
      path: 'docs/a.md',
      text: '![A](b.png) [C](../src/c.ts#d) `src/e.ts` `f.ts` `g/h` npm run i `J_K` L=m <a:b>',
    };
    expect(pathsIn(page)).toEqual(['docs/b.png', 'src/c.ts', 'src/e.ts']);
    expect(namesIn(page)).toEqual(['f.ts']);
    expect(scriptsIn(page)).toEqual(['i']);
    expect(settingsIn(page.text)).toEqual(['J_K', 'L']);
  });
});
