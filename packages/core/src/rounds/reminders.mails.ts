import { mailLanguage, writtenDay, type MailLanguage, type NewMail } from '../platform/index.js';
import { kindOf } from './reminders.rules.js';

type Facts = { round: string; association: string; firms: string; closes: string; link: string; reason: string };
type Words = { subject: string; text: string };
type Kind = ReturnType<typeof kindOf>;

const texts: Record<MailLanguage, Record<Kind, (facts: Facts) => Words> & { stop: (link: string) => string }> = {
  en: {
    opening: ({ round, association, firms, closes, link }) => ({
      subject: `${round}: your figures are asked for`,
      text: `${association} has opened the round “${round}”. Your answers for ${firms} are due by ${closes}.

Answer here; everything is saved as you go, and you can stop at any time:
${link}

Your figures stay yours: others only ever see groups of at least five.
`,
    }),
    reminder: ({ round, association, firms, closes, link }) => ({
      subject: `${round}: open until ${closes}`,
      text: `${association} has no answers of ${firms} in the round “${round}” yet. It closes on ${closes}.

Go on where you stopped:
${link}

Each firm that answers makes the comparison better, also for you.
`,
    }),
    extended: ({ round, association, firms, closes, link, reason }) => ({
      subject: `${round}: more time, until ${closes}`,
      text: `${association} has put off the closing day of the round “${round}”. You can answer for ${firms} until ${closes}.

The reason: ${reason}

${link}
`,
    }),
    stop: (link) => `You get this as a person of a member firm. No more reminders: ${link}\n`,
  },
  fr: {
    opening: ({ round, association, firms, closes, link }) => ({
      subject: `${round} : vos chiffres sont attendus`,
      text: `${association} a ouvert la campagne « ${round} ». Vos réponses pour ${firms} sont attendues d’ici le ${closes}.

Répondez ici ; tout est enregistré au fur et à mesure et vous pouvez vous arrêter à tout moment :
${link}

Vos chiffres restent les vôtres : les autres ne voient que des groupes d’au moins cinq.
`,
    }),
    reminder: ({ round, association, firms, closes, link }) => ({
      subject: `${round} : ouvert jusqu’au ${closes}`,
      text: `${association} n’a pas encore reçu les réponses de ${firms} pour la campagne « ${round} ». Elle se termine le ${closes}.

Reprenez là où vous vous êtes arrêté :
${link}

Chaque entreprise qui répond améliore la comparaison, pour vous aussi.
`,
    }),
    extended: ({ round, association, firms, closes, link, reason }) => ({
      subject: `${round} : prolongé jusqu’au ${closes}`,
      text: `${association} a repoussé la fin de la campagne « ${round} ». Vous pouvez répondre pour ${firms} jusqu’au ${closes}.

La raison : ${reason}

${link}
`,
    }),
    stop: (link) => `Vous recevez ce message comme membre d’une entreprise adhérente. Plus de rappels : ${link}\n`,
  },
  es: {
    opening: ({ round, association, firms, closes, link }) => ({
      subject: `${round}: se piden sus cifras`,
      text: `${association} ha abierto la ronda «${round}». Sus respuestas por ${firms} se esperan hasta el ${closes}.

Responda aquí; todo se guarda sobre la marcha y puede parar cuando quiera:
${link}

Sus cifras siguen siendo suyas: los demás solo ven grupos de cinco como mínimo.
`,
    }),
    reminder: ({ round, association, firms, closes, link }) => ({
      subject: `${round}: abierta hasta el ${closes}`,
      text: `${association} aún no tiene respuestas de ${firms} en la ronda «${round}». Se cierra el ${closes}.

Siga donde lo dejó:
${link}

Cada empresa que responde mejora la comparación, también para usted.
`,
    }),
    extended: ({ round, association, firms, closes, link, reason }) => ({
      subject: `${round}: más tiempo, hasta el ${closes}`,
      text: `${association} ha aplazado el cierre de la ronda «${round}». Puede responder por ${firms} hasta el ${closes}.

El motivo: ${reason}

${link}
`,
    }),
    stop: (link) => `Recibe este mensaje como persona de una empresa asociada. No más recordatorios: ${link}\n`,
  },
  pt: {
    opening: ({ round, association, firms, closes, link }) => ({
      subject: `${round}: pedimos os seus números`,
      text: `${association} abriu a rodada “${round}”. As respostas de ${firms} são esperadas até ${closes}.

Responda aqui; tudo é salvo à medida que você avança, e é possível parar quando quiser:
${link}

Os seus números continuam seus: os outros só veem grupos de pelo menos cinco.
`,
    }),
    reminder: ({ round, association, firms, closes, link }) => ({
      subject: `${round}: aberta até ${closes}`,
      text: `${association} ainda não tem respostas de ${firms} na rodada “${round}”. Encerra em ${closes}.

Continue onde parou:
${link}

Cada empresa que responde melhora a comparação, também para a sua.
`,
    }),
    extended: ({ round, association, firms, closes, link, reason }) => ({
      subject: `${round}: mais tempo, até ${closes}`,
      text: `${association} adiou o encerramento da rodada “${round}”. É possível responder por ${firms} até ${closes}.

O motivo: ${reason}

${link}
`,
    }),
    stop: (link) =>
      `Você recebe esta mensagem por trabalhar em uma empresa associada. Para não receber mais lembretes: ${link}\n`,
  },
};

type Notice = {
  occasion: string;
  association: { name: string };
  round: { name: string; closesOn: Date; extensionReason: string | null };
};
type Reader = {
  email: string;
  locale: string;
  token: string;
  firms: { id: string; name: string }[];
  publicUrl: string;
};

/** What a person of one or more member firms is told about a round, in the person's language. */
export function roundMail({ occasion, association, round }: Notice, reader: Reader): NewMail {
  const language = mailLanguage(reader.locale);
  const unsubscribeUrl = `${reader.publicUrl}/mail-choice/${reader.token}`;
  const { stop, ...kinds } = texts[language];
  const { subject, text } = kinds[kindOf(occasion)]({
    round: round.name,
    association: association.name,
    firms: new Intl.ListFormat(language, { type: 'conjunction' }).format(reader.firms.map(({ name }) => name)),
    closes: writtenDay(round.closesOn, language),
    link: `${reader.publicUrl}/firms/${reader.firms[0]?.id ?? ''}/assessment`,
    reason: round.extensionReason ?? '',
  });
  return { to: reader.email, subject, text: `${text}\n-- \n${stop(unsubscribeUrl)}`, unsubscribeUrl };
}
