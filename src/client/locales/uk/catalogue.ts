import type { Catalogue } from '../pl/catalogue.ts';
import type { Translated } from '../words.ts';
import { after } from './after.ts';
import { app } from './app.ts';
import { check } from './check.ts';
import { club } from './club.ts';
import { desk } from './desk.ts';
import { event } from './event.ts';
import { lock } from './lock.ts';
import { more } from './more.ts';
import { paper } from './paper.ts';
import { people } from './people.ts';
import { planning } from './planning.ts';
import { present } from './present.ts';
import { problem } from './problem.ts';
import { record } from './record.ts';
import { report } from './report.ts';
import { seat } from './seat.ts';
import { trouble } from './trouble.ts';
import { voice } from './voice.ts';

export const uk: Translated<Catalogue> = {
  ...after,
  ...app,
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
  ...problem,
  ...record,
  ...report,
  ...seat,
  ...trouble,
  ...voice,
};
