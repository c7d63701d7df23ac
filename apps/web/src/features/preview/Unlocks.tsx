import type { RoundPreview } from '@gauge/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { stateOf, unlocksOf } from '../../charts/prepare/groups.js';
import { buttonClass } from '../../ui/Button.js';
import { Panel } from '../../ui/Panel.js';
import type { RoundPlace } from '../rounds/RoundHead.js';
import css from './Preview.module.css';
import { groupWords, numberWord } from './words.js';

const most = 6;

/** What a few more members would add, as sentences: the nearest first. */
export function Unlocks({ place, preview }: { place: RoundPlace; preview: RoundPreview }) {
  const { t, i18n } = useTranslation('preview');
  const groups = unlocksOf(preview, most);
  return (
    <Panel
      title={t('unlock.title')}
      note={t('unlock.note')}
      action={
        groups.length > 0 && (
          <Link
            to="/associations/$associationId/rounds/$roundId/reminders"
            params={place}
            className={buttonClass('plain')}
          >
            {t('unlock.remind')}
          </Link>
        )
      }
    >
      {groups.length === 0 ? (
        <p className={css.dim}>{t('unlock.none')}</p>
      ) : (
        <ol className={css.unlocks}>
          {groups.map((group) => {
            const { more, tier } = group.unlock ?? { more: 0, tier: 'T5' };
            const words = groupWords(t, i18n.language, preview, group);
            return (
              <li key={JSON.stringify(group.dimensions)} data-state={stateOf(group)}>
                <span className={css.number} aria-hidden="true">
                  +{more}
                </span>
                <p>
                  {t(`unlock.${tier}`, { count: more, number: numberWord(t, more), group: words })}{' '}
                  <span className={css.dim}>{t('unlock.left', { count: group.members - group.submitted })}</span>
                </p>
              </li>
            );
          })}
        </ol>
      )}
    </Panel>
  );
}
