import type { PreviewGroup, RoundPreview } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import { formatCount } from '../../lib/format.js';
import { Button } from '../../ui/Button.js';
import { Stack } from '../../ui/Layout.js';
import { Table } from '../../ui/Table.js';
import css from './Preview.module.css';
import { bandWords, groupWords } from './words.js';

/** Rows at first; the rest on demand. */
const first = 12;

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
  const [all, showAll] = useState(false);
  const shown = all ? groups : groups.slice(0, first);
  const count = (value: number) => formatCount(value, i18n.language);
  return (
    <Stack gap={3}>
      <Table
        caption={caption}
        captionHidden
        stack
        head={[t('column.group'), t('column.shown'), t('column.own'), t('column.figures')]}
      >
        {shown.map((group) => (
          <tr key={JSON.stringify(group.dimensions)}>
            <th scope="row" className={css.group}>
              {upperFirst(groupWords(t, i18n.language, preview, group))}
            </th>
            <td>
              {group.tier ? (
                <>
                  {t(`tier.${group.tier}`)}
                  <span className={css.band}>{t('band', { band: bandWords(group.band ?? '') })}</span>
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
              {group.figures === 0 ? '–' : t('figures', { figures: count(group.figures), of: count(preview.figures) })}
            </td>
          </tr>
        ))}
      </Table>
      {groups.length > shown.length && (
        <Button small style={{ justifySelf: 'start' }} onClick={() => showAll(true)}>
          {t('showAll', { count: groups.length })}
        </Button>
      )}
    </Stack>
  );
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
