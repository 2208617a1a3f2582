/** Words of what people said. */
export const voice = {
  'voice.title': 'Głosy ludzi',
} as const;
