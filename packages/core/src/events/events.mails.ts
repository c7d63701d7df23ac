import { foundUnder, inEachLanguage, type MailLanguage, type MailWords, type MailWordings } from '../platform/index.js';

const schedule: Record<MailLanguage, (title: string) => MailWords> = {
  en: (title) => ({
    subject: 'Gauge: your meetings',
    text: `The schedule of “${title}” is ready. There you see your meetings, and whom you meet.`,
  }),
  fr: (title) => ({
    subject: 'Gauge : vos entretiens',
    text: `Le programme de « ${title} » est prêt. Vous y voyez vos entretiens, et qui vous rencontrez.`,
  }),
  es: (title) => ({
    subject: 'Gauge: sus reuniones',
    text: `El programa de «${title}» está listo. En él ve sus reuniones y con quién se reúne.`,
  }),
  pt: (title) => ({
    subject: 'Gauge: as suas reuniões',
    text: `A programação de “${title}” está pronta. Nela você vê as suas reuniões e com quem se reúne.`,
  }),
};

/** What those who take part are told by mail. No firm is named: a mailbox is not the place for it. */
export const scheduleMail = (title: string): MailWordings =>
  inEachLanguage((language) => {
    const { subject, text } = schedule[language](title);
    return { subject, text: `${text}\n\n${foundUnder('events', language)}\n` };
  });

const cancelled: Record<MailLanguage, (title: string) => MailWords> = {
  en: (title) => ({
    subject: 'Gauge: an event is cancelled',
    text: `“${title}” does not take place. Nothing is left for you to do.\n`,
  }),
  fr: (title) => ({
    subject: 'Gauge : une rencontre est annulée',
    text: `« ${title} » n’aura pas lieu. Vous n’avez plus rien à faire.\n`,
  }),
  es: (title) => ({
    subject: 'Gauge: un evento se ha cancelado',
    text: `«${title}» no se celebrará. Usted no tiene que hacer nada más.\n`,
  }),
  pt: (title) => ({
    subject: 'Gauge: um evento foi cancelado',
    text: `“${title}” não vai acontecer. Você não precisa fazer mais nada.\n`,
  }),
};

export const cancelledMail = (title: string): MailWordings => inEachLanguage((language) => cancelled[language](title));
