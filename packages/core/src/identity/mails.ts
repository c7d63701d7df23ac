import { mailLanguage, type MailLanguage, type NewMail } from '../platform/index.js';

type Words = { subject: string; text: string };

const reset: Record<MailLanguage, (link: string) => Words> = {
  en: (link) => ({
    subject: 'Gauge: set a new password',
    text: `Somebody, probably you, asked for a new password for Gauge.

Set it here within one hour:
${link}

If it was not you, do nothing: your password stays as it is.
`,
  }),
  fr: (link) => ({
    subject: 'Gauge : choisir un nouveau mot de passe',
    text: `Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour Gauge.

Choisissez-le ici dans l’heure :
${link}

Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.
`,
  }),
  es: (link) => ({
    subject: 'Gauge: elija una nueva contraseña',
    text: `Alguien, probablemente usted, ha pedido una nueva contraseña para Gauge.

Elíjala aquí en el plazo de una hora:
${link}

Si no fue usted, no haga nada: su contraseña sigue siendo la misma.
`,
  }),
  pt: (link) => ({
    subject: 'Gauge: escolha uma nova senha',
    text: `Alguém, provavelmente você, pediu uma nova senha para o Gauge.

Escolha a nova senha aqui, dentro de uma hora:
${link}

Se não foi você, não faça nada: a sua senha continua a mesma.
`,
  }),
};

export const resetMail = (to: string, link: string, locale: string): NewMail => ({
  to,
  ...reset[mailLanguage(locale)](link),
});

const invitation: Record<MailLanguage, (invitedBy: string, place: string, link: string) => Words> = {
  en: (invitedBy, place, link) => ({
    subject: `Gauge: ${invitedBy} invites you to ${place}`,
    text: `${invitedBy} invites you to work for ${place} in Gauge, the benchmark of the industry associations.

Accept within 14 days:
${link}

If you do not know ${invitedBy}, do nothing.
`,
  }),
  fr: (invitedBy, place, link) => ({
    subject: `Gauge : ${invitedBy} vous invite à rejoindre ${place}`,
    text: `${invitedBy} vous invite à travailler pour ${place} dans Gauge, la comparaison des associations professionnelles.

Acceptez dans les 14 jours :
${link}

Si vous ne connaissez pas ${invitedBy}, ne faites rien.
`,
  }),
  es: (invitedBy, place, link) => ({
    subject: `Gauge: ${invitedBy} le invita a ${place}`,
    text: `${invitedBy} le invita a trabajar para ${place} en Gauge, la comparación de las asociaciones industriales.

Acepte en un plazo de 14 días:
${link}

Si no conoce a ${invitedBy}, no haga nada.
`,
  }),
  pt: (invitedBy, place, link) => ({
    subject: `Gauge: ${invitedBy} convida você para ${place}`,
    text: `${invitedBy} convida você a trabalhar para ${place} no Gauge, a comparação das associações industriais.

Aceite em até 14 dias:
${link}

Se você não conhece ${invitedBy}, não faça nada.
`,
  }),
};

/** @param locale the association's or the inviting person's: of whom is invited nothing is known yet */
export const invitationMail = (
  to: string,
  { invitedBy, place, link, locale }: { invitedBy: string; place: string; link: string; locale: string },
): NewMail => ({ to, ...invitation[mailLanguage(locale)](invitedBy, place, link) });
