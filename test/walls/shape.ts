import { type Complaint, complain, dottedName, isNode, type Source, walk } from './source.ts';

/** More lines than this, and a file does more than its name says. */
const longest = 300;

/** Words that say nothing about what is inside; in a name a helper may well be a person. `service worker` is the platform's own name for what it is. */
const emptyWords = new Set('util utils helper helpers common misc manager managers service services'.split(' '));

/** A file that is too long. */
export function tooLong(source: Source): Complaint[] {
  const lines = source.text.trimEnd().split('\n').length;
  return lines > longest ? [`${source.path} has ${lines} lines (at most ${longest})`] : [];
}

/** A path or an exported name that says nothing, and files called index. */
export function emptyNames(source: Source): Complaint[] {
  const inPath = source.path.split('/').filter((part) => saysNothing(part) || /^index\.\w+$/.test(part));
  const found = inPath.map((part) => `${source.path}: "${part}" says nothing about what is inside`);
  walk(source, (node) => {
    const declared = node.type === 'ExportNamedDeclaration' ? node['declaration'] : undefined;
    if (!isNode(declared)) return;
    const declarators = Array.isArray(declared['declarations']) ? declared['declarations'] : [declared];
    for (const { id } of declarators) {
      const name = dottedName(id);
      if (saysNothing(name.replaceAll(/helpers?/gi, '')))
        found.push(complain(source, node.start, `"${name}" says nothing about what it is`));
    }
  });
  return found;
}

function saysNothing(name: string): boolean {
  const words = name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase());
  return words.some((word, i) => emptyWords.has(word) && !(word === 'service' && words[i + 1]?.startsWith('worker')));
}

/** A test that is left out, or that keeps the others out. */
export function silencedTests(source: Source): Complaint[] {
  if (!/\.test\.tsx?$/.test(source.path)) return [];
  const found: Complaint[] = [];
  walk(source, (node) => {
    const name = dottedName(node.type === 'MemberExpression' ? node : node['callee']);
    const silenced =
      node.type === 'MemberExpression' && /^(it|test|describe|suite|bench)\..*\b(only|skip|todo|skipIf|runIf|fails)$/;
    const prefixed = node.type === 'CallExpression' && /^[xf](it|test|describe)$/;
    if ((silenced && silenced.test(name)) || (prefixed && prefixed.test(name))) {
      found.push(complain(source, node.start, `${name}: every test runs`));
    }
    if (/^(ctx|context)\.skip$/.test(name)) found.push(complain(source, node.start, `${name}: every test runs`));
  });
  return [...new Set(found)];
}
