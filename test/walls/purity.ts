import { type Complaint, complain, dottedName, isNode, type Node, type Source, walk } from './source.ts';

/** Where the outside world is wired in: the only places that may create a clock or dice. */
const mainFile = /^src\/[a-z]+\/main\.tsx?$/;

const clockOrDice = new Set([
  'Date.now',
  'performance.now',
  'performance.timeOrigin',
  'Math.random',
  'crypto.getRandomValues',
  'crypto.randomUUID',
  'crypto.randomBytes',
  'crypto.randomInt',
  'randomBytes',
  'randomUUID',
  'randomInt',
  'getRandomValues',
]);

/** The world outside of a rule. The compiler knows most of them not to exist there; here they are told by name. */
const worldNames = new Set(
  [
    'globalThis window self document navigator location history localStorage sessionStorage indexedDB caches',
    'fetch crypto performance console process Buffer require setTimeout setInterval setImmediate queueMicrotask',
    'requestAnimationFrame structuredClone Worker WebSocket XMLHttpRequest',
  ].flatMap((line) => line.split(' ')),
);

/** Methods of a date that answer in the machine's own time zone; rules take the UTC ones, or text. */
const localTime = /^[gs]et(FullYear|Month|Date|Day|Hours|Minutes)$|^getTimezoneOffset$|^to(Date|Time)String$/;

/** A clock or dice made outside of the main files. `allowed` names files that may, each with its reason. */
export function strayClocks(source: Source, allowed: Record<string, string> = {}): Complaint[] {
  if (mainFile.test(source.path) || Object.hasOwn(allowed, source.path)) return [];
  // `crypto.getRandomValues` on a parameter called crypto is just what is asked for; on an import it is not.
  const handedIn = namesDeclaredIn(source, /^(Variable|Function)/);
  const found: Complaint[] = [];
  walk(source, (node) => {
    const name = clockOf(node);
    if (name && !handedIn.has(name.split('.')[0] ?? ''))
      found.push(complain(source, node.start, `${name}: clock and dice come as parameters`));
  });
  return found;
}

function clockOf(node: Node): string {
  const made = node.type === 'NewExpression' || node.type === 'CallExpression';
  const isDate = made && dottedName(node['callee']) === 'Date';
  if (isDate && (node.type === 'CallExpression' || lengthOf(node['arguments']) === 0)) return 'new Date()';
  const imported = node.type === 'ImportSpecifier' ? dottedName(node['imported']) : '';
  const name =
    node.type === 'MemberExpression' ? dottedName(node).replace(/^(globalThis|window|self)\./, '') : imported;
  return clockOrDice.has(name) ? name : '';
}

/** What a pure rule must not touch: the world around it, and what depends on the machine's language or time zone. */
export function impurities(source: Source): Complaint[] {
  if (!/^src\/(domain|sync)\//.test(source.path)) return [];
  const own = namesDeclaredIn(source, /^(Variable|Function|Import)/);
  const found: Complaint[] = [];
  walk(source, (node, parent) => {
    if (node.type === 'Identifier' && isReference(node, parent)) {
      const name = String(node['name']);
      if (worldNames.has(name) && !own.has(name)) found.push(complain(source, node.start, `${name} in a pure folder`));
    }
    const machineBound = machineBoundCall(node);
    if (machineBound) found.push(complain(source, node.start, `${machineBound} depends on the machine`));
  });
  return found;
}

function machineBoundCall(node: Node): string {
  const callee = node['callee'];
  if ((node.type !== 'CallExpression' && node.type !== 'NewExpression') || !isNode(callee, 'MemberExpression'))
    return '';
  const method = dottedName(callee['property']);
  const given = lengthOf(node['arguments']);
  if (localTime.test(method)) return `${method}()`;
  if (dottedName(callee['object']) === 'Intl' && given === 0) return `Intl.${method} without a language`;
  if (/^toLocale(Date|Time)?String$/.test(method) && given === 0) return `${method}() without a language`;
  if (method === 'localeCompare' && given < 2) return 'localeCompare without a language';
  return '';
}

/** Whether a name is used here, rather than being the name of a property or the key of an object. */
function isReference(node: Node, parent: Node | undefined): boolean {
  if (!parent) return true;
  if (parent.type === 'MemberExpression') return parent['object'] === node || parent['computed'] === true;
  if (/^(TS|ImportSpecifier|ExportSpecifier)/.test(parent.type)) return false;
  return parent.type !== 'Property' || parent['key'] !== node || parent['shorthand'] === true;
}

/** Names that the file itself declares: as variables, as parameters and functions, by imports – as `ways` asks. */
function namesDeclaredIn(source: Source, ways: RegExp): Set<string> {
  const names = new Set<string>();
  const add = (pattern: unknown): void => {
    if (isNode(pattern, 'Identifier')) names.add(String(pattern['name']));
    else if (isNode(pattern)) for (const part of Object.values(pattern).flat()) if (isNode(part)) add(part);
  };
  walk(source, (node) => {
    if (ways.test('Variable') && node.type === 'VariableDeclarator') add(node['id']);
    if (ways.test('Import') && /^Import.*Specifier$/.test(node.type)) add(node['local']);
    if (ways.test('Function') && /Function/.test(node.type))
      for (const part of [node['params'], node['id']].flat()) add(part);
  });
  return names;
}

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}
