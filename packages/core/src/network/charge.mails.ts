import type { IntroductionParty } from '@gauge/contracts';
import { foundUnder, mailLanguage, writtenDay, type MailLanguage, type MailWords } from '../platform/index.js';

type Handed = {
  /** Who did it: a colleague of the reader. */ by: string;
  party: IntroductionParty;
  /** Until when it waits for the reader's firm or association; null where it does not. */ dueAt: Date | null;
};

const given: Record<MailLanguage, (by: string, day: string | null) => MailWords> = {
  en: (by, day) => ({
    subject: 'Gauge: an introduction is in your hands',
    text: `${by} has handed you an introduction. ${day ? `It waits for you until ${day}.` : 'There is nothing to do at the moment.'} From now on mails about it come to you.`,
  }),
  fr: (by, day) => ({
    subject: 'Gauge : une mise en relation vous est confiée',
    text: `${by} vous a confié une mise en relation. ${day ? `Elle vous attend jusqu’au ${day}.` : 'Il n’y a rien à faire pour le moment.'} Désormais, les messages à son sujet vous sont adressés.`,
  }),
  es: (by, day) => ({
    subject: 'Gauge: una presentación queda en sus manos',
    text: `${by} le ha confiado una presentación. ${day ? `Le espera hasta el ${day}.` : 'Por ahora no hay nada que hacer.'} A partir de este momento recibirá usted los mensajes sobre ella.`,
  }),
  pt: (by, day) => ({
    subject: 'Gauge: uma aproximação está nas suas mãos',
    text: `${by} confiou a você uma aproximação. ${day ? `Ela espera por você até ${day}.` : 'No momento não há nada a fazer.'} A partir de agora, as mensagens sobre ela chegam a você.`,
  }),
};

const taken: Record<MailLanguage, (by: string) => MailWords> = {
  en: (by) => ({
    subject: 'Gauge: an introduction is in your hands no longer',
    text: `${by} has changed who looks after an introduction. It is in your hands no longer, and mails about it do not come to you any more.`,
  }),
  fr: (by) => ({
    subject: 'Gauge : une mise en relation ne vous est plus confiée',
    text: `${by} a changé la personne chargée d’une mise en relation. Elle ne vous est plus confiée et les messages à son sujet ne vous sont plus adressés.`,
  }),
  es: (by) => ({
    subject: 'Gauge: una presentación ya no está en sus manos',
    text: `${by} ha cambiado quién se ocupa de una presentación. Ya no está en sus manos y no recibirá más mensajes sobre ella.`,
  }),
  pt: (by) => ({
    subject: 'Gauge: uma aproximação não está mais nas suas mãos',
    text: `${by} mudou quem cuida de uma aproximação. Ela não está mais nas suas mãos e as mensagens sobre ela não chegam mais a você.`,
  }),
};

/** To whoever is put in charge. No firms and no titles: a mailbox is not the place for them. */
export function handedMail({ by, party, dueAt }: Handed, locale: string): MailWords {
  const language = mailLanguage(locale);
  return placed(given[language](by, dueAt && writtenDay(dueAt, language)), party, language);
}

/** To whoever was in charge until now. */
export function takenMail({ by, party }: Handed, locale: string): MailWords {
  const language = mailLanguage(locale);
  return placed(taken[language](by), party, language);
}

function placed({ subject, text }: MailWords, party: IntroductionParty, language: MailLanguage): MailWords {
  const place = party.endsWith('firm') ? 'introductionsOfFirm' : 'introductionsOfMembers';
  return { subject, text: `${text}\n\n${foundUnder(place, language)}\n` };
}
