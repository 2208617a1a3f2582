import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

/** A node of the syntax tree, as far as the walls look at it. */
export type Node = { type: string; start: number } & Record<string, unknown>;

/** One file of the project: its path from the project's folder (with `/`), its text, and its tree unless it is a style sheet. */
export type Source = { path: string; text: string; tree?: Node };

/** What a wall says against a file: `path:line what`. */
export type Complaint = string;

const root = join(import.meta.dirname, '..', '..');

/** Reads every TypeScript, JavaScript and CSS file below the given folders of the project. */
export function readSources(...folders: string[]): Source[] {
  return folders
    .flatMap((folder) => filesBelow(folder))
    .map((path) => parse(path, readFileSync(join(root, path), 'utf8')));
}

function filesBelow(path: string): string[] {
  if (!existsSync(join(root, path))) return [];
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory())
      return /^(node_modules|unpacked)$/.test(entry.name) ? [] : filesBelow(`${path}/${entry.name}`);
    return /\.(tsx?|mjs|css)$/.test(entry.name) ? [`${path}/${entry.name}`] : [];
  });
}

/** Makes a source of a text, for the files of the project and for the small examples that show that a wall stands. */
export function parse(path: string, text: string): Source {
  if (path.endsWith('.css')) return { path, text };
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  return { path, text, tree: program as unknown as Node };
}

/** Visits every node of a source, parents before children. */
export function walk(source: Source, visit: (node: Node, parent: Node | undefined) => void): void {
  if (source.tree) walkFrom(source.tree, undefined, visit);
}

function walkFrom(node: Node, parent: Node | undefined, visit: (node: Node, parent: Node | undefined) => void): void {
  visit(node, parent);
  for (const child of Object.values(node).flat()) if (isNode(child)) walkFrom(child, node, visit);
}

/** Whether a value is a node of a given type, or of any. */
export function isNode(value: unknown, type?: string): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && (type === undefined || value.type === type);
}

/** The complaint about what stands at a place of the text. */
export function complain(source: Source, start: number, what: string): Complaint {
  return `${source.path}:${source.text.slice(0, start).split('\n').length} ${what}`;
}

/** `a.b.c` as written, for plain names joined by dots; empty for anything else. */
export function dottedName(node: unknown): string {
  if (isNode(node, 'Identifier')) return String(node['name']);
  if (!isNode(node, 'MemberExpression') || node['computed'] === true) return '';
  const object = dottedName(node['object']);
  return object && `${object}.${dottedName(node['property'])}`;
}
