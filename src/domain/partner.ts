/** Partners as they are called: how one is found by what people type, and which names of a plan stand for several. */
import { elementsOf } from './event.ts';
import type { Fields } from './scalar.ts';
import { aliasOf, wordsOf } from './text.ts';

/** What a plan calls several at once, folded. */
const plurals = new Set(
  `szkoly przedszkola zlobki uczelnie placowki swietlice centra osrodki jednostki instytucje urzedy biblioteki domy kluby
  rady zarzady organizacje ngo stowarzyszenia fundacje kola grupy zespoly chory firmy przedsiebiorcy sklepy galerie
  parafie media partnerzy podmioty spoldzielnie warsztaty`
    .trim()
    .split(/\s+/),
);
/** The plural stands at the beginning, perhaps after an adjective or two: "Rady osiedli", and not "Przewodniczący rady". */
const wordsLooked = 2;

/** "Tarnowskie szkoły podstawowe", "Rady osiedli": the plan knew that some would come, not which. */
export function standsForSeveral(name: string): boolean {
  const words = wordsOf(name).slice(0, wordsLooked);
  return words.some(
    (word, at) => plurals.has(word) && !/^(rada|klub|kolo|przewodnicz\p{L}*)$/u.test(words[at - 1] ?? ''),
  );
}

/** What finds an entry of a list: its name, its other names, and the initials: "SP 1" is the "Szkoła Podstawowa nr 1". */
export function searchTexts(name: string, fields: Fields): readonly string[] {
  const initials = wordsOf(name).map((word) => word.charAt(0));
  return [name, ...elementsOf(fields, 'alias'), initials.join('')];
}

/** Whether an entry of a list is called so already, however it is written. */
export function isCalled(asked: string, name: string, fields: Fields): boolean {
  const alias = aliasOf(asked);
  return alias === aliasOf(name) || elementsOf(fields, 'alias').includes(alias);
}
