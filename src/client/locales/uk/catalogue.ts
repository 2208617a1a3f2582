import type { Catalogue } from '../pl/catalogue.ts';
import type { Translated } from '../words.ts';
import { app } from './app.ts';
import { check } from './check.ts';
import { club } from './club.ts';
import { desk } from './desk.ts';
import { event } from './event.ts';
import { lock } from './lock.ts';
import { more } from './more.ts';
import { people } from './people.ts';
import { problem } from './problem.ts';
import { record } from './record.ts';
import { report } from './report.ts';
import { seat } from './seat.ts';
import { trouble } from './trouble.ts';

export const uk: Translated<Catalogue> = {
  ...app,
  ...event,
  ...check,
  ...club,
  ...desk,
  ...lock,
  ...more,
  ...people,
  ...problem,
  ...record,
  ...report,
  ...seat,
  ...trouble,
};
