import { describe, expect, it, test } from 'vitest';
import { checkFields } from '../../src/domain/check.ts';
import type { Fields } from '../../src/domain/scalar.ts';

const id = '01k9zq5v8e1r4m7t2w6x3y0abc';
/** Fields as they come from the wire: a plain literal would set the prototype instead of a field. */
const named = (name: string, value: unknown) =>
  JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`) as Fields;

describe('what may be recorded', () => {
  test.each<[string, string, Fields]>([
    ['a tally with the largest amount', 'tally', { amount: 100_000_000 }],
    ['a correction downwards', 'tally', { amount: -3 }],
    ['a value that is taken out', 'event', { place: null }],
    ['an element of a set', 'event', { 'partner/dom-kultury': true }],
    ['an other version of a field', 'volunteer', { 'phone~1700000000000~anna': '600700800' }],
    ['its settling', 'volunteer', { 'phone~1700000000000~anna': null }],
    ['a removal', 'volunteer', { erased: true }],
    ['a field that only a newer phone knows', 'event', { weather: 'deszcz' }],
  ])('%s', (_says, kind, fields) => {
    expect(checkFields(kind, id, fields)).toBeUndefined();
  });
});

describe('what may not', () => {
  test.each<[string, string, Fields, string]>([
    ['an amount of a milliard', 'tally', { amount: 1e9 }, 'bad-value'],
    ['an amount that is no number', 'tally', { amount: Number.NaN }, 'bad-value'],
    ['an endless amount', 'tally', { amount: Number.POSITIVE_INFINITY }, 'bad-value'],
    ['half a person', 'tally', { amount: 0.5 }, 'bad-value'],
    ['an amount as text', 'tally', { amount: '5' }, 'bad-value'],
    ['a state that nobody knows', 'event', { state: 'maybe' }, 'bad-value'],
    ['an hour that no day has', 'event', { startTime: '24:00' }, 'bad-value'],
    ['a day that no year has', 'event', { date: '2026-02-30' }, 'bad-value'],
    ['a text without an end', 'event', { note: 'a'.repeat(501) }, 'bad-value'],
    ['an unknown field without an end', 'event', { weather: 'a'.repeat(2001) }, 'bad-value'],
    ['an other version that the field itself would not take', 'tally', { 'amount~1~anna': 1e9 }, 'bad-value'],
    ['a removal that is none', 'event', { erased: false }, 'bad-value'],
    ['nothing', 'event', {}, 'no-fields'],
    [
      '301 fields',
      'event',
      Object.fromEntries(Array.from({ length: 301 }, (_, n) => [`partner/p${n}`, true])),
      'too-many-fields',
    ],
    ['an unknown kind', 'invoice', { title: 'x' }, 'unknown-kind'],
    ['a field name with a blank', 'event', { 'my place': 'x' }, 'bad-field-name'],
  ])('%s', (_says, kind, fields, code) => {
    expect(checkFields(kind, id, fields)?.code).toBe(code);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    '"%s" is no kind and no field',
    (name) => {
      expect(checkFields(name, id, { title: 'x' })?.code).toBe('unknown-kind');
      expect(checkFields('event', id, named(name, 'x'))?.code).toBe('bad-field-name');
    },
  );

  test.each(['__proto__', '', 'a/b', 'a b', '.hidden', 'a'.repeat(101), 'ąę'])('"%s" is no id', (bad) => {
    expect(checkFields('event', bad, { title: 'x' })?.code).toBe('bad-id');
  });

  it('is named by its fields, never by its values', () => {
    const problem = checkFields('volunteer', id, { given: 'Anna', phone: '6'.repeat(99), email: 7 });
    expect(problem).toEqual({ code: 'bad-value', fields: ['phone', 'email'] });
  });
});
