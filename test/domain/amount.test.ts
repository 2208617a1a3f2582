import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatAmount, parseAmount, type Scale } from '../../src/domain/amount.ts';
import { maxAmount } from '../../src/domain/kinds.ts';
import { locales } from '../../src/domain/locale.ts';

const nbsp = '\u00a0';

describe('reading an amount that somebody typed', () => {
  test.each<[string, Scale, number]>([
    ['976,44', 100, 97644],
    ['78,7', 100, 7870],
    ['12.5', 10, 125],
    ['42', 1, 42],
    ['+32', 1, 32],
    ['-3', 1, -3],
    ['−3', 1, -3],
    [' 12 345,5 ', 10, 123455],
    [`12${nbsp}345`, 1, 12345],
    ['12\u202f345', 1, 12345],
    ['12,00', 1, 12],
    [',5', 10, 5],
    ['007', 1, 7],
    ['100000000', 1, 100_000_000],
    ['1000000', 100, 100_000_000],
    ['0,010', 100, 1],
  ])('"%s" at scale %i is %i', (text, scale, amount) => {
    expect(parseAmount(text, scale)).toEqual({ ok: true, amount });
  });

  it('reads minus nothing as plain zero', () => {
    expect(parseAmount('-0', 1)).toEqual({ ok: true, amount: 0 });
  });

  test.each<[string, Scale, string]>([
    ['', 1, 'amount-empty'],
    [`${nbsp} `, 1, 'amount-empty'],
    ['NaN', 1, 'amount-not-a-number'],
    ['1e9', 1, 'amount-not-a-number'],
    ['Infinity', 1, 'amount-not-a-number'],
    ['0x10', 1, 'amount-not-a-number'],
    ['-', 1, 'amount-not-a-number'],
    [',', 1, 'amount-not-a-number'],
    ['12,', 10, 'amount-not-a-number'],
    ['1 2', 1, 'amount-not-a-number'],
    ['1.234,5', 10, 'amount-not-a-number'],
    ['12 kg', 100, 'amount-not-a-number'],
    ['--3', 1, 'amount-not-a-number'],
    ['٣', 1, 'amount-not-a-number'],
    ['0,5', 1, 'amount-too-precise'],
    ['976,445', 100, 'amount-too-precise'],
    ['100000001', 1, 'amount-too-big'],
    ['1000000,01', 100, 'amount-too-big'],
    ['-100000001', 1, 'amount-too-big'],
    ['9'.repeat(400), 1, 'amount-too-big'],
  ])('"%s" at scale %i is refused: %s', (text, scale, code) => {
    expect(parseAmount(text, scale)).toEqual({ ok: false, code });
  });
});

describe('writing an amount', () => {
  test.each<[number, Scale, 'pl' | 'en' | 'uk', string]>([
    [97644, 100, 'pl', '976,44'],
    [97640, 100, 'pl', '976,4'],
    [97600, 100, 'pl', '976'],
    [1, 100, 'pl', '0,01'],
    [0, 100, 'pl', '0'],
    [-5, 10, 'pl', '−0,5'],
    [12345, 10, 'pl', '1234,5'],
    [123455, 10, 'pl', `12${nbsp}345,5`],
    [100_000_000, 1, 'pl', `100${nbsp}000${nbsp}000`],
    [12345, 10, 'uk', `1${nbsp}234,5`],
    [12345, 10, 'en', `1${nbsp}234.5`],
  ])('%i at scale %i in %s is "%s"', (amount, scale, locale, text) => {
    expect(formatAmount(amount, scale, locale)).toBe(text);
  });

  it('is read back as the same amount, in every language', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -maxAmount, max: maxAmount }),
        fc.constantFrom<Scale>(1, 10, 100, 1000),
        fc.constantFrom(...locales),
        (amount, scale, locale) => {
          expect(parseAmount(formatAmount(amount, scale, locale), scale)).toEqual({ ok: true, amount });
        },
      ),
    );
  });

  it('is what the browser itself would write in Polish', () => {
    const polish = new Intl.NumberFormat('pl', { maximumFractionDigits: 3 });
    fc.assert(
      fc.property(fc.nat(maxAmount), fc.constantFrom<Scale>(1, 10, 100, 1000), (amount, scale) => {
        expect(formatAmount(amount, scale, 'pl')).toBe(polish.format(amount / scale));
      }),
    );
  });
});

it('takes any text without failing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const reading = parseAmount(text, 100);
      expect(reading.ok ? Math.abs(reading.amount) <= maxAmount : reading.code.startsWith('amount-')).toBe(true);
    }),
  );
});
