import { foundUnder, inEachLanguage, type MailLanguage, type MailWords } from '../platform/index.js';

const mail = (words: Record<MailLanguage, MailWords>) =>
  inEachLanguage((language) => {
    const { subject, text } = words[language];
    return { subject, text: `${text}\n\n${foundUnder('learning', language)}\n` };
  });

/** Titles and places stay out of mailboxes. */
export const invitedMail = mail({
  en: {
    subject: 'Gauge: an invitation to an exchange group',
    text: 'Your association invites your firm to an exchange group: a few firms that meet and learn from one another. Nobody sees your name there before you join.',
  },
  fr: {
    subject: 'Gauge : une invitation à un groupe d’échange',
    text: 'Votre association invite votre entreprise à un groupe d’échange : quelques entreprises qui se rencontrent et apprennent les unes des autres. Personne n’y voit votre nom avant que vous y entriez.',
  },
  es: {
    subject: 'Gauge: una invitación a un grupo de intercambio',
    text: 'Su asociación invita a su empresa a un grupo de intercambio: unas pocas empresas que se reúnen y aprenden unas de otras. Nadie ve allí su nombre antes de que usted entre.',
  },
  pt: {
    subject: 'Gauge: um convite para um grupo de troca',
    text: 'A sua associação convida a sua empresa para um grupo de troca: algumas empresas que se encontram e aprendem umas com as outras. Ninguém vê ali o nome da sua empresa antes de ela entrar.',
  },
});

export const plannedMail = mail({
  en: {
    subject: 'Gauge: a date of your exchange group',
    text: 'Your counsellor has planned a date of your exchange group.',
  },
  fr: {
    subject: 'Gauge : une date de votre groupe d’échange',
    text: 'Votre conseiller a prévu une date de votre groupe d’échange.',
  },
  es: {
    subject: 'Gauge: una fecha de su grupo de intercambio',
    text: 'Su asesor ha previsto una fecha de su grupo de intercambio.',
  },
  pt: {
    subject: 'Gauge: uma data do seu grupo de troca',
    text: 'O seu consultor previu uma data do seu grupo de troca.',
  },
});

export const hostMail = mail({
  en: {
    subject: 'Gauge: would you be host to your exchange group?',
    text: 'Your counsellor asks whether your exchange group may visit you. The others can sign up when you have agreed.',
  },
  fr: {
    subject: 'Gauge : recevriez-vous votre groupe d’échange ?',
    text: 'Votre conseiller demande si votre groupe d’échange peut vous rendre visite. Les autres pourront s’inscrire après votre accord.',
  },
  es: {
    subject: 'Gauge: ¿recibiría a su grupo de intercambio?',
    text: 'Su asesor pregunta si su grupo de intercambio puede visitarle. Las demás podrán inscribirse cuando usted haya aceptado.',
  },
  pt: {
    subject: 'Gauge: receberia o seu grupo de troca?',
    text: 'O seu consultor pergunta se o seu grupo de troca pode visitar a sua empresa. As outras podem se inscrever quando você concordar.',
  },
});

export const cancelledMail = mail({
  en: {
    subject: 'Gauge: a date of your exchange group is cancelled',
    text: 'A date of your exchange group does not take place.',
  },
  fr: {
    subject: 'Gauge : une date de votre groupe d’échange est annulée',
    text: 'Une date de votre groupe d’échange n’aura pas lieu.',
  },
  es: {
    subject: 'Gauge: se cancela una fecha de su grupo de intercambio',
    text: 'Una fecha de su grupo de intercambio no tendrá lugar.',
  },
  pt: {
    subject: 'Gauge: uma data do seu grupo de troca foi cancelada',
    text: 'Uma data do seu grupo de troca não vai acontecer.',
  },
});
