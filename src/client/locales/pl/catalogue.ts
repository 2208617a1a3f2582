import { club } from './club.ts';
import { desk } from './desk.ts';
import { firstWords } from './first.ts';
import { trouble } from './trouble.ts';

/** All words in Polish: the type of the other languages. */
export const pl = { ...firstWords, ...club, ...desk, ...trouble } as const;
export type Catalogue = typeof pl;
