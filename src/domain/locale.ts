/** The languages of the screens. Polish comes first: it is what is shown where nothing else was chosen. */
export const locales = ['pl', 'en', 'uk'] as const;
export type Locale = (typeof locales)[number];
