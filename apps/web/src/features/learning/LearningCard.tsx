import type { LearningTeaser } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/Badge.js';
import { FactList } from '../partners/FactList.js';
import css from '../partners/Teaser.module.css';
import { codeText, languageName, whoText } from '../partners/words.js';

type Shown = Pick<LearningTeaser, 'kind' | 'area' | 'place' | 'size'>;

/** What a firm declared, and who as far as it is told. */
export function LearningHead({ teaser, as: As = 'h2' }: { teaser: Shown; as?: 'h2' | 'h3' }) {
  const { t, i18n } = useTranslation('learning');
  return (
    <header className={css.head}>
      <div className={css.who}>
        <Badge tone={teaser.kind === 'share' ? 'you' : 'plain'}>{t(`kind.${teaser.kind}`)}</Badge>
        <span>{whoText(t, teaser, i18n.language)}</span>
      </div>
      <As className={css.title}>{teaser.area.name}</As>
    </header>
  );
}

export function LearningFacts({ teaser }: { teaser: Pick<LearningTeaser, 'industries' | 'languages'> }) {
  const { t, i18n } = useTranslation('learning');
  return (
    <FactList
      facts={[
        { label: t('fact.industry'), values: teaser.industries.map(codeText) },
        { label: t('fact.languages'), values: teaser.languages.map((one) => languageName(one, i18n.language)) },
      ]}
    />
  );
}

export const LearningCard = ({ teaser }: { teaser: LearningTeaser }) => (
  <div className={css.card}>
    <LearningHead teaser={teaser} as="h3" />
    {teaser.text && <p className={css.text}>{teaser.text}</p>}
    <LearningFacts teaser={teaser} />
  </div>
);
