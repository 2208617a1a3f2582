import { club } from './club.ts';
import { desk } from './desk.ts';
import { firstWords } from './first.ts';

/** All words in Polish: the type of the other languages. */
export const pl = { ...firstWords, ...club, ...desk } as const;
export type Catalogue = typeof pl;
