/** The club's volunteers as the list shows and finds them. */
import { elementsOf } from '../../../domain/event.ts';
import { type VolunteerState, volunteerStates } from '../../../domain/kinds.ts';
import type { Locale } from '../../../domain/locale.ts';
import type { Fields } from '../../../domain/scalar.ts';
import { compareNames, digits, rankOf, readQuery, wordsOf } from '../../../domain/text.ts';
import type { RecordView } from '../use.ts';

export interface Person {
  readonly id: string;
  /** "Kowalska Anna"; without contact fields the label ("Anna K."); '' when neither is known. */
  readonly name: string;
  readonly phone: string;
  readonly tags: readonly string[];
  readonly status: VolunteerState | undefined;
  readonly minor: boolean;
  readonly record: RecordView;
}

/** Everybody in the order of names. Who was merged into another person stands under that one only. */
export function peopleOf(volunteers: ReadonlyMap<string, RecordView>, locale: Locale): readonly Person[] {
  const compare = compareNames(locale);
  return [...volunteers.values()]
    .filter((record) => textIn(record.fields, 'mergedInto') === '')
    .map(personOf)
    .sort((a, b) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

function personOf(record: RecordView): Person {
  const { id, fields } = record;
  const tags = tagsOf(fields);
  const phone = textIn(fields, 'phone');
  const label = textIn(fields, 'label');
  const name = joined(textIn(fields, 'family'), textIn(fields, 'given')) || label;
  return {
    id,
    name,
    phone,
    tags,
    status: volunteerStates.find((state) => state === fields['status']),
    minor: fields['minor'] === true,
    record,
  };
}

interface Findable {
  readonly words: readonly string[];
  readonly phones: readonly string[];
}

/** Made ready when somebody searches for the first time, not for every key press and not to show the list. */
const findable = new WeakMap<Person, Findable>();

function findableOf(person: Person): Findable {
  const known = findable.get(person);
  if (known !== undefined) return known;
  const { name, phone, tags, record } = person;
  const made = {
    words: [name, textIn(record.fields, 'label'), ...tags].flatMap(wordsOf),
    phones: phone === '' ? [] : [digits(phone)],
  };
  findable.set(person, made);
  return made;
}

/** Who answers to what was typed: those whose words begin so before those that only hold it. */
export function findPeople(people: readonly Person[], typed: string): readonly Person[] {
  if (typed.trim() === '') return people;
  const query = readQuery(typed);
  const ranked = people.map((person) => {
    const { words, phones } = findableOf(person);
    return { person, rank: rankOf(query, words, phones) };
  });
  return [2, 1].flatMap((rank) => ranked.filter((each) => each.rank === rank).map(({ person }) => person));
}

/** "Anna Kowalska", as one says it. */
export function spokenName(fields: Fields): string {
  return joined(textIn(fields, 'given'), textIn(fields, 'family')) || textIn(fields, 'label');
}

export function tagsOf(fields: Fields): readonly string[] {
  return [...elementsOf(fields, 'tag')].sort(compareNames('pl'));
}

/** A text field's value; '' when it has none. */
export function textIn(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value.trim() : '';
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
