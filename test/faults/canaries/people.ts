/** Twenty canaries: what a person would never want to be found, in every kind of letter that a name here may have. */
import type { Canary } from './forms.ts';

export interface Person {
  readonly given: string;
  readonly family: string;
  readonly phone: string;
  readonly email: string;
  readonly note: string;
}

/** Five values of each of four people. No given names: the label that others see says them ("Zofia Ł."). */
export const people: readonly Person[] = [
  {
    given: 'Zofia',
    family: 'Łękawska-Żrzęśl',
    phone: '600481937',
    email: 'zofia.lekawska@poczta.example',
    note: 'Świadkini Łucja, klucz u sąsiadki spod dwunastki',
  },
  {
    given: 'Bożena',
    family: 'Kowalczykiewicz',
    phone: '+48 512 907 364',
    email: 'b.kowalczykiewicz@skrzynka.example',
    note: 'Uczulenie na orzechy, lek nosi w torebce',
  },
  {
    given: 'Oksana',
    family: 'Шевчукович-Їжакевич',
    phone: '+380 67 318 45 92',
    email: 'oksana.yizhak@posta.example',
    note: 'Говорить лише українською, дзвонити після шостої',
  },
  {
    // Nothing above 255: a browser keeps it as one byte a letter.
    given: 'Leon',
    family: 'Gómezówner-Müller',
    phone: '22-847-10-63',
    email: 'leon+teren@domena.example',
    note: 'Diabetyk, zastrzyk kwadrans przed jedzeniem, próg',
  },
];

/** The second part of a double name, and a number in every way that it may be rewritten: any of them gives the person away. */
export const canaries: readonly Canary[] = people.flatMap(({ family, phone, email, note }, i) => [
  {
    name: `family ${i}`,
    spellings: [family, family.toUpperCase(), ...family.split('-').filter((part) => part.length > 6)],
  },
  {
    name: `phone ${i}`,
    spellings: [...new Set([phone, phone.replaceAll(/[^\d+]/g, ''), phone.replaceAll(/\D/g, '')])],
  },
  { name: `email ${i}`, spellings: [email] },
  { name: `note ${i}`, spellings: [note, note.slice(0, 20)] },
  { name: `mailbox ${i}`, spellings: [email.split('@', 1)[0] ?? ''] },
]);
