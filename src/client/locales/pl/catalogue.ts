import { after } from './after.ts';
import { check } from './check.ts';
import { club } from './club.ts';
import { desk } from './desk.ts';
import { event } from './event.ts';
import { firstWords } from './first.ts';
import { lock } from './lock.ts';
import { more } from './more.ts';
import { paper } from './paper.ts';
import { people } from './people.ts';
import { planning } from './planning.ts';
import { present } from './present.ts';
import { record } from './record.ts';
import { report } from './report.ts';
import { seat } from './seat.ts';
import { trouble } from './trouble.ts';
import { voice } from './voice.ts';
/** All words in Polish: the type of the other languages. */
export const pl = {
  ...firstWords,
  ...after,
  ...check,
  ...club,
  ...desk,
  ...event,
  ...lock,
  ...more,
  ...paper,
  ...people,
  ...planning,
  ...present,
  ...record,
  ...report,
  ...seat,
  ...trouble,
  ...voice,
} as const;
export type Catalogue = typeof pl;
