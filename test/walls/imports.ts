import { posix } from 'node:path';
import { type Complaint, complain, isNode, type Source, walk } from './source.ts';

/** For each folder of src: which of its neighbours it may import, and which packages it may (`only`) or may not (`never`). */
const walls: Record<string, { folders: string[]; only?: RegExp; never?: RegExp }> = {
  domain: { folders: ['domain'], only: /^valibot$/ },
  sync: { folders: ['domain', 'sync'], only: /^valibot$/ },
  client: { folders: ['domain', 'sync', 'client'], never: /^(node:.*|@?hono.*|kysely|better-sqlite3|pino|pg)$/ },
  server: {
    folders: ['domain', 'sync', 'server'],
    never: /^(preact.*|dexie|zustand.*|workbox-.*|lucide|virtual:.*|fake-indexeddb.*)$/,
  },
};

type Import = { specifier: string; start: number };

/** Everything that a file names in `import … from`, `export … from` and `import(…)`, types included. */
function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  walk(source, (node) => {
    const from = node['source'];
    if (isNode(from, 'Literal')) found.push({ specifier: String(from['value']), start: node.start });
  });
  return found;
}

/** Imports that cross a wall: a neighbour that this folder must not know, or a package that is not for it. */
export function crossedWalls(source: Source): Complaint[] {
  const [top, folder = ''] = source.path.split('/');
  const wall = walls[folder];
  if (top !== 'src' || !wall) return [];
  return importsOf(source).flatMap(({ specifier, start }) => {
    const target = specifier.startsWith('.') ? resolve(source, specifier) : undefined;
    const allowed = target
      ? wall.folders.some((name) => target.startsWith(`src/${name}/`))
      : (wall.only?.test(specifier) ?? true) && !wall.never?.test(specifier);
    return allowed ? [] : [complain(source, start, `${folder} must not import ${specifier}`)];
  });
}

/** Only the store names Dexie: everything else asks the store. */
export function dexieOutsideStore(source: Source): Complaint[] {
  if (source.path.startsWith('src/client/store/')) return [];
  return importsOf(source)
    .filter(({ specifier }) => specifier === 'dexie')
    .map(({ start }) => complain(source, start, 'only src/client/store may import dexie'));
}

/** Node runs the sources as they are, so an import names its file. */
export function importsWithoutExtension(source: Source): Complaint[] {
  return importsOf(source)
    .filter(({ specifier }) => specifier.startsWith('.') && !/\.(tsx?|mjs|css|json|svg|wasm)(\?\w+)?$/.test(specifier))
    .map(({ specifier, start }) => complain(source, start, `no extension: ${specifier}`));
}

/** A default export has no name that one could search for, and `export *` hides what a file offers. */
export function namelessExports(source: Source): Complaint[] {
  const found: Complaint[] = [];
  walk(source, (node) => {
    const exported = isNode(node['exported']) ? node['exported'] : undefined;
    const isDefault = exported?.['name'] === 'default' && node.type === 'ExportSpecifier';
    if (node.type === 'ExportDefaultDeclaration' || isDefault)
      found.push(complain(source, node.start, 'default export'));
    if (node.type === 'ExportAllDeclaration') found.push(complain(source, node.start, 'export *'));
  });
  return found;
}

/** Circles of imports among these files, each told once as `a → b → a`. */
export function importCircles(sources: Source[]): Complaint[] {
  const targets = new Map(
    sources.map((source) => [source.path, importsOf(source).map(({ specifier }) => resolve(source, specifier))]),
  );
  const done = new Set<string>();
  const circles: Complaint[] = [];
  const follow = (path: string, trail: string[]): void => {
    const begun = trail.indexOf(path);
    if (begun >= 0) circles.push([...trail.slice(begun), path].join(' → '));
    if (begun >= 0 || done.has(path)) return;
    for (const target of targets.get(path) ?? []) if (targets.has(target)) follow(target, [...trail, path]);
    done.add(path);
  };
  for (const path of targets.keys()) follow(path, []);
  return circles;
}

/** The path that a relative import means; a package's name stays as it is. */
function resolve(source: Source, specifier: string): string {
  return specifier.startsWith('.')
    ? posix.join(posix.dirname(source.path), specifier.replace(/\?\w+$/, ''))
    : specifier;
}
