import type { Catalogue } from '../pl/catalogue.ts';
import type { Translated } from '../words.ts';
import { app } from './app.ts';
import { club } from './club.ts';
import { desk } from './desk.ts';
import { event } from './event.ts';
import { problem } from './problem.ts';
import { trouble } from './trouble.ts';

export const en: Translated<Catalogue> = { ...app, ...event, ...club, ...desk, ...problem, ...trouble };
