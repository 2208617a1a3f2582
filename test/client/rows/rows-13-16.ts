/** Rows 13 to 16: a debate, a cycle, a concert, a mass event. */
import { type Happened, partner, type Row } from './row.ts';

function training(key: string, day: string, seniors: string, place: string, further: string): Happened {
  return {
    key,
    day,
    from: '11:00',
    to: '12:30',
    title: '„MÓZG nie lubi rutyny!” – spotkanie',
    fields: { place, ...(further === '' ? {} : { 'place/01': further }) },
    links: { series: '14.1' },
    counts: [{ group: 'seniors', amount: seniors }],
    partners: ['senior-centres', 'rada-moscice'],
  };
}

export const publicRows: readonly Row[] = [
  {
    number: 13,
    demands: 'A debate: seniors and their coordinators are two roles; guests are there and no participants',
    how: 'Two groups of those who attend; guests added on the spot, a group that does not attend; voices of the debate',
    happened: [
      {
        key: '13.1',
        day: '2024-05-16',
        from: '11:00',
        to: '13:00',
        fields: { 'group/guests': true },
        counts: [
          { group: 'seniors', amount: '42' },
          { group: 'senior-coordinators', amount: '6' },
          { group: 'guests', amount: '3' },
          { measure: 'leaflets', amount: '50' },
        ],
        partners: ['police'],
        heard: [{ sort: 'need', theme: 'bezpieczeństwo', text: 'Więcej spotkań o oszustwach na wnuczka.' }],
      },
    ],
    comesOut: [
      'Wydarzenia: 1',
      'Obecni: 48',
      'Seniorzy: 42',
      'Koordynatorzy środowisk senioralnych: 6',
      'Goście (radni, osoby publiczne): 3',
      'Ulotki: 50 szt.',
      'Partnerzy: Policja w Tarnowie',
      'Głosy: 1 (potrzeby 1)',
    ],
  },
  {
    number: 14,
    demands: 'A cycle with a name of its own, in several places',
    how: 'A series under one row, each meeting with its place, one with two; quotes and dashes stay in the title',
    happened: [
      training('14.1', '2024-05-21', '18', 'MCAS przy ul. Lwowskiej', ''),
      training('14.2', '2024-09-17', '21', 'MCAS przy ul. Lwowskiej', 'Rada Osiedla Mościce'),
      training('14.3', '2024-12-03', '16', 'Rada Osiedla Mościce', ''),
    ],
    comesOut: [
      'Wydarzenia: 3',
      'Obecni: 55',
      'Seniorzy: 55',
      'Partnerzy: Międzyosiedlowe Centra Aktywności Senioralnej, Rada Osiedla Mościce',
    ],
  },
  {
    number: 15,
    demands:
      'People from outside the city, and “among others”: the list is open; the choir performs and does not attend',
    how: 'A group made at the event for families from other counties; performers in a group that does not attend; one centre that came as a partner of its own',
    made: [
      {
        kind: 'group',
        id: 'outside-families',
        fields: { name: 'Rodziny zastępcze spoza Tarnowa', attends: true, order: 19 },
      },
      partner('pcpr-dabrowa', 'PCPR w Dąbrowie Tarnowskiej', 'public'),
    ],
    happened: [
      {
        key: '15.1',
        day: '2024-06-02',
        from: '16:00',
        to: '18:00',
        fields: { 'group/outside-families': true, 'measure/families': true },
        counts: [
          { group: 'foster-families', amount: '120' },
          { group: 'outside-families', amount: '38' },
          { group: 'children-youth', amount: '70' },
          { group: 'performers', amount: '32' },
          { measure: 'families', amount: '53' },
        ],
        partners: ['puellae-orantes', 'pcpr-dabrowa'],
      },
    ],
    comesOut: [
      'Wydarzenia: 1',
      'Obecni: 228',
      'Dzieci i młodzież: 70',
      'Rodziny zastępcze: 120',
      'Rodziny zastępcze spoza Tarnowa: 38',
      'Wykonawcy: 32',
      'Rodziny: 53 rodz.',
      'Partnerzy: Dziewczęcy Chór Katedralny Puellae Orantes, PCPR w Dąbrowie Tarnowskiej',
    ],
  },
  {
    number: 16,
    demands: 'A mass event in the open: several people count, nobody sees all, one gate is counted twice',
    how: 'Five sheets: three parts, one estimate of the meadow, and one that lies inside another and adds nothing',
    happened: [
      {
        key: '16.1',
        day: '2024-06-16',
        from: '14:00',
        to: '20:00',
        fields: { place: 'Plac Rybny' },
        counts: [
          { group: 'residents', amount: '612' },
          { group: 'residents', amount: '540', phone: 'phone-b' },
          { group: 'residents', amount: '433', phone: 'phone-c' },
          { group: 'residents', amount: '3415', about: true, phone: 'phone-d' },
          { group: 'residents', amount: '605', phone: 'phone-e' },
          { group: 'disabled', amount: '120' },
          { group: 'disabled', amount: '94', phone: 'phone-b' },
          { group: 'children-youth', amount: '390', phone: 'phone-c' },
          { group: 'performers', amount: '85' },
          { measure: 'stands', amount: '46' },
          { measure: 'leaflets', amount: '600' },
        ],
        covers: { 'phone-e': 'inside' },
        partners: ['ngo-dlonie', 'city-units', 'youth-council'],
        helped: [
          { volunteer: 0, minutes: 360, task: 'brama' },
          { volunteer: 7, minutes: 360, task: 'transport' },
        ],
      },
    ],
    comesOut: [
      'Wydarzenia: 1',
      'Obecni: ok. 5604',
      'Mieszkańcy: ok. 5000',
      'Dzieci i młodzież: 390',
      'Osoby z niepełnosprawnością: 214',
      'Wykonawcy: 85',
      'Ulotki: 600 szt.',
      'Stoiska: 46 szt.',
      'Wolontariusze: 2, 12 godz.',
      'Partnerzy: Jednostki miejskie (szkoły, przedszkola, żłobki), Młodzieżowa Rada Miejska w Tarnowie, Stowarzyszenie Pomocne Dłonie',
    ],
  },
];
