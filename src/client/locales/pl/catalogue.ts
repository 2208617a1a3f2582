import { app } from './app.ts';
import { club } from './club.ts';
import { desk } from './desk.ts';
import { event } from './event.ts';
import { problem } from './problem.ts';

/** All words in Polish: the language that is always there, and the type of the others. */
export const pl = { ...app, ...event, ...club, ...desk, ...problem } as const;
export type Catalogue = typeof pl;
