/** What is measured with: contacts and tallies as peers' tools would store them. The same ones in every run. */

import { newId } from '../src/domain/id.ts';

/** A volunteer's contact; about 340 bytes of JSON. */
export interface Contact {
  readonly id: string;
  readonly given: string;
  readonly family: string;
  readonly phone: string;
  readonly email: string;
  readonly tags: readonly string[];
  /** 80 characters. */
  readonly note: string;
  /** Epoch ms. */
  readonly updatedAt: number;
}

/** One act of counting. */
export interface BareTally {
  readonly id: string;
  readonly eventId: string;
  readonly group: string;
  readonly delta: number;
  readonly at: number;
  readonly device: string;
}

export const contactCount = 10_000;
/** How many of them a small delta changes. */
const deltaCount = 10;

const givens =
  'Anna Maria Katarzyna Małgorzata Agnieszka Barbara Ewa Krystyna Elżbieta Zofia Łucja Żaneta Jan Piotr Paweł Łukasz Stanisław Grzegorz Józef Bożydar Świętosław Zbigniew Mikołaj Ołeksandr Dmytro Natalia Oksana Iryna'.split(
    ' ',
  );
const familyRoots =
  'Kowal Wiśniew Wójcik Lewandow Zieliń Szymań Woźniak Dąbrow Kozłow Jankow Mazur Krawczyk Piotrow Grabow Nowakow Pawłow Michal Zając Król Jabłoń Wróbel Majew Olszew Stępień Malinow Jawor Adamczyk Dudek Górka Sikor Rutkow Baran Szewczyk Ostrow Tomaszew Pietrzak Zalew Wróblew Żak Ćwik Śliw Łuczak'.split(
    ' ',
  );
const familyEndings = ['ski', 'ska', 'ak', 'czyk', 'ewicz', 'owicz', 'iak', 'ek', 'ka', ''];
const tags =
  'kierowca kuchnia festyn zbiórka paczki dzieci seniorzy korepetycje weekend rano wieczór pierwsza-pomoc angielski ukraiński plakaty media sprzątanie magazyn sport muzyka'.split(
    ' ',
  );
const remarks =
  'może tylko w soboty|po szesnastej|prosi o telefon dzień wcześniej|ma samochód z hakiem|pomaga przy paczkach|zna język migowy|nie dźwiga|lubi pracę z dziećmi|woli kuchnię|był na festynie wiosną|poleca siostrę|przyjedzie rowerem|zgoda podpisana|czeka na szkolenie|książeczka sanepidu ważna do czerwca|studentka, sesja w lutym|mieszka za torami|dzwonić wieczorem'.split(
    '|',
  );

/** Repeatable dice (mulberry32): 0 ≤ x < 1. */
function diceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Contacts as an office has them after years: written one by one over a year, by hand. */
export function makeContacts(count = contactCount): readonly Contact[] {
  const dice = diceOf(2026);
  const pick = (from: readonly string[]): string => from[Math.floor(dice() * from.length)] ?? '';
  const digits = (many: number) => Array.from({ length: many }, () => Math.floor(dice() * 10)).join('');
  return Array.from({ length: count }, (_, i) => {
    const given = pick(givens);
    const family = pick(familyRoots) + pick(familyEndings);
    const updatedAt = Date.UTC(2025, 10, 1) + Math.floor(dice() * 365 * 24 * 3_600_000);
    return {
      id: newId(
        updatedAt,
        Uint8Array.from({ length: 10 }, () => Math.floor(dice() * 256)),
      ),
      given,
      family,
      phone: `+48 ${5 + Math.floor(dice() * 4)}${digits(2)} ${digits(3)} ${digits(3)}`,
      email: `${plain(given)}.${plain(family)}${i}@poczta.example.org`,
      tags: threeOf(pick),
      note: noteOf(pick),
      updatedAt,
    };
  });
}

/** A later version of some contacts, spread over all of them: another phone number. round: makes each change a new one. */
export function changeSome(contacts: readonly Contact[], round: number, nowMs: number): readonly Contact[] {
  const step = Math.floor(contacts.length / deltaCount);
  return Array.from({ length: deltaCount }, (_, i) => contacts[(i * step + round) % contacts.length])
    .filter((contact) => contact !== undefined)
    .map((contact, i) => ({ ...contact, phone: `+48 7${String(round * 100 + i).padStart(8, '0')}`, updatedAt: nowMs }));
}

function threeOf(pick: (from: readonly string[]) => string): readonly string[] {
  const chosen = new Set<string>();
  while (chosen.size < 3) chosen.add(pick(tags));
  return [...chosen];
}

function noteOf(pick: (from: readonly string[]) => string): string {
  let note = pick(remarks);
  while (note.length < 80) note += `; ${pick(remarks)}`;
  return note.slice(0, 80);
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z]/g, '');
}
