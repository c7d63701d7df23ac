/** Languages that mails are written in; an account's language without one gets English. */
export const mailLanguages = ['en', 'fr', 'es', 'pt'] as const;
export type MailLanguage = (typeof mailLanguages)[number];

export const mailLanguage = (locale: string): MailLanguage => mailLanguages.find((known) => known === locale) ?? 'en';

/** A day as it is written out in a mail: 31 January 2027. */
export const writtenDay = (day: Date, language: MailLanguage): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
