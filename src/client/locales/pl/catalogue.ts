import { check } from './check.ts';
import { club } from './club.ts';
import { desk } from './desk.ts';
import { event } from './event.ts';
import { firstWords } from './first.ts';
import { lock } from './lock.ts';
import { more } from './more.ts';
import { people } from './people.ts';
import { record } from './record.ts';
import { report } from './report.ts';
import { seat } from './seat.ts';
import { trouble } from './trouble.ts';

/** All words in Polish: the type of the other languages. */
export const pl = {
  ...firstWords,
  ...check,
  ...club,
  ...desk,
  ...event,
  ...lock,
  ...more,
  ...people,
  ...record,
  ...report,
  ...seat,
  ...trouble,
} as const;
export type Catalogue = typeof pl;
