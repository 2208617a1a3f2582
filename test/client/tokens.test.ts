import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/client/ui/tokens.css', 'utf8');

/** The colours of the first block that follows a selector. */
function tokensAfter(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(selector)).split('{')[1]?.split('}')[0] ?? '';
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
}

const light = tokensAfter(':root {');
const themes = { light, dark: { ...light, ...tokensAfter(':root[data-theme="dark"]') } };

/** WCAG 2.2, relative luminance of a '#rrggbb' colour. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [lower = 0, higher = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (higher + 0.05) / (lower + 0.05);
}

const papers = ['ground', 'surface'];
/** Text and what it stands on: 7:1. */
const texts: readonly (readonly [string, readonly string[]])[] = [
  ['text', [...papers, 'pressed', 'accent-soft', 'warn-soft', 'bad-soft']],
  ['quiet', papers],
  ['accent', [...papers, 'accent-soft']],
  ['good', [...papers, 'accent-soft']],
  ['warn', [...papers, 'warn-soft']],
  ['bad', [...papers, 'bad-soft']],
  ['on-accent', ['accent', 'accent-pressed']],
  ['on-hero', ['hero']],
];
/** Edges of controls: 4.5:1. Bars of groups and the ring of focus: 3:1. */
const marks: readonly (readonly [string, number])[] = [
  ['edge', 4.5],
  ['focus', 3],
  ...Array.from({ length: 8 }, (_, i) => [`group-${i + 1}`, 3] as const),
];

describe.each(Object.entries(themes))('the %s colours', (_name, tokens) => {
  const pairs = texts.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const));
  it.each(pairs)('%s reads on %s in the sun: 7:1', (text, ground) => {
    expect(contrast(tokens[text] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(7);
  });

  it.each(marks)('%s stands out from every paper: %d:1', (mark, wanted) => {
    for (const paper of papers)
      expect(contrast(tokens[mark] ?? '', tokens[paper] ?? '')).toBeGreaterThanOrEqual(wanted);
  });
});

it('a phone that is dark and a person who chose dark get the same colours', () => {
  expect(tokensAfter(':root:not([data-theme="light"])')).toEqual(tokensAfter(':root[data-theme="dark"]'));
});
