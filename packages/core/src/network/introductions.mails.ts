import type { IntroductionParty, IntroductionStatus } from '@gauge/contracts';
import { foundUnder, inEachLanguage, writtenDay, type MailLanguage, type MailWordings } from '../platform/index.js';

type Told = Exclude<IntroductionStatus, 'closed' | 'lapsed'>;

const subject: Record<MailLanguage, string> = {
  en: 'Gauge: an introduction',
  fr: 'Gauge : une mise en relation',
  es: 'Gauge: una presentación',
  pt: 'Gauge: uma aproximação',
};

const by: Record<MailLanguage, (day: string) => string> = {
  en: (day) => ` Please do so by ${day}.`,
  fr: (day) => ` Merci de le faire d’ici le ${day}.`,
  es: (day) => ` Hágalo, por favor, antes del ${day}.`,
  pt: (day) => ` Faça-o, por favor, até ${day}.`,
};

const words: Record<MailLanguage, Record<Told, string>> = {
  en: {
    asker_review:
      'One of your members asks to meet an anonymous profile of the network. Look at it and endorse or refuse it.',
    asked_review:
      'A firm of an allied association asks to meet one of your members. Look at it and pass it on or turn it down.',
    decision: 'A firm of the network asks to meet you. You see its anonymous profile and decide whether you want to.',
    consent: 'Both sides want to meet. Contact details are exchanged when both have agreed to it.',
    exchanged: 'Both sides have agreed: you find the contact details of the other in the introduction.',
    declined: 'An introduction has ended: one side did not want to go on.',
    withdrawn: 'An introduction has ended: the other side has withdrawn.',
  },
  fr: {
    asker_review:
      'L’un de vos adhérents demande à rencontrer un profil anonyme du réseau. Examinez la demande, puis appuyez-la ou refusez-la.',
    asked_review:
      'Une entreprise d’une association alliée demande à rencontrer l’un de vos adhérents. Examinez la demande, puis transmettez-la ou écartez-la.',
    decision:
      'Une entreprise du réseau demande à vous rencontrer. Vous voyez son profil anonyme et décidez si vous le voulez.',
    consent: 'Les deux parties veulent se rencontrer. Les contacts sont échangés quand toutes deux l’ont accepté.',
    exchanged: 'Les deux parties ont accepté : vous trouvez le contact de l’autre dans la mise en relation.',
    declined: 'Une mise en relation est terminée : l’une des parties n’a pas voulu poursuivre.',
    withdrawn: 'Une mise en relation est terminée : l’autre partie s’est retirée.',
  },
  es: {
    asker_review:
      'Una de sus empresas asociadas pide reunirse con un perfil anónimo de la red. Examine la petición y respáldela o rechácela.',
    asked_review:
      'Una empresa de una asociación aliada pide reunirse con una de sus empresas asociadas. Examine la petición y transmítala o deséchela.',
    decision: 'Una empresa de la red pide reunirse con usted. Usted ve su perfil anónimo y decide si lo desea.',
    consent: 'Las dos partes quieren reunirse. Los contactos se intercambian cuando ambas lo han aceptado.',
    exchanged: 'Las dos partes han aceptado: encontrará el contacto de la otra en la presentación.',
    declined: 'Una presentación ha terminado: una de las partes no quiso continuar.',
    withdrawn: 'Una presentación ha terminado: la otra parte se ha retirado.',
  },
  pt: {
    asker_review:
      'Uma das suas empresas associadas pede para conhecer um perfil anônimo da rede. Examine o pedido e apoie-o ou recuse-o.',
    asked_review:
      'Uma empresa de uma associação aliada pede para conhecer uma das suas empresas associadas. Examine o pedido e encaminhe-o ou rejeite-o.',
    decision: 'Uma empresa da rede pede para conhecer a sua. Você vê o perfil anônimo dela e decide se quer.',
    consent: 'As duas partes querem se conhecer. Os contatos são trocados quando ambas concordarem.',
    exchanged: 'As duas partes concordaram: o contato da outra está na aproximação.',
    declined: 'Uma aproximação terminou: uma das partes não quis continuar.',
    withdrawn: 'Uma aproximação terminou: a outra parte se retirou.',
  },
};

/** What whoever must act is told by mail. No names and no titles: a mailbox is not the place for them. */
export function turnMail(
  party: IntroductionParty,
  status: IntroductionStatus,
  dueAt: Date | null,
): MailWordings | null {
  if (status === 'closed' || status === 'lapsed') return null;
  const place = party.endsWith('firm') ? 'introductionsOfFirm' : 'introductionsOfMembers';
  return inEachLanguage((language) => ({
    subject: subject[language],
    text: `${words[language][status]}${dueAt ? by[language](writtenDay(dueAt, language)) : ''}\n\n${foundUnder(place, language)}\n`,
  }));
}
