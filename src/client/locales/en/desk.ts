import type { desk as polish } from '../pl/desk.ts';
import type { Translated } from '../words.ts';

export const desk: Translated<typeof polish> = {};
