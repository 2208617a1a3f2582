/** Words of the sheets that are printed, and of typing them in. */
export const paper = {
  'paper.title': 'Karta na papier',
} as const;
