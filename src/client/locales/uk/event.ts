import type { event as polish } from '../pl/event.ts';
import type { Translated } from '../words.ts';

export const event: Translated<typeof polish> = {};
