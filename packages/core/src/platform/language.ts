/** Languages that mails are written in; an account's language without one gets English. */
export const mailLanguages = ['en', 'fr', 'es', 'pt'] as const;
export type MailLanguage = (typeof mailLanguages)[number];

export const mailLanguage = (locale: string): MailLanguage => mailLanguages.find((known) => known === locale) ?? 'en';

/** A day as it is written out in a mail: 31 January 2027. */
export const writtenDay = (day: Date, language: MailLanguage): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(day);

export type MailWords = { subject: string; text: string };
/** A mail to somebody whom only the database knows: it takes the words of that person's language. */
export type MailWordings = Record<MailLanguage, MailWords>;

export const inEachLanguage = (words: (language: MailLanguage) => MailWords): MailWordings => ({
  en: words('en'),
  fr: words('fr'),
  es: words('es'),
  pt: words('pt'),
});

/** Where in the product the reader finds what a mail is about, and the line that says so. The words are those of the menus. */
const mailPlaces = {
  agreements: {
    en: 'Network, Agreements',
    fr: 'Réseau, Accords',
    es: 'Red, Acuerdos',
    pt: 'Rede, Acordos',
  },
  profiles: {
    en: 'Partners, Your profiles',
    fr: 'Partenaires, Vos profils',
    es: 'Socios, Sus perfiles',
    pt: 'Parceiros, Seus perfis',
  },
  introductionsOfFirm: {
    en: 'Partners, Introductions',
    fr: 'Partenaires, Mises en relation',
    es: 'Socios, Presentaciones',
    pt: 'Parceiros, Aproximações',
  },
  introductionsOfMembers: {
    en: 'Partnering, Introductions',
    fr: 'Partenariats, Mises en relation',
    es: 'Cooperación, Presentaciones',
    pt: 'Parcerias, Aproximações',
  },
  learning: {
    en: 'Partners, Learning',
    fr: 'Partenaires, Apprendre',
    es: 'Socios, Aprender',
    pt: 'Parceiros, Aprender',
  },
  partners: { en: 'Partners', fr: 'Partenaires', es: 'Socios', pt: 'Parceiros' },
  events: {
    en: 'Partners, Events',
    fr: 'Partenaires, Rencontres',
    es: 'Socios, Eventos',
    pt: 'Parceiros, Eventos',
  },
} satisfies Record<string, Record<MailLanguage, string>>;

const found: Record<MailLanguage, (place: string) => string> = {
  en: (place) => `You find it in Gauge under ${place}.`,
  fr: (place) => `Dans Gauge : ${place}.`,
  es: (place) => `En Gauge: ${place}.`,
  pt: (place) => `No Gauge: ${place}.`,
};

export const foundUnder = (place: keyof typeof mailPlaces, language: MailLanguage): string =>
  found[language](mailPlaces[place][language]);
