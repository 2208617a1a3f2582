/** Rows 9 to 16: meetings that prepare others, the club, wrong years, two dates, debates, a cycle, a concert, a mass event. */
import { type Happened, partner, type Row } from './row.ts';

/** A meeting that prepares row 16; the partners come as delegates. */
function preparing(
  key: string,
  day: string,
  prepares: string,
  people: string,
  bodies: string,
  remarks: string,
): Happened {
  return {
    key,
    day,
    from: '12:00',
    to: '13:30',
    fields: { 'measure/organizations': true },
    links: { prepares },
    counts: [
      { group: 'reps', amount: people },
      { measure: 'organizations', amount: bodies },
      { measure: 'proposals', amount: remarks },
    ],
    partners: ['ngo-dlonie', 'city-units'],
  };
}

/** A meeting of the club: who is ticked is among those counted. */
function club(key: string, day: string, members: string, candidates: string, volunteers: readonly number[]): Happened {
  return {
    key,
    day,
    from: '17:00',
    to: '19:00',
    fields: { ticked: 'inside' },
    links: { series: '10.1' },
    counts: [
      { group: 'club-members', amount: members },
      { group: 'club-candidates', amount: candidates },
    ],
    partners: ['volunteer-club'],
    helped: volunteers.map((volunteer) => ({ volunteer, minutes: 120 })),
  };
}

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

export const middleRows: readonly Row[] = [
  {
    number: 9,
    demands: 'Meetings that prepare row 16; who comes are delegates of organizations',
    how: 'Each meeting says what it prepares: the row while nobody planned its day, then the event; delegates as people, their bodies as a measure',
    made: [partner('ngo-dlonie', 'Stowarzyszenie Pomocne Dłonie', 'ngo')],
    happened: [
      preparing('9.1', '2024-03-14', 'row 16', '14', '11', '4'),
      preparing('9.2', '2024-05-09', '16.1', '17', '12', '3'),
      preparing('9.3', '2024-06-06', '16.1', '19', '13', '2'),
    ],
    comesOut: [
      'Wydarzenia: 3',
      'Obecni: 50',
      'Przedstawiciele instytucji i NGO: 50',
      'Organizacje i instytucje: 36 org.',
      'Zgłoszone potrzeby i uwagi: 9 szt.',
      'Partnerzy: Jednostki miejskie (szkoły, przedszkola, żłobki), Stowarzyszenie Pomocne Dłonie',
    ],
  },
  {
    number: 10,
    demands:
      'Many dates, the same people again and again: attendances are not people; candidates beside members; one meeting fell out',
    how: 'One series; members ticked by name among those counted, with minutes; candidates as a count, also none (0); the meeting that fell out with its reason',
    happened: [
      club('10.1', '2024-03-07', '4', '2', [0, 1, 2, 3]),
      club('10.2', '2024-04-04', '3', '1', [0, 1, 4]),
      { key: '10.3', day: '2024-05-02', from: '17:00', to: '19:00', notHeld: 'illness' },
      {
        ...club('10.4', '2024-06-13', '5', '0', [0, 1, 2, 3, 4]),
        heard: [
          { sort: 'leader', theme: 'os. Zielone', text: 'Sąsiadka z bloku 12 sama zbiera chętnych do sprzątania.' },
          { sort: 'need', theme: 'szkolenia', text: 'Przydałoby się szkolenie z pierwszej pomocy.' },
        ],
      },
    ],
    comesOut: [
      'Wydarzenia: 3',
      'Obecni: 15',
      'Członkowie Klubu Wolontariusza: 12',
      'Nowi chętni do Klubu: 3',
      'Wolontariusze: 5, 24 godz.',
      'Partnerzy: Klub Wolontariusza CUS',
      'Głosy: 2 (potrzeby 1, lokalni liderzy 1)',
      'Nie odbyło się: 1 (choroba)',
    ],
  },
  {
    number: 11,
    demands:
      'The plan for 2024 says “kwiecień/maj 2023”: the text is kept, the event has its own day; two partners in one line',
    how: 'The event’s date is the day it was; the term of the plan is not touched; four partners, each its own tick',
    happened: [
      {
        key: '11.1',
        day: '2024-04-24',
        from: '10:00',
        to: '12:00',
        counts: [
          { group: 'children-youth', amount: '16' },
          { group: 'seniors', amount: '14' },
          { group: 'caregivers', amount: '4' },
          { measure: 'works', amount: '28' },
        ],
        partners: ['volunteer-club', 'day-care', 'klub-senior', 'senior-centres'],
        helped: [
          { volunteer: 3, minutes: 120, task: 'warsztat' },
          { volunteer: 14, minutes: 90 },
        ],
      },
    ],
    comesOut: [
      'Wydarzenia: 1',
      'Obecni: 30',
      'Seniorzy: 14',
      'Dzieci i młodzież: 16',
      'Opiekunowie grup: 4',
      'Wykonane prace / kartki: 28 szt.',
      'Wolontariusze: 2, 3 godz. 30 min',
      'Partnerzy: Klub Senior+ CUS, Klub Wolontariusza CUS, Międzyosiedlowe Centra Aktywności Senioralnej, Tarnowskie Placówki Wsparcia Dziennego',
    ],
  },
  {
    number: 12,
    demands: 'Two dates, not eight months; many councils; what people say is the point',
    how: 'An event in each of the two months; each council as a partner; needs and opinions as voices without names',
    made: [
      partner('rada-moscice', 'Rada Osiedla Mościce', 'public'),
      partner('rada-strusina', 'Rada Osiedla Strusina', 'public'),
    ],
    happened: [
      {
        key: '12.1',
        day: '2024-04-11',
        from: '17:00',
        to: '19:00',
        counts: [
          { group: 'district-councils', amount: '22' },
          { group: 'residents', amount: '31' },
          { measure: 'proposals', amount: '14' },
        ],
        partners: ['rada-moscice', 'rada-strusina'],
        heard: [
          { sort: 'need', theme: 'ławki', text: 'Między blokiem a przychodnią nie ma gdzie usiąść.' },
          { sort: 'need', theme: 'Ławki', text: 'Ławki przy przystanku są za niskie.' },
          { sort: 'opinion', theme: 'festyny', text: 'Za dużo festynów, za mało spotkań sąsiedzkich.' },
        ],
      },
      {
        key: '12.2',
        day: '2024-11-14',
        from: '17:00',
        to: '19:00',
        counts: [
          { group: 'district-councils', amount: '19' },
          { group: 'residents', amount: '27' },
          { measure: 'proposals', amount: '9' },
        ],
        partners: ['rada-moscice'],
      },
    ],
    comesOut: [
      'Wydarzenia: 2',
      'Obecni: 99',
      'Mieszkańcy: 58',
      'Przedstawiciele rad osiedli: 41',
      'Zgłoszone potrzeby i uwagi: 23 szt.',
      'Partnerzy: Rada Osiedla Mościce, Rada Osiedla Strusina',
      'Głosy: 3 (opinie 1, potrzeby 2)',
    ],
  },
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
