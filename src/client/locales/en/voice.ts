import type { voice as polish } from '../pl/voice.ts';
import type { Translated } from '../words.ts';

export const voice: Translated<typeof polish> = {
  'voice.title': 'What people said',
};
