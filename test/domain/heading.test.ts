import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { heading } from '../../src/domain/heading.ts';

describe('a title in large letters', () => {
  test.each([
    ['Siłownia dla mózgu – cykl', 'Siłownia dla mózgu~– cykl'],
    ['Spotkanie z książką i kawą', 'Spotkanie z~książką i~kawą'],
    ['I w domu, i u nas', 'I~w~domu, i~u~nas'],
    ['Kino (z dyskusją) - lato', 'Kino (z~dyskusją)~- lato'],
    ['Zajęcia na os. Zielone-Nowe, ul. Krzyska 1 b', 'Zajęcia na os. Zielone-Nowe, ul. Krzyska 1 b'],
  ])('"%s" is "%s", where a tilde holds it together', (title, held) => {
    expect(heading(title).replaceAll('\u00a0', '~')).toBe(held);
  });

  it('keeps all its letters', () => {
    const words = fc.array(fc.constantFrom('z', 'i', 'Ł', '–', '-', ' ', 'dla', 'mózgu', '(', '2024'), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(words, (parts) => {
        expect(heading(parts.join('')).replaceAll('\u00a0', ' ')).toBe(parts.join(''));
      }),
    );
    expect.hasAssertions();
  });
});
