import { describe, expect, it, test } from 'vitest';
import { checkFields } from '../../src/domain/check.ts';
import { placeChanges, placesOf } from '../../src/domain/place.ts';

const park = { place: 'Park Strzelecki' };
const both = { ...park, 'place/rynek': 'Rynek' };

describe('the places of an event', () => {
  test.each([
    ['none', {}, []],
    ['one', park, ['Park Strzelecki']],
    [
      'several, the first one first',
      { 'place/rynek': 'Rynek', place: 'Park', 'place/cus': 'CUS' },
      ['Park', 'CUS', 'Rynek'],
    ],
    ['one that was taken away', { ...park, 'place/rynek': null }, ['Park Strzelecki']],
  ])('%s', (_, fields, places) => {
    expect(placesOf(fields)).toEqual(places);
  });

  test.each([
    ['nothing touched', both, ['Park Strzelecki', 'Rynek', ''], {}],
    ['the first one', {}, [' Park Strzelecki '], { place: 'Park Strzelecki' }],
    ['another one', park, ['Park Strzelecki', 'Rynek'], { 'place/rynek': 'Rynek' }],
    ['one taken away', both, ['Park Strzelecki', ''], { 'place/rynek': null }],
    ['one written otherwise', both, ['Park Strzelecki', 'RYNEK'], { 'place/rynek': 'RYNEK' }],
    ['the first taken away: the next one is first', both, ['', 'Rynek'], { place: 'Rynek', 'place/rynek': null }],
    ['all taken away', both, ['', ''], { place: null, 'place/rynek': null }],
    ['the same twice', park, ['Park Strzelecki', 'park strzelecki', 'Rynek', 'rynek'], { 'place/rynek': 'Rynek' }],
    ['a name of signs', park, ['Park Strzelecki', '???'], { 'place/x': '???' }],
    ['a slash', park, ['Park Strzelecki', 'Sala 1/2'], { 'place/sala 1 2': 'Sala 1/2' }],
  ])('changed: %s', (_, before, places, changes) => {
    expect(placeChanges(before, places)).toEqual(changes);
  });

  it('are fields that the office takes, and read back as they were typed', () => {
    const typed = ['Sala 1/2', 'ul. Krzyska 17', '~'];
    const fields = placeChanges({}, typed);
    expect(checkFields('event', 'e1', fields)).toBeUndefined();
    expect(placesOf(fields).toSorted()).toEqual(typed.toSorted());
  });
});
