import { describe, expect, test } from 'vitest';
import { isGivenName } from '../../src/domain/given-names.ts';
import { peselIn, privateIn } from '../../src/domain/private.ts';

const sortsIn = (text: string) => privateIn(text).map(({ sort }) => sort);

describe('a PESEL', () => {
  test.each([
    ['44051401359'],
    ['Zgłosił się pan, PESEL 44051401359.'],
    ['PESEL:44051401359, tel. do córki'],
    ['440514 01359'],
    ['440514-01359'],
    ['dziecko 02070803628'],
    ['urodzone po roku 2000: 02270803624'],
  ])('is seen in "%s"', (text) => {
    expect(sortsIn(text)).toEqual(['pesel']);
  });

  test.each([
    ['44051401358', 'a wrong last digit'],
    ['44131401350', 'no thirteenth month'],
    ['44023001356', 'no 30 February'],
    ['144051401359', 'twelve digits'],
    ['12 4405 1401 3590 0000 0000 0000', 'an account'],
    ['4405140135', 'ten digits'],
    ['', 'nothing'],
  ])('is not seen in "%s": %s', (text) => {
    expect(peselIn(text)).toBeUndefined();
  });
});

describe('a phone number', () => {
  test.each([
    ['601 000 001'],
    ['601000001'],
    ['Dzwonić: 601-000-001.'],
    ['tel. 601.000.001'],
    ['tel.:+48 601 000 001'],
    ['+48601000001'],
    ['0048 601 000 001'],
    ['14 688 20 20'],
    ['(14) 688-20-20'],
    ['+48 14 688 20 20'],
    ['+380 67 123 45 67'],
    ['przyszło 85 osób, kontakt 511 222 333'],
  ])('is seen in "%s"', (text) => {
    expect(sortsIn(text)).toEqual(['phone']);
  });

  test.each([
    ['Rozdano 120 ulotek i 35 plakatów.'],
    ['22.03.2024, 10:00–12:30'],
    ['2024-03-22'],
    ['Koszt 501 000 000 zł'],
    ['NIP 873-000-00-00'],
    ['NIP 8730000000'],
    ['REGON 850012345'],
    ['konto 12 5010 0000 1234 5678 9012 3456'],
    ['Obecni: 60 25 8'],
    ['33-100 Tarnów'],
    ['976,44 kg w 125 paczkach'],
    ['sala 14, 688 osób'],
    ['112'],
  ])('is not seen in "%s"', (text) => {
    expect(sortsIn(text)).toEqual([]);
  });
});

describe('a list of people', () => {
  test.each([
    ['Anna Kowalska, Jan Nowak', 'Anna Kowalska, Jan Nowak'],
    ['Anna Kowalska\nJan Nowak\nZofia Lis', 'Anna Kowalska, Jan Nowak'],
    ['1. Anna Kowalska\n2. Jan Nowak', 'Anna Kowalska, Jan Nowak'],
    ['Kowalska Anna\nNowak Jan', 'Kowalska Anna, Nowak Jan'],
    ['Pomagali Anna Kowalska i Jan Nowak.', 'Anna Kowalska, Jan Nowak'],
    ['Dziękuję Annie Kowalskiej oraz Janowi Nowakowi', 'Annie Kowalskiej, Janowi Nowakowi'],
    ['z Markiem Wójcikiem, z Pawłem Zielińskim', 'Markiem Wójcikiem, Pawłem Zielińskim'],
    ['Anna Maria Kowalska-Nowak; Łukasz Żak', 'Maria Kowalska-Nowak, Łukasz Żak'],
    ['ANNA KOWALSKA, JAN NOWAK', 'ANNA KOWALSKA, JAN NOWAK'],
    ['Olena Kovalenko, Serhii Bondar', 'Olena Kovalenko, Serhii Bondar'],
    ['Олена Коваленко, Сергій Бондар', 'Олена Коваленко, Сергій Бондар'],
    ['Pani Zosia Mazur i pan Staszek Wrona', 'Zosia Mazur, Staszek Wrona'],
    ['Jerzego Nowaka i Antoniego Lisa nie było', 'Jerzego Nowaka, Antoniego Lisa'],
  ])('is seen in "%s"', (text, found) => {
    expect(privateIn(text)).toEqual([{ sort: 'names', found }]);
  });

  test.each([
    ['Anna Kowalska otworzyła wystawę.', 'one person alone'],
    ['Anna Kowalska mówiła krótko. Anna Kowalska rozdała nagrody.', 'the same one twice'],
    ['Ania K., Jan N., Zosia', 'labels that everybody may read'],
    ['Dom Kultury, Galeria Tarnovia', 'places'],
    ['Ochotnicza Straż Pożarna i Klub Senior+', 'organizations'],
    ['Stowarzyszenie Miejmy Siebie, Rada Osiedla Grabówka', 'more of them'],
    ['ul. Jana Matejki, ul. Adama Mickiewicza', 'streets'],
    ['Park na ul. ks. Jana Nowaka i skwer gen. Józefa Bema', 'streets with titles'],
    ['Szkoła Podstawowa nr 1 im. Klementyny Hoffmanowej, SP im. Adama Mickiewicza', 'patrons'],
    ['plac Jana Pawła II, Gimnazjum Jana Pawła II', 'a pope'],
    ['Kościół św. Jana Nepomucena, parafia św. Stanisława Kostki', 'saints'],
    ['Święty Mikołaj, Święty Mikołaj z paczkami', 'Santa Claus'],
    ['Teatr im. Ludwika Solskiego i Muzeum Jana Matejki', 'a theatre and a museum'],
    ['Dziewczęcy Chór Katedralny Puellae Orantes', 'a choir'],
    ['Przyszła Anna. Nowe osoby: Jan. Dobra pogoda.', 'sentences that end with a name'],
    ['Ania, Kasia, Tomek i Wojtek', 'given names alone'],
    ['Tarnów Mościce, Dąbrowa Tarnowska', 'towns'],
    ['Ale Dom Seniora był zamknięty, a Oli Klub Malucha też.', 'words that only look like names'],
    ['Święto 3 Maja Tarnów, ul. 3 Maja Kraków', 'a month'],
    ['Wiało. Za mało pisanek. Kupić więcej wstążek.', 'an ordinary note'],
  ])('is not seen in "%s": %s', (text) => {
    expect(sortsIn(text)).toEqual([]);
  });

  test.each([
    ['Katarzyną', true],
    ['Markowi', true],
    ['Jerzego', true],
    ['Михайло', true],
    ['Tarnowa', false],
    ['Ale', false],
    ['Klub', false],
  ])('"%s" is a given name: %s', (word, answer) => {
    expect(isGivenName(word)).toBe(answer);
  });
});

test('each sort is told once, with what was found', () => {
  expect(privateIn('Anna Kowalska 601 000 001, Jan Nowak 602 000 002, PESEL 44051401359')).toEqual([
    { sort: 'pesel', found: '44051401359' },
    { sort: 'phone', found: '601 000 001' },
    { sort: 'names', found: 'Anna Kowalska, Jan Nowak' },
  ]);
});
