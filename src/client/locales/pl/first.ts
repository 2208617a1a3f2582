import { app } from './app.ts';
import { problem } from './problem.ts';

/** The Polish words of the first screen. Those of the other pages come with them. */
export const firstWords = { ...app, ...problem } as const;
