import type { club as polish } from '../pl/club.ts';
import type { Translated } from '../words.ts';

export const club: Translated<typeof polish> = {};
