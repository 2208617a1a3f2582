import { describe, expect, test } from 'vitest';
import { findPeople, peopleOf, spokenName } from '../../../../src/client/ui/club/people.ts';
import type { RecordView } from '../../../../src/client/ui/use.ts';
import type { Fields } from '../../../../src/domain/scalar.ts';

const record = (id: string, fields: Fields): RecordView => ({
  kind: 'volunteer',
  id,
  fields,
  unsent: false,
  versions: [],
});
const clubOf = (...people: readonly Fields[]) =>
  peopleOf(new Map(people.map((fields, index) => [`v${index}`, record(`v${index}`, fields)])), 'pl');
const names = (people: readonly { name: string }[]) => people.map(({ name }) => name);

const anna = { given: 'Anna', family: 'Kowalska', label: 'Anna K.', phone: '+48 601 000 001', 'tag/zbiórki': true };
const lukasz = { given: 'Łukasz', family: 'Kowalski', label: 'Łukasz K.', phone: '602-000-002', 'tag/kierowca': true };
const lucja = { given: 'Łucja', family: 'Łącka', label: 'Łucja Ł.', phone: '' };
const zenon = { given: 'Zenon', family: 'Lis', label: 'Zenon L.' };

describe('the order of the club', () => {
  test('is that of Polish names, family before given, Ł after L', () => {
    expect(names(clubOf(lucja, zenon, lukasz, anna))).toEqual([
      'Kowalska Anna',
      'Kowalski Łukasz',
      'Lis Zenon',
      'Łącka Łucja',
    ]);
  });

  test('works with labels where this phone has no contact fields', () => {
    expect(names(clubOf({ label: 'Łucja Ł.' }, { label: 'Anna K.' }))).toEqual(['Anna K.', 'Łucja Ł.']);
  });

  test('shows a person who was merged into another only once', () => {
    expect(names(clubOf(anna, { ...anna, mergedInto: 'v0' }))).toEqual(['Kowalska Anna']);
  });
});

describe('the search', () => {
  const club = clubOf(anna, lukasz, lucja, zenon);
  test.each([
    ['l', ['Kowalski Łukasz', 'Lis Zenon', 'Łącka Łucja', 'Kowalska Anna']],
    ['lukasz', ['Kowalski Łukasz']],
    ['kow luk', ['Kowalski Łukasz']],
    ['602', ['Kowalski Łukasz']],
    ['601 000', ['Kowalska Anna']],
    ['kierow', ['Kowalski Łukasz']],
    ['zbiorki', ['Kowalska Anna']],
    ['  ', ['Kowalska Anna', 'Kowalski Łukasz', 'Lis Zenon', 'Łącka Łucja']],
    ['nikt', []],
  ])('"%s"', (typed, found) => {
    expect(names(findPeople(club, typed))).toEqual(found);
  });

  test('a tag that was taken off finds nobody', () => {
    expect(findPeople(clubOf({ ...anna, 'tag/zbiórki': null }), 'zbiorki')).toEqual([]);
  });
});

test('a card is headed by the name as one says it, else by the label', () => {
  expect([spokenName(anna), spokenName({ label: 'Anna K.' }), spokenName({})]).toEqual([
    'Anna Kowalska',
    'Anna K.',
    '',
  ]);
});
