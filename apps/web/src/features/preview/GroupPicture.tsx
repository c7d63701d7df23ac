import type { PreviewGroup, RoundPreview } from '@gauge/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '../../charts/ChartFrame.js';
import { GroupLegend, GroupMatrix } from '../../charts/marks/GroupMatrix.js';
import type { Cell, CellState, Layer } from '../../charts/prepare/groups.js';
import { GroupTable } from './GroupTable.js';
import css from './Preview.module.css';
import { bandWords, valueName } from './words.js';

export function GroupPicture({
  finding,
  basis,
  layer,
  preview,
  groups,
  states,
  choice,
  name,
}: {
  finding: string;
  basis: string;
  layer: Layer;
  preview: RoundPreview;
  groups: PreviewGroup[];
  states: CellState[];
  /** Between sheets, where there are several. */ choice: ReactNode;
  name: string;
}) {
  const { t, i18n } = useTranslation('preview');
  const value = (dimension: string) => (code: string) => valueName(t, i18n.language, preview.labels, dimension, code);
  const words = ({ group, state }: Cell) => {
    if (!group) return { figure: '', note: '', title: t('cell.nobody') };
    const note = t('cell.submitted', { submitted: group.submitted, members: group.members });
    if (group.band) return { figure: bandWords(group.band), note, title: t(`tier.${group.tier ?? 'T5'}`) };
    const more = group.unlock?.more ?? 0;
    return { figure: t('cell.more', { count: more }), note, title: t(`state.${state}`) };
  };
  return (
    <ChartFrame
      finding={finding}
      basis={basis}
      legend={<GroupLegend states={states} name={(state) => t(`state.${state}`)} />}
      table={<GroupTable caption={t('table')} preview={preview} groups={groups} />}
    >
      <div className={css.picture}>
        {choice}
        <GroupMatrix
          layer={layer}
          label={t('pictureOf', { name, finding })}
          rowName={value(layer.rowName)}
          columnName={value(layer.columnName)}
          words={words}
        />
      </div>
    </ChartFrame>
  );
}
