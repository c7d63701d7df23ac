import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/Empty.js';
import css from './Editor.module.css';
import { fieldOf, placeOf, useDraft } from './draft.js';
import type { EditorSearch } from './search.js';

/** What stands between the draft and its first round, each with the way to where it is mended. */
export function Problems({ onGo }: { onGo: (place: EditorSearch) => void }) {
  const { t } = useTranslation('instruments');
  const { definition, faults } = useDraft();
  if (faults.length === 0)
    return (
      <Empty title={t('problems.none')}>
        <p>{t('problems.noneHelp')}</p>
      </Empty>
    );
  return (
    <div className={css.items}>
      <p className={css.dim}>{t('problems.help')}</p>
      <ul className={css.list}>
        {faults.slice(0, 200).map((fault) => {
          const place = placeOf(fault, definition);
          return (
            <li key={`${fault.path.join('.')} ${fault.message}`}>
              <button type="button" className={css.item} onClick={() => onGo(place)}>
                <span className={css.itemName}>
                  {fieldOf(fault.path) && (
                    <strong>{t('common:before', { name: t(`field.${fieldOf(fault.path)}`) })} </strong>
                  )}
                  {fault.message}
                </span>
                <span className={css.dim}>
                  {t(`section.${place.section ?? 'about'}`)}
                  {place.item && (
                    <>
                      {' · '}
                      <code dir="ltr">{place.item}</code>
                    </>
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
