import { describe, expect, it } from 'vitest';
import { checkFields } from '../../src/domain/check.ts';
import { newcomerWrites, noticeVersion, tickedOf, tickedWrite } from '../../src/domain/present.ts';
import { sheetNameWrite } from '../../src/domain/sheets.ts';

describe('the volunteers who are ticked', () => {
  it.each([
    ['beside the headcount as long as nobody says otherwise', {}, 'beside'],
    ['inside it', { ticked: 'inside' }, 'inside'],
    ['beside it again', { ticked: 'beside' }, 'beside'],
  ])('are %s', (_, event, place) => {
    expect(tickedOf(event)).toBe(place);
  });

  it('are put inside by one field', () => {
    expect(tickedWrite('e', 'inside')).toEqual({ kind: 'event', id: 'e', fields: { ticked: 'inside' } });
  });
});

describe('a newcomer', () => {
  const ania = { id: 'v9', given: ' Anna ', family: 'Kowalska', phone: '601 000 001', isTold: true };

  it('is a volunteer who was told, and present on the day of the event', () => {
    expect(newcomerWrites('e', '2024-03-22', '2024-03-23', ania)).toEqual([
      {
        kind: 'volunteer',
        id: 'v9',
        fields: {
          given: 'Anna',
          family: 'Kowalska',
          phone: '601 000 001',
          label: 'Anna K.',
          status: 'active',
          noticeOn: '2024-03-23',
          noticeVersion,
        },
      },
      {
        kind: 'presence',
        id: 'e.v9.2024-03-22',
        fields: { event: 'e', volunteer: 'v9', day: '2024-03-22', present: true },
      },
    ]);
  });

  it('of whom only a first name is known leaves nothing empty behind, and nothing is said that was not done', () => {
    const [person] = newcomerWrites('e', '2024-03-22', '2024-03-22', {
      ...ania,
      family: '',
      phone: ' ',
      isTold: false,
    });
    expect(person?.fields).toEqual({ given: 'Anna', label: 'Anna', status: 'active' });
  });

  it('is what the office takes', () => {
    const problems = newcomerWrites('e', '2024-03-22', '2024-03-22', ania).map(({ kind, id, fields }) =>
      checkFields(kind, id, fields),
    );
    expect(problems).toEqual([undefined, undefined]);
  });
});

describe('the name of a sheet', () => {
  it('stands beside the name of its device', () => {
    const { fields } = sheetNameWrite('e', 'd', 'Telefon Ani', ' wejście A ');
    expect(fields).toEqual({ event: 'e', device: 'd', label: 'Telefon Ani', name: 'wejście A' });
  });

  it('is taken back by an empty one', () => {
    expect(sheetNameWrite('e', 'd', 'Telefon Ani', ' ').fields['name']).toBeNull();
  });
});
