/** The languages an instrument can be read in besides English, in which it is written. */
export const translatedTo = ['fr', 'es', 'pt'] as const;
export type TranslatedTo = (typeof translatedTo)[number];
