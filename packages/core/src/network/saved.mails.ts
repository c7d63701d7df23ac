import { foundUnder, mailLanguage, type MailLanguage, type MailWords } from '../platform/index.js';

const words: Record<MailLanguage, (fresh: number, forProfile: boolean) => MailWords> = {
  en: (fresh, forProfile) => ({
    subject: 'Gauge: new profiles fit what you look for',
    text: `${fresh === 1 ? 'A new profile fits' : `${fresh} new profiles fit`} ${forProfile ? 'one of your own profiles' : 'a search that you keep'}.`,
  }),
  fr: (fresh, forProfile) => ({
    subject: 'Gauge : de nouveaux profils correspondent à ce que vous cherchez',
    text: `${fresh === 1 ? 'Un nouveau profil correspond' : `${fresh} nouveaux profils correspondent`} à ${forProfile ? 'l’un de vos profils' : 'une recherche que vous gardez'}.`,
  }),
  es: (fresh, forProfile) => ({
    subject: 'Gauge: nuevos perfiles encajan con lo que busca',
    text: `${fresh === 1 ? 'Un nuevo perfil encaja' : `${fresh} nuevos perfiles encajan`} con ${forProfile ? 'uno de sus perfiles' : 'una búsqueda que usted guarda'}.`,
  }),
  pt: (fresh, forProfile) => ({
    subject: 'Gauge: novos perfis combinam com o que você procura',
    text: `${fresh === 1 ? 'Um novo perfil combina' : `${fresh} novos perfis combinam`} com ${forProfile ? 'um dos seus perfis' : 'uma busca que você salvou'}.`,
  }),
};

const off: Record<MailLanguage, string> = {
  en: 'You can turn this alert off there, too.',
  fr: 'Vous pouvez aussi y arrêter cette alerte.',
  es: 'Allí también puede desactivar este aviso.',
  pt: 'Lá você também pode desligar este aviso.',
};

/** What whoever keeps a search is told. No titles: a mailbox is not the place for them. */
export function alertMail(fresh: number, to: { profileId: string | null; locale: string }): MailWords {
  const language = mailLanguage(to.locale);
  const { subject, text } = words[language](fresh, to.profileId !== null);
  return { subject, text: `${text}\n\n${foundUnder('partners', language)} ${off[language]}\n` };
}
