import type { ReasonView } from '@gauge/contracts';
import { IconCheck } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../lib/countries.js';
import css from './Find.module.css';
import { codeText, listed } from './words.js';

/** Why a profile fits one's own, in words, the weightiest first. */
export function Reasons({ reasons, as }: { reasons: readonly ReasonView[]; as?: 'h3' | 'h4' }) {
  const { t, i18n } = useTranslation('partners');
  return <Why reasons={reasons.map((reason) => reasonText(t, reason, i18n.language))} as={as} />;
}

export function Why({ reasons, as: As = 'h3' }: { reasons: readonly string[]; as?: 'h3' | 'h4' }) {
  const { t } = useTranslation('partners');
  if (reasons.length === 0) return null;
  return (
    <section className={css.why}>
      <As>{t('find.why')}</As>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>
            <IconCheck size={17} stroke={2.4} aria-hidden />
            <span>{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function reasonText(t: TFunction<'partners'>, reason: ReasonView, language: string): string {
  switch (reason.kind) {
    case 'code':
      return t(`reason.${reason.closeness}.${reason.theyOffer ? 'offer' : 'need'}`, {
        own: codeText(reason.own),
        other: codeText(reason.other),
      });
    case 'types':
      return t('reason.types', {
        types: listed(
          reason.types.map((type) => t(`type.${type}`)),
          language,
        ),
      });
    case 'certificates':
      return t('reason.certificates', { certificates: listed(reason.certificates, language) });
    case 'market':
      return t('reason.market', {
        countries: listed(
          reason.countries.map((country) => countryName(country, language)),
          language,
        ),
      });
    case 'wanted':
      return t('reason.wanted', { country: countryName(reason.country, language) });
    case 'series':
      return t('reason.series', { series: t(`series.${reason.series}`) });
    case 'words':
      return t('reason.words', { words: reason.words.join(', ') });
  }
}
