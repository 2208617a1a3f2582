import type { paper as polish } from '../pl/paper.ts';
import type { Translated } from '../words.ts';

export const paper: Translated<typeof polish> = {
  'paper.title': 'Sheet for paper',
};
