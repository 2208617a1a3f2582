/** Rows 17 to 25: campaigns, cards, four rows that are alike, two events in one row, the winter collection. */
import { type Happened, partner, type Row } from './row.ts';

/** A meeting of generations: rows 19 to 22 have nearly the same words. */
function generations(key: string, day: string, [children, seniors, residents, carers]: readonly string[]): Happened {
  return {
    key,
    day,
    from: '15:00',
    to: '17:00',
    counts: [
      { group: 'children-youth', amount: children ?? '' },
      { group: 'seniors', amount: seniors ?? '' },
      { group: 'residents', amount: residents ?? '' },
      { group: 'caregivers', amount: carers ?? '' },
    ],
    partners: ['volunteer-club'],
  };
}

export const lastRows: readonly Row[] = [
  {
    number: 17,
    demands: 'A campaign: its reach, not its attendance; the partner “-” is no partner',
    how: 'Leaflets and talks over three months; nobody counted people, and that is not zero; no partner',
    happened: [
      {
        key: '17.1',
        day: '2024-06-15',
        from: '09:00',
        to: '18:00',
        fields: { dateTo: '2024-08-31' },
        counts: [
          { measure: 'leaflets', amount: '1200' },
          { measure: 'talks', amount: '64' },
        ],
      },
    ],
    comesOut: [
      'Wydarzenia: 1',
      'Obecni: —',
      'Ulotki: 1200 szt.',
      'Rozmowy indywidualne: 64 szt.',
      'Partnerzy: nie zaznaczono',
    ],
  },
  {
    number: 18,
    demands: 'Cards go to people who are not there; the plan’s text speaks of Easter in July',
    how: 'Works as a measure, the people who got them in a group that does not attend; a note says what was made, the plan’s text stays',
    happened: [
      {
        key: '18.1',
        day: '2024-07-10',
        from: '10:00',
        to: '12:00',
        fields: { 'group/beneficiaries': true, note: 'Kartki wakacyjne, nie wielkanocne.' },
        counts: [
          { group: 'children-youth', amount: '18' },
          { group: 'seniors', amount: '15' },
          { group: 'caregivers', amount: '3' },
          { group: 'beneficiaries', amount: '45' },
          { measure: 'works', amount: '45' },
        ],
        partners: ['volunteer-club'],
      },
    ],
    comesOut: [
      'Wydarzenia: 1',
      'Obecni: 33',
      'Seniorzy: 15',
      'Dzieci i młodzież: 18',
      'Opiekunowie grup: 3',
      'Obdarowane osoby: 45',
      'Wykonane prace / kartki: 45 szt.',
      'Partnerzy: Klub Wolontariusza CUS',
    ],
  },
  {
    number: 19,
    demands: 'The text of row 20 in another month',
    how: 'Its own row by its number; a slip (100 typed for 10) is struck out and stays in sight',
    happened: [
      {
        ...generations('19.1', '2024-07-18', ['22', '17', '9', '3']),
        counts: [
          { group: 'seniors', amount: '100', undone: true },
          ...(generations('19.1', '2024-07-18', ['22', '17', '9', '3']).counts ?? []),
        ],
      },
    ],
    comesOut: [
      'Wydarzenia: 1',
      'Obecni: 48',
      'Mieszkańcy: 9',
      'Seniorzy: 17',
      'Dzieci i młodzież: 22',
      'Opiekunowie grup: 3',
      'Partnerzy: Klub Wolontariusza CUS',
    ],
  },
  {
    number: 20,
    demands: 'The same text again, and this one was moved because of the weather',
    how: 'The day that fell out stays, not held, with its reason and the event that took its place',
    happened: [
      { key: '20.1', day: '2024-08-14', from: '15:00', to: '17:00', notHeld: 'weather', links: { movedTo: '20.2' } },
      generations('20.2', '2024-08-21', ['14', '12', '6', '2']),
    ],
    comesOut: [
      'Wydarzenia: 1',
      'Obecni: 32',
      'Mieszkańcy: 6',
      'Seniorzy: 12',
      'Dzieci i młodzież: 14',
      'Opiekunowie grup: 2',
      'Partnerzy: Klub Wolontariusza CUS',
      'Nie odbyło się: 1 (pogoda)',
    ],
  },
  {
    number: 21,
    demands: 'Identical with row 22 in every column: only the number tells them apart',
    how: 'Its own row, its own event; nothing is matched by text',
    happened: [generations('21.1', '2024-10-09', ['25', '20', '11', '3'])],
    comesOut: [
      'Wydarzenia: 1',
      'Obecni: 56',
      'Mieszkańcy: 11',
      'Seniorzy: 20',
      'Dzieci i młodzież: 25',
      'Opiekunowie grup: 3',
      'Partnerzy: Klub Wolontariusza CUS',
    ],
  },
  {
    number: 22,
    demands: 'Identical with row 21 in every column',
    how: 'The second of the two, even on the same day',
    happened: [generations('22.1', '2024-10-09', ['24', '19', '8', '4'])],
    comesOut: [
      'Wydarzenia: 1',
      'Obecni: 51',
      'Mieszkańcy: 8',
      'Seniorzy: 19',
      'Dzieci i młodzież: 24',
      'Opiekunowie grup: 4',
      'Partnerzy: Klub Wolontariusza CUS',
    ],
  },
  {
    number: 23,
    demands: 'Two events in one row: a day, and a week of several days',
    how: 'Two events of one row, one with a last day; a volunteer on two days of it is one person with two presences',
    happened: [
      {
        key: '23.1',
        day: '2024-10-01',
        from: '12:00',
        to: '15:00',
        title: 'Dzień Osób Starszych',
        counts: [
          { group: 'seniors', amount: '85' },
          { group: 'performers', amount: '24' },
        ],
        partners: ['klub-senior'],
      },
      {
        key: '23.2',
        day: '2024-10-14',
        from: '10:00',
        to: '16:00',
        title: 'Tydzień Seniorów',
        fields: { dateTo: '2024-10-20' },
        counts: [
          { group: 'seniors', amount: '60' },
          { group: 'seniors', amount: '140', about: true },
        ],
        partners: ['senior-centres', 'klub-senior'],
        helped: [
          { volunteer: 10, minutes: 240, day: '2024-10-14' },
          { volunteer: 10, minutes: 180, day: '2024-10-15' },
        ],
      },
    ],
    comesOut: [
      'Wydarzenia: 2',
      'Obecni: ok. 285',
      'Seniorzy: ok. 285',
      'Wykonawcy: 24',
      'Wolontariusze: 1, 7 godz.',
      'Partnerzy: Klub Senior+ CUS, Międzyosiedlowe Centra Aktywności Senioralnej',
    ],
  },
  {
    number: 24,
    demands: 'Violence at home: nobody is named, also no helper',
    how: 'Counts only; no presences, no note',
    happened: [
      {
        key: '24.1',
        day: '2024-11-25',
        from: '09:00',
        to: '15:00',
        counts: [
          { group: 'residents', amount: '130', about: true },
          { measure: 'ribbons', amount: '400' },
          { measure: 'leaflets', amount: '350' },
          { measure: 'talks', amount: '12' },
        ],
        partners: ['crisis-centre'],
      },
    ],
    comesOut: [
      'Wydarzenia: 1',
      'Obecni: ok. 130',
      'Mieszkańcy: ok. 130',
      'Ulotki: 350 szt.',
      'Rozmowy indywidualne: 12 szt.',
      'Rozdane wstążki: 400 szt.',
      'Partnerzy: Tarnowski Ośrodek Interwencji Kryzysowej i Wsparcia Osób Doznających Przemocy Domowej',
    ],
  },
  {
    number: 25,
    demands: 'A collection with helpers and their hours; who is helped does not attend',
    how: 'Weights per sort of goods, schools as partners, volunteers by day with minutes and task',
    made: [partner('lo-3', 'III Liceum Ogólnokształcące', 'school')],
    happened: [
      {
        key: '25.1',
        day: '2024-11-25',
        from: '08:00',
        to: '16:00',
        fields: { dateTo: '2024-12-06', 'measure/household-kg': true },
        counts: [
          { measure: 'food-kg', amount: '1204,5' },
          { measure: 'household-kg', amount: '96,25' },
          { measure: 'parcels', amount: '74' },
          { measure: 'schools', amount: '2' },
          { group: 'beneficiaries', amount: '74' },
        ],
        partners: ['sp-14', 'lo-3', 'volunteer-club'],
        helped: [
          { volunteer: 0, minutes: 150, task: 'sortowanie' },
          { volunteer: 7, minutes: 90, task: 'transport' },
          { volunteer: 0, minutes: 120, task: 'pakowanie', day: '2024-12-06' },
        ],
      },
    ],
    comesOut: [
      'Wydarzenia: 1',
      'Obecni: —',
      'Obdarowane osoby: 74',
      'Żywność: 1204,5 kg',
      'Chemia i środki czystości: 96,25 kg',
      'Paczki: 74 szt.',
      'Szkoły biorące udział: 2 szt.',
      'Wolontariusze: 2, 6 godz.',
      'Partnerzy: III Liceum Ogólnokształcące, Klub Wolontariusza CUS, Szkoła Podstawowa nr 14',
    ],
  },
];
