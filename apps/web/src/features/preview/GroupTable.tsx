import type { PreviewGroup, RoundPreview } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../lib/format.js';
import { Table } from '../../ui/Table.js';
import css from './Preview.module.css';
import { groupWords } from './words.js';

/** Groups in words: what would be shown of each, and how many of one's own are in it. */
export function GroupTable({
  caption,
  preview,
  groups,
}: {
  caption: string;
  preview: RoundPreview;
  groups: PreviewGroup[];
}) {
  const { t, i18n } = useTranslation('preview');
  const count = (value: number) => formatCount(value, i18n.language);
  return (
    <Table
      caption={caption}
      captionHidden
      stack
      head={[t('column.group'), t('column.shown'), t('column.own'), t('column.figures')]}
    >
      {groups.map((group) => (
        <tr key={JSON.stringify(group.dimensions)}>
          <th scope="row" className={css.group}>
            {upperFirst(groupWords(t, i18n.language, preview.labels, group))}
          </th>
          <td>
            {group.tier ? (
              <>
                {t(`tier.${group.tier}`)}
                <span className={css.band}>{t('band', { band: group.band })}</span>
              </>
            ) : (
              <>
                {t('nothingYet')}
                {group.unlock && <span className={css.band}>{t('needs', { count: group.unlock.more })}</span>}
              </>
            )}
          </td>
          <td>{t('own', { submitted: count(group.submitted), members: count(group.members) })}</td>
          <td data-none={group.figures === 0 || undefined}>
            {t('figures', { figures: count(group.figures), of: count(preview.figures) })}
          </td>
        </tr>
      ))}
    </Table>
  );
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
