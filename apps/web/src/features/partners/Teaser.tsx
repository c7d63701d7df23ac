import type { AnyTeaser, TeaserView } from '@gauge/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../lib/countries.js';
import { Badge } from '../../ui/Badge.js';
import { LearningCard } from '../learning/LearningCard.js';
import { FactList } from './FactList.js';
import css from './Teaser.module.css';
import { codeText, languageName, whoText } from './words.js';

/** What one firm sees of another before both have agreed: kind, title, who as far as it is told. `mark`: a word of state. */
export function TeaserHead({
  teaser,
  as: As = 'h2',
  mark,
}: {
  teaser: TeaserView;
  as?: 'h2' | 'h3';
  mark?: ReactNode;
}) {
  const { t, i18n } = useTranslation('partners');
  return (
    <header className={css.head}>
      <div className={css.who}>
        <Badge tone={teaser.kind === 'offer' ? 'you' : 'plain'}>{t(`kind.${teaser.kind}`)}</Badge>
        {mark}
        <span>{whoText(t, teaser, i18n.language)}</span>
      </div>
      <As className={css.title}>{teaser.title}</As>
    </header>
  );
}

/** The terms of a teaser. */
export function TeaserFacts({ teaser }: { teaser: TeaserView }) {
  const { t, i18n } = useTranslation('partners');
  const facts: [key: string, values: string[]][] = [
    ['needs', teaser.needs.map(codeText)],
    ['offers', teaser.offers.map(codeText)],
    ['types', teaser.types.map((type) => t(`type.${type}`))],
    ['series', teaser.series ? [t(`series.${teaser.series}`)] : []],
    ['certificates', teaser.certificates],
    ['certificatesNeeded', teaser.certificatesNeeded],
    ['languages', teaser.languages.map((language) => languageName(language, i18n.language))],
    ['markets', teaser.marketsWanted.map((country) => countryName(country, i18n.language))],
  ];
  return (
    <FactList
      facts={facts.map(([key, values]) => ({
        label: t(`teaser.${key}`),
        values,
        lines: key === 'needs' || key === 'offers',
      }))}
    />
  );
}

export const TeaserCard = ({ teaser }: { teaser: TeaserView }) => (
  <div className={css.card}>
    <TeaserHead teaser={teaser} as="h3" />
    {teaser.text && <p className={css.text}>{teaser.text}</p>}
    <TeaserFacts teaser={teaser} />
  </div>
);

/** Of whichever kind: what meets in an introduction. */
export const AnyTeaserCard = ({ teaser }: { teaser: AnyTeaser }) =>
  'area' in teaser ? <LearningCard teaser={teaser} /> : <TeaserCard teaser={teaser} />;
