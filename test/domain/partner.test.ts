import { expect, test } from 'vitest';
import { isCalled, searchTexts, standsForSeveral } from '../../src/domain/partner.ts';
import { matches } from '../../src/domain/text.ts';

test.each([
  ['Tarnowskie szkoły podstawowe', true],
  ['Tarnowskie szkoły', true],
  ['NGO', true],
  ['Jednostki miejskie (szkoły, przedszkola, żłobki)', true],
  ['Tarnowskie Placówki Wsparcia Dziennego', true],
  ['Międzyosiedlowe Centra Aktywności Senioralnej', true],
  ['Rady osiedli', true],
  ['Powiatowe Centra Pomocy Rodzinie (Dąbrowa Tarnowska, Tarnów, Proszowice)', true],
  ['Szkoła Podstawowa nr 1 im. Klementyny Hoffmanowej', false],
  ['Centrum Kształcenia Zawodowego i Ustawicznego w Tarnowie', false],
  ['Klub Senior+ CUS', false],
  ['Policja w Tarnowie', false],
  ['Galeria Tarnovia', false],
  ['Przewodniczący rady osiedla', false],
  ['Młodzieżowa Rada Miejska w Tarnowie', false],
  ['', false],
])('"%s" stands for several: %s', (name, answer) => {
  expect(standsForSeveral(name)).toBe(answer);
});

const school = 'Szkoła Podstawowa nr 1 im. Klementyny Hoffmanowej';

test.each([
  ['SP 1', true],
  ['sp nr 1', true],
  ['hoffman', true],
  ['jedynka', true],
  ['SP 8', false],
])('"%s" finds the school: %s', (query, answer) => {
  expect(matches(query, searchTexts(school, { 'alias/jedynka tarnow': true }), [])).toBe(answer);
});

test.each([
  ['szkoła podstawowa NR 1 im. Klementyny Hoffmanowej', true],
  ['Jedynka – Tarnów', true],
  ['Szkoła Podstawowa nr 8', false],
])('"%s" is that school: %s', (asked, answer) => {
  expect(isCalled(asked, school, { 'alias/jedynka tarnow': true })).toBe(answer);
});
