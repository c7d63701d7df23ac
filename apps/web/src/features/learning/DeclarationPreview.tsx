import type { DeclarationView, LearningKind } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { NamesFound } from '../partners/Preview.js';
import css from '../partners/Preview.module.css';
import { LearningCard } from './LearningCard.js';
import own from './Learning.module.css';

/** What a declaration tells, and whom, in plain words: said before a firm chooses. */
export function Tells({ kind }: { kind: LearningKind }) {
  const { t } = useTranslation('learning');
  const said =
    kind === 'share' ? (['rule', 'who', 'figures', 'withdraw'] as const) : (['anyone', 'who', 'withdraw'] as const);
  return (
    <ul className={own.tells}>
      {said.map((what) => (
        <li key={what}>{t(`tells.${kind}.${what}`)}</li>
      ))}
    </ul>
  );
}

/** The look through the eyes of a stranger, with all that stands between the declaration and its publication. */
export function DeclarationPreview({ found, byAuthor }: { found: DeclarationView; byAuthor?: boolean }) {
  const { t } = useTranslation('learning');
  const { teaser, firms, coarser, names, missing } = found.preview;
  return (
    <Panel
      title={t(byAuthor ? 'partners:preview.title' : 'partnering:review.shown')}
      note={byAuthor && t('partners:preview.note')}
      sunk
    >
      <Stack gap={4}>
        <NamesFound names={names} />
        {teaser ? (
          <div className={css.sheet}>
            <LearningCard teaser={teaser} />
          </div>
        ) : (
          <Notice look>{t('preview.none')}</Notice>
        )}
        {firms && <p className={css.dim}>{t('partners:preview.fits', { firms })}</p>}
        <Listed
          title={t('partners:preview.coarser.title')}
          items={coarser.map((what) => t(`preview.coarser.${what}`))}
        />
        <Listed
          title={t('partners:preview.missing.title')}
          items={missing.map((what) => t(`preview.missing.${what}`))}
        />
      </Stack>
    </Panel>
  );
}

function Listed({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <div className={css.list}>
      <p>{title}</p>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}
