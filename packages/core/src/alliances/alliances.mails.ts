import { foundUnder, mailLanguage, type MailLanguage, type MailWords } from '../platform/index.js';

export type AllianceNews = 'proposed' | 'accepted' | 'declined' | 'withdrawn' | 'ended';

const subject: Record<MailLanguage, string> = {
  en: 'Gauge: an agreement between associations',
  fr: 'Gauge : un accord entre associations',
  es: 'Gauge: un acuerdo entre asociaciones',
  pt: 'Gauge: um acordo entre associações',
};

const words: Record<MailLanguage, Record<AllianceNews, string>> = {
  en: {
    proposed: 'proposes an agreement to your association. Look at it and accept or decline it within thirty days.',
    accepted: 'has accepted the agreement that your association proposed.',
    declined: 'has declined the agreement that your association proposed.',
    withdrawn: 'has withdrawn its proposal of an agreement.',
    ended:
      'has ended the agreement with your association. What it allowed stops today; results that are published stay as they are.',
  },
  fr: {
    proposed:
      'propose un accord à votre association. Examinez-le, puis acceptez-le ou déclinez-le dans les trente jours.',
    accepted: 'a accepté l’accord proposé par votre association.',
    declined: 'a décliné l’accord proposé par votre association.',
    withdrawn: 'a retiré sa proposition d’accord.',
    ended:
      'a mis fin à l’accord avec votre association. Ce qu’il permettait s’arrête aujourd’hui ; les résultats publiés restent tels quels.',
  },
  es: {
    proposed: 'propone un acuerdo a su asociación. Examínelo y acéptelo o rechácelo en un plazo de treinta días.',
    accepted: 'ha aceptado el acuerdo que propuso su asociación.',
    declined: 'ha rechazado el acuerdo que propuso su asociación.',
    withdrawn: 'ha retirado su propuesta de acuerdo.',
    ended:
      'ha puesto fin al acuerdo con su asociación. Lo que permitía termina hoy; los resultados publicados se mantienen.',
  },
  pt: {
    proposed: 'propõe um acordo à sua associação. Examine-o e aceite-o ou recuse-o no prazo de trinta dias.',
    accepted: 'aceitou o acordo proposto pela sua associação.',
    declined: 'recusou o acordo proposto pela sua associação.',
    withdrawn: 'retirou a sua proposta de acordo.',
    ended:
      'encerrou o acordo com a sua associação. O que ele permitia termina hoje; os resultados publicados ficam como estão.',
  },
};

/** What the other association is told. @param locale that association's */
export function allianceMail(news: AllianceNews, partner: string, locale: string): MailWords {
  const language = mailLanguage(locale);
  return {
    subject: subject[language],
    text: `${partner} ${words[language][news]}\n\n${foundUnder('agreements', language)}\n`,
  };
}
