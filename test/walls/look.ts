import { type Complaint, complain, dottedName, isNode, type Node, type Source, walk } from './source.ts';

/** The one place where colours have values; everything else takes them by name. */
const tokens = 'src/client/ui/tokens.css';

const hex = '#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})(?![0-9a-z-])';
const functions = '(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\\(';
const names = '(?:white|black|gray|grey|silver|red|green|blue|yellow|orange|purple|pink|brown)';

/** Colours written out in style sheets or components, instead of a token's name. */
export function literalColours(source: Source): Complaint[] {
  if (!source.path.startsWith('src/client/') || source.path === tokens) return [];
  return source.tree ? coloursInCode(source) : coloursInStyles(source);
}

function coloursInStyles(source: Source): Complaint[] {
  // Comments become blanks of the same length, so that the lines stay right.
  const text = source.text.replaceAll(/\/\*.*?\*\//gs, (comment) => comment.replaceAll(/[^\n]/g, ' '));
  const value = new RegExp(
    `(?<=[a-z-]+\\s*:[^;{}]*)(?:${hex}|(?<![\\w-])${functions}|(?<![\\w-])${names}(?![\\w-]))`,
    'gi',
  );
  return [...text.matchAll(value)].map(({ index, 0: colour }) =>
    complain(source, index, `colour ${colour}: use a token`),
  );
}

function coloursInCode(source: Source): Complaint[] {
  const whole = new RegExp(`^${hex}$|${functions}\\s*[\\d.]`, 'i');
  const found: Complaint[] = [];
  walk(source, (node) => {
    const text = textOf(node);
    if (text !== undefined && whole.test(text)) found.push(complain(source, node.start, `colour ${text}: use a token`));
  });
  return found;
}

/** Ways to put text into a page as if it were markup. */
export function unsafeMarkup(source: Source): Complaint[] {
  if (!source.path.startsWith('src/client/')) return [];
  const found: Complaint[] = [];
  walk(source, (node) => {
    const name = typeof node['name'] === 'string' ? node['name'] : '';
    const isName = node.type === 'Identifier' || node.type === 'JSXIdentifier';
    if (isName && /^(dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML)$/.test(name)) {
      found.push(complain(source, node.start, `${name}: text is never markup`));
    }
    if (node.type === 'MemberExpression' && /^document\.write(ln)?$/.test(dottedName(node))) {
      found.push(complain(source, node.start, 'document.write: text is never markup'));
    }
  });
  return found;
}

/** Attributes that a person reads or hears. */
const spoken = /^(aria-(label|description|roledescription|valuetext|placeholder)|title|alt|placeholder|label)$/;

/** Words written into a component, instead of taken from src/client/locales. The app's own name is the same in every language. */
export function wordsOutsideLocales(source: Source): Complaint[] {
  if (!/^src\/client\/(?!locales\/).*\.tsx$/.test(source.path)) return [];
  const found: Complaint[] = [];
  walk(source, (node) => {
    const isSpoken = node.type === 'JSXAttribute' && isNode(node['name']) && spoken.test(String(node['name']['name']));
    const shown = isSpoken ? [node['value']] : node.type.startsWith('JSX') ? node['children'] : [];
    for (const text of Array.isArray(shown) ? shown.flatMap(textsShownBy) : []) {
      const word = text.replaceAll(/&\w+;|\bTeren\b/g, '').trim();
      if (/\p{L}/u.test(word)) found.push(complain(source, node.start, `"${word}" belongs to src/client/locales`));
    }
  });
  return found;
}

/** The texts that a part of the markup may show by itself: written out, in a template, or in the branches of a choice. */
function textsShownBy(node: unknown): string[] {
  if (!isNode(node)) return [];
  const text = textOf(node);
  if (text !== undefined) return [text];
  if (node.type === 'JSXExpressionContainer') return textsShownBy(node['expression']);
  if (node.type === 'TemplateLiteral' && Array.isArray(node['quasis'])) return node['quasis'].flatMap(textsShownBy);
  if (node.type === 'ConditionalExpression') return [node['consequent'], node['alternate']].flatMap(textsShownBy);
  return node.type === 'LogicalExpression' ? textsShownBy(node['right']) : [];
}

/** The text of a string, a template's piece or a text between tags. */
function textOf(node: Node): string | undefined {
  if ((node.type === 'Literal' || node.type === 'JSXText') && typeof node['value'] === 'string') return node['value'];
  const value = node['value'];
  if (node.type !== 'TemplateElement' || typeof value !== 'object' || value === null || !('cooked' in value))
    return undefined;
  return String(value.cooked);
}
