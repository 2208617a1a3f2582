import { describe, expect, it, test } from 'vitest';
import {
  aliasOf,
  compareNames,
  digits,
  fold,
  labelOf,
  matches,
  rankOf,
  readQuery,
  saysTheSame,
  wordsOf,
} from '../../src/domain/text.ts';

describe('saying the same', () => {
  test.each([
    ['maj–grudzień 2024\u00a0r.', 'maj-grudzień 2024 r.', true],
    ['maj–grudzień 2024\u00a0r.', 'Maj \u2014 grudzień 2024r.', true],
    ['listopad 2024\u00a0r.\u00a0– luty 2025\u00a0r.', 'listopad 2024 r.\u2212luty 2025 r.', true],
    ['kwiecień lub maj 2023\u00a0r.', 'kwiecień/maj 2023 r.', false],
    ['kwiecień–maj 2023\u00a0r.', 'kwiecień/maj 2023 r.', false],
    ['maj–grudzień 2024\u00a0r.', 'maj-grudzień 2025 r.', false],
  ])('"%s" and "%s": %s', (a, b, isSame) => {
    expect(saysTheSame(a, b)).toBe(isSame);
  });
});

describe('searching', () => {
  test.each([
    ['Łukasz', 'lukasz'],
    ['ŹDŹBŁO', 'zdzblo'],
    ['  Święto   Żab ', 'swieto zab'],
    ['Straße', 'strasse'],
    ['Søren Đurić', 'soren duric'],
    ['Дем’янчук', 'демянчук'],
    ['Ґанна Йосипівна Їжак', 'ганна иосипівна іжак'],
    ['A\u00a0B', 'a b'],
  ])('"%s" is looked for as "%s"', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('gives the same text whether a letter is written as one sign or as a letter and a mark', () => {
    expect(fold('Ża\u0308ba'.normalize('NFC'))).toBe(fold('Ża\u0308ba'.normalize('NFD')));
  });

  test.each([
    ['lukasz'],
    ['Łuk'],
    ['kow luk'],
    ['KOWALSKI'],
    ['walsk'],
    ['lecka'],
    ['kowalski-łę'],
    ['601'],
    ['601 000'],
    ['601-000-001'],
    ['+48 601'],
    ['0048601000001'],
    ['luk 601'],
    ['l'],
    [''],
    ['+48'],
  ])('"%s" finds Łukasz Kowalski-Łęcki with the phone 601 000 001', (query) => {
    const texts = query === 'lecka' ? ['Łukasz', 'Kowalski-Łęcka'] : ['Łukasz', 'Kowalski-Łęcki'];
    expect(matches(query, texts, ['601 000 001'])).toBe(true);
  });

  test.each([['lukas kowalska'], ['602'], ['6'], ['luk 602'], ['anna']])('"%s" does not find him', (query) => {
    expect(matches(query, ['Łukasz', 'Kowalski'], ['+48 601 000 001'])).toBe(false);
  });

  it('ranks a name that begins with the query before one that only contains it', () => {
    const query = readQuery('las');
    expect(rankOf(query, wordsOf('Józef Las'), [])).toBe(2);
    expect(rankOf(query, wordsOf('Anna Klasa'), [])).toBe(1);
    expect(rankOf(query, wordsOf('Anna Lis'), [])).toBe(0);
  });

  it('takes a phone number with and without the Polish prefix for the same', () => {
    const written = ['601 000 001', '+48 601 000 001', '+48601000001', '0048 601-000-001', '48 601000001'];
    expect(new Set(written.map(digits))).toEqual(new Set(['601000001']));
    // A number that only happens to begin with 48 stays whole.
    expect(digits('486 000 001')).toBe('486000001');
  });

  it('knows one partner under the ways it is typed', () => {
    expect(aliasOf('Klub  Senior +')).toBe(aliasOf('klub senior+'));
    expect(aliasOf('Wolontariusze – członkowie Klubu')).toBe('wolontariusze czlonkowie klubu');
    expect(aliasOf('szkoły/przedszkola')).not.toContain('/');
  });
});

describe('sorting', () => {
  it('puts Polish names in the order of the Polish alphabet', () => {
    const names = ['Żaba', 'źdźbło', 'Zebra', 'Ósmy', 'Łąka', 'Ława', 'Las', 'Ćma', 'Cebula', 'ogon'];
    expect(names.toSorted(compareNames('pl')).join(' ')).toBe('Cebula Ćma Las Ława Łąka ogon Ósmy Zebra źdźbło Żaba');
  });

  it('puts Ukrainian names in the order of the Ukrainian alphabet', () => {
    const names = ['Юрій', 'Їжак', 'Ірина', 'Ганна', 'Ґудзь', 'Єва', 'Едуард'];
    expect(names.toSorted(compareNames('uk')).join(' ')).toBe('Ганна Ґудзь Едуард Єва Ірина Їжак Юрій');
  });

  it('puts school 2 before school 10, and makes its order once for each language', () => {
    expect(['SP 10', 'SP 2'].toSorted(compareNames('pl'))).toEqual(['SP 2', 'SP 10']);
    expect(compareNames('pl')).toBe(compareNames('pl'));
  });
});

describe('the label of a volunteer that everybody may see', () => {
  test.each([
    ['Ania', 'Kowalska', 'Ania K.'],
    [' Anna Maria ', 'Nowak-Łęcka', 'Anna N.'],
    ['Łukasz', 'łoś', 'Łukasz Ł.'],
    ['Оксана', 'Шевченко', 'Оксана Ш.'],
    ['Ania', '', 'Ania'],
    ['', 'Kowalska', 'K.'],
    ['Ania', '„Kowalska”', 'Ania K.'],
    ['Anna', 'S\u0301liwa', 'Anna Ś.'],
    ['', '', ''],
  ])('given "%s" and family "%s" give "%s"', (given, family, label) => {
    expect(labelOf(given, family)).toBe(label);
  });

  it('fits the field, however long the name', () => {
    expect(labelOf('Ł'.repeat(500), 'Kowalska').length).toBeLessThanOrEqual(80);
  });
});
