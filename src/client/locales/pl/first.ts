import { app } from './app.ts';
import { event } from './event.ts';
import { problem } from './problem.ts';

/** The Polish words of the first screen and of counting. Those of the club and the desk come with their pages. */
export const firstWords = { ...app, ...event, ...problem } as const;
