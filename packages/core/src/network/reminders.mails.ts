import { foundUnder, mailLanguage, writtenDay, type MailLanguage, type MailWords } from '../platform/index.js';

export type ReminderKind =
  | 'alliance_lapses'
  | 'alliance_waits'
  | 'profile_expires'
  | 'profile_expired'
  | 'declaration_expires'
  | 'declaration_expired'
  | 'introduction_due'
  | 'introduction_outcome';

type Facts = { on: string; partner: string };

const words: Record<MailLanguage, Record<ReminderKind, (facts: Facts) => MailWords>> = {
  en: {
    alliance_lapses: ({ on, partner }) => ({
      subject: 'Gauge: an agreement ends soon',
      text: `The last day of your agreement with ${partner} is ${on}. To go on, propose it again: accepted, the new one takes the place of the old without a gap.`,
    }),
    alliance_waits: ({ on, partner }) => ({
      subject: 'Gauge: a proposal waits for you',
      text: `${partner} has proposed an agreement to your association. It can be answered until ${on}.`,
    }),
    profile_expires: ({ on }) => ({
      subject: 'Gauge: a partnering profile ends soon',
      text: `One of your partnering profiles is published until ${on}. If it still holds, renew it for twelve months with one press.`,
    }),
    profile_expired: ({ on }) => ({
      subject: 'Gauge: a partnering profile has ended',
      text: `One of your partnering profiles was published until ${on} and is found no longer. If it still holds, renew it for twelve months with one press.`,
    }),
    declaration_expires: ({ on }) => ({
      subject: 'Gauge: what you declared for learning ends soon',
      text: `Something that your firm declared for learning from others is published until ${on}. If it still holds, renew it for twelve months with one press.`,
    }),
    declaration_expired: ({ on }) => ({
      subject: 'Gauge: what you declared for learning has ended',
      text: `Something that your firm declared for learning from others was published until ${on} and is found no longer. If it still holds, renew it for twelve months with one press.`,
    }),
    introduction_due: ({ on }) => ({
      subject: 'Gauge: an introduction waits for you',
      text: `An introduction waits for you until ${on}. After that day it lapses.`,
    }),
    introduction_outcome: () => ({
      subject: 'Gauge: what came of it?',
      text: 'Some time ago you exchanged contacts with another firm. Tell in two clicks what came of it, even if it is nothing. It helps your association to make better introductions.',
    }),
  },
  fr: {
    alliance_lapses: ({ on, partner }) => ({
      subject: 'Gauge : un accord prend bientôt fin',
      text: `Le dernier jour de votre accord avec ${partner} est le ${on}. Pour continuer, proposez-le de nouveau : accepté, le nouveau remplace l’ancien sans interruption.`,
    }),
    alliance_waits: ({ on, partner }) => ({
      subject: 'Gauge : une proposition vous attend',
      text: `${partner} a proposé un accord à votre association. Vous pouvez répondre jusqu’au ${on}.`,
    }),
    profile_expires: ({ on }) => ({
      subject: 'Gauge : un profil de partenariat prend bientôt fin',
      text: `L’un de vos profils de partenariat est publié jusqu’au ${on}. S’il est toujours valable, renouvelez-le pour douze mois d’un seul clic.`,
    }),
    profile_expired: ({ on }) => ({
      subject: 'Gauge : un profil de partenariat a pris fin',
      text: `L’un de vos profils de partenariat était publié jusqu’au ${on} et n’est plus visible. S’il est toujours valable, renouvelez-le pour douze mois d’un seul clic.`,
    }),
    declaration_expires: ({ on }) => ({
      subject: 'Gauge : une déclaration pour apprendre prend bientôt fin',
      text: `L’une de vos déclarations pour apprendre les uns des autres est publiée jusqu’au ${on}. Si elle est toujours valable, renouvelez-la pour douze mois d’un seul clic.`,
    }),
    declaration_expired: ({ on }) => ({
      subject: 'Gauge : une déclaration pour apprendre a pris fin',
      text: `L’une de vos déclarations pour apprendre les uns des autres était publiée jusqu’au ${on} et n’est plus visible. Si elle est toujours valable, renouvelez-la pour douze mois d’un seul clic.`,
    }),
    introduction_due: ({ on }) => ({
      subject: 'Gauge : une mise en relation vous attend',
      text: `Une mise en relation vous attend jusqu’au ${on}. Passé ce jour, elle sera échue.`,
    }),
    introduction_outcome: () => ({
      subject: 'Gauge : qu’en est-il ressorti ?',
      text: 'Il y a quelque temps, vous avez échangé vos contacts avec une autre entreprise. Dites en deux clics ce qu’il en est ressorti, même si ce n’est rien. Votre association fera ainsi de meilleures mises en relation.',
    }),
  },
  es: {
    alliance_lapses: ({ on, partner }) => ({
      subject: 'Gauge: un acuerdo termina pronto',
      text: `El último día de su acuerdo con ${partner} es el ${on}. Para continuar, propóngalo de nuevo: una vez aceptado, el nuevo sustituye al anterior sin interrupción.`,
    }),
    alliance_waits: ({ on, partner }) => ({
      subject: 'Gauge: una propuesta le espera',
      text: `${partner} ha propuesto un acuerdo a su asociación. Puede responder hasta el ${on}.`,
    }),
    profile_expires: ({ on }) => ({
      subject: 'Gauge: un perfil de cooperación termina pronto',
      text: `Uno de sus perfiles de cooperación está publicado hasta el ${on}. Si sigue siendo válido, renuévelo por doce meses con un solo clic.`,
    }),
    profile_expired: ({ on }) => ({
      subject: 'Gauge: un perfil de cooperación ha terminado',
      text: `Uno de sus perfiles de cooperación estuvo publicado hasta el ${on} y ya no aparece. Si sigue siendo válido, renuévelo por doce meses con un solo clic.`,
    }),
    declaration_expires: ({ on }) => ({
      subject: 'Gauge: una declaración para aprender termina pronto',
      text: `Una de sus declaraciones para aprender de otras empresas está publicada hasta el ${on}. Si sigue siendo válida, renuévela por doce meses con un solo clic.`,
    }),
    declaration_expired: ({ on }) => ({
      subject: 'Gauge: una declaración para aprender ha terminado',
      text: `Una de sus declaraciones para aprender de otras empresas estuvo publicada hasta el ${on} y ya no aparece. Si sigue siendo válida, renuévela por doce meses con un solo clic.`,
    }),
    introduction_due: ({ on }) => ({
      subject: 'Gauge: una presentación le espera',
      text: `Una presentación le espera hasta el ${on}. Después de ese día caduca.`,
    }),
    introduction_outcome: () => ({
      subject: 'Gauge: ¿qué resultó de ello?',
      text: 'Hace algún tiempo intercambió contactos con otra empresa. Diga en dos clics qué resultó, aunque no sea nada. Así su asociación podrá hacer mejores presentaciones.',
    }),
  },
  pt: {
    alliance_lapses: ({ on, partner }) => ({
      subject: 'Gauge: um acordo termina em breve',
      text: `O último dia do seu acordo com ${partner} é ${on}. Para continuar, proponha-o de novo: aceito, o novo substitui o antigo sem interrupção.`,
    }),
    alliance_waits: ({ on, partner }) => ({
      subject: 'Gauge: uma proposta espera por você',
      text: `${partner} propôs um acordo à sua associação. É possível responder até ${on}.`,
    }),
    profile_expires: ({ on }) => ({
      subject: 'Gauge: um perfil de parceria termina em breve',
      text: `Um dos seus perfis de parceria está publicado até ${on}. Se ele ainda vale, renove-o por doze meses com um clique.`,
    }),
    profile_expired: ({ on }) => ({
      subject: 'Gauge: um perfil de parceria terminou',
      text: `Um dos seus perfis de parceria esteve publicado até ${on} e não aparece mais. Se ele ainda vale, renove-o por doze meses com um clique.`,
    }),
    declaration_expires: ({ on }) => ({
      subject: 'Gauge: uma declaração para aprender termina em breve',
      text: `Uma das suas declarações para aprender com outras empresas está publicada até ${on}. Se ela ainda vale, renove-a por doze meses com um clique.`,
    }),
    declaration_expired: ({ on }) => ({
      subject: 'Gauge: uma declaração para aprender terminou',
      text: `Uma das suas declarações para aprender com outras empresas esteve publicada até ${on} e não aparece mais. Se ela ainda vale, renove-a por doze meses com um clique.`,
    }),
    introduction_due: ({ on }) => ({
      subject: 'Gauge: uma aproximação espera por você',
      text: `Uma aproximação espera por você até ${on}. Depois desse dia ela caduca.`,
    }),
    introduction_outcome: () => ({
      subject: 'Gauge: o que resultou?',
      text: 'Há algum tempo você trocou contatos com outra empresa. Diga em dois cliques o que resultou, mesmo que não seja nada. Assim a sua associação pode fazer melhores aproximações.',
    }),
  },
};

/** What is said of something that runs out or waits. `detail`: the other association, or whose turn it is. */
export function reminderMail(
  kind: ReminderKind,
  { on, detail, locale }: { on: Date; detail: string; locale: string },
): MailWords {
  const language = mailLanguage(locale);
  const { subject, text } = words[language][kind]({ on: writtenDay(on, language), partner: detail });
  return { subject, text: `${text}\n\n${foundUnder(placeOf(kind, detail), language)}\n` };
}

function placeOf(kind: ReminderKind, detail: string) {
  if (kind.startsWith('alliance')) return 'agreements';
  if (kind.startsWith('profile')) return 'profiles';
  if (kind.startsWith('declaration')) return 'learning';
  return kind === 'introduction_due' && !detail.endsWith('firm') ? 'introductionsOfMembers' : 'introductionsOfFirm';
}
