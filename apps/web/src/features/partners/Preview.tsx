import type { TeaserPreview } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import css from './Preview.module.css';
import { TeaserCard } from './Teaser.js';

/** The author's look through the eyes of a stranger, with all that stands between the profile and its publication. */
export function Preview({ preview }: { preview: TeaserPreview }) {
  const { t } = useTranslation('partners');
  const { teaser, missing } = preview;
  return (
    <Panel title={t('preview.title')} note={t('preview.note')} sunk>
      <Stack gap={4}>
        <NamesFound names={preview.names} />
        {!teaser && <Notice look>{t('preview.none')}</Notice>}
        {teaser && (
          <div className={css.sheet}>
            <TeaserCard teaser={teaser} />
          </div>
        )}
        <Fits preview={preview} />
        {missing.length > 0 && (
          <div className={css.list}>
            <p>{t('preview.missing.title')}</p>
            <ul>
              {missing.map((what) => (
                <li key={what}>{t(`preview.missing.${what}`)}</li>
              ))}
            </ul>
          </div>
        )}
      </Stack>
    </Panel>
  );
}

/** How many could stand behind it, and what was hidden for that. */
export function Fits({ preview: { firms, coarser } }: { preview: TeaserPreview }) {
  const { t } = useTranslation('partners');
  return (
    <>
      {firms && <p className={css.dim}>{t('preview.fits', { firms })}</p>}
      {coarser.length > 0 && (
        <div className={css.list}>
          <p>{t('preview.coarser.title')}</p>
          <ul>
            {coarser.map((what) => (
              <li key={what}>{t(`preview.coarser.${what}`)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** By what the text could give its author away; the hard ones keep it from being published. */
export function NamesFound({ names }: { names: TeaserPreview['names'] }) {
  const { t } = useTranslation('partners');
  if (names.length === 0) return null;
  const groups = [
    { text: t('preview.namesHard'), found: names.filter(({ hard }) => hard) },
    { text: t('preview.namesSoft'), found: names.filter(({ hard }) => !hard) },
  ];
  return (
    <Notice look title={t('preview.names')}>
      {groups
        .filter(({ found }) => found.length > 0)
        .map(({ text, found }) => (
          <div key={text} className={css.list}>
            <p>{text}</p>
            <ul>
              {found.map((one) => (
                <li key={one.found}>
                  {t('common:quoted', { text: one.found })} ({t(`preview.nameKind.${one.kind}`)})
                </li>
              ))}
            </ul>
          </div>
        ))}
    </Notice>
  );
}
