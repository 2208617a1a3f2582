/** Rows 9 to 12: meetings that prepare others, the club, a wrong year, two dates. */
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

export const meetingRows: readonly Row[] = [
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
];
