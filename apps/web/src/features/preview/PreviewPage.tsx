import type { RoundPreview } from '@gauge/contracts';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { finestOf, layersOf, stateOf, widerOf, type CellState } from '../../charts/prepare/groups.js';
import { routes } from '../../lib/api.js';
import { formatMoment } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { Empty } from '../../ui/Empty.js';
import { Stack } from '../../ui/Layout.js';
import { Loading } from '../../ui/Loading.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { Segmented } from '../../ui/Segmented.js';
import { RoundHead, type RoundMay, type RoundPlace } from '../rounds/RoundHead.js';
import { GroupPicture } from './GroupPicture.js';
import { GroupTable } from './GroupTable.js';
import css from './Preview.module.css';
import { Unlocks } from './Unlocks.js';
import { valueName } from './words.js';

/** What the round would publish as it stands, and what a few more members would add. */
export function PreviewPage({ place, may }: { place: RoundPlace; may: RoundMay }) {
  const { t } = useTranslation(['preview', 'common']);
  const { data: round } = useSuspenseQuery(ask(routes.round, { params: place }));
  const result = useQuery({
    ...ask(routes.roundPreview, { params: place }),
    refetchInterval: ({ state }) => (state.data?.madeAt ? 20_000 : 2_000),
  });
  const preview = result.data;
  return (
    <>
      <RoundHead place={place} round={round} may={may} />
      <Stack gap={5}>
        {result.error && <Notice look>{problemText(t, result.error)}</Notice>}
        {result.isPending && <Loading label={t('common:state.loading')} />}
        {preview && (round.status === 'draft' || round.status === 'released') && (
          <Empty title={t(`none.${round.status}.title`)}>
            <p>{t(`none.${round.status}.text`)}</p>
          </Empty>
        )}
        {preview && round.status !== 'draft' && round.status !== 'released' && <Body place={place} preview={preview} />}
      </Stack>
    </>
  );
}

function Body({ place, preview }: { place: RoundPlace; preview: RoundPreview }) {
  const { t, i18n } = useTranslation('preview');
  if (preview.madeAt === null)
    return (
      <Notice title={t('making.title')}>
        <p>{t('making.text')}</p>
      </Notice>
    );
  if (preview.tooMany)
    return (
      <Empty title={t('tooMany.title')}>
        <p>{t('tooMany.text')}</p>
      </Empty>
    );
  if (preview.groups.length === 0)
    return (
      <Empty title={t('nobody.title')}>
        <p>{t('nobody.text')}</p>
      </Empty>
    );
  const last = preview.lastHeldBack;
  const basis = [
    t('basis.cells'),
    t('basis.asOf', { when: formatMoment(preview.madeAt, i18n.language) }),
    preview.othersAt && t('basis.others', { when: formatMoment(preview.othersAt, i18n.language) }),
  ];
  return (
    <>
      <Finest preview={preview} basis={basis.filter(Boolean).join(' ')} />
      <Unlocks place={place} preview={preview} />
      <Panel title={t('wider.title')} note={t('wider.note')}>
        <GroupTable caption={t('wider.title')} preview={preview} groups={widerOf(preview)} />
      </Panel>
      <Panel sunk title={t('rules.title')}>
        <ul className={css.rules}>
          {(['five', 'values', 'history', ...(preview.othersAt ? (['others'] as const) : [])] as const).map((rule) => (
            <li key={rule}>
              {t(`rules.${rule}`)}
              {rule === 'history' &&
                last &&
                ` ${t('rules.last', { count: last.held, of: last.of, round: last.round })}`}
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

/** The smallest groups a firm can be compared in: the picture, a sheet at a time. */
function Finest({ preview, basis }: { preview: RoundPreview; basis: string }) {
  const { t, i18n } = useTranslation('preview');
  const layers = layersOf(preview);
  const [chosen, choose] = useState('0');
  const layer = layers[Number(chosen)] ?? layers[0];
  if (!layer) return null;
  const nameOf = (fixed: Record<string, string>) =>
    Object.entries(fixed)
      .map(([name, value]) => valueName(t, i18n.language, preview.labels, name, value))
      .join(', ');
  const groups = finestOf(preview);
  const shown = groups.filter(({ tier }) => tier !== null).length;
  const nearly = groups.filter((group) => stateOf(group) === 'nearly').length;
  const finding = [
    t('finding.shown', { count: shown, of: groups.length }),
    nearly > 0 && t('finding.nearly', { count: nearly }),
  ];
  return (
    <GroupPicture
      finding={finding.filter(Boolean).join(' ')}
      basis={basis}
      layer={layer}
      preview={preview}
      groups={groups}
      states={statesIn(
        groups.map(stateOf),
        layer.rows.flatMap(({ cells }) => cells.map(({ state }) => state)),
      )}
      choice={
        layers.length > 1 && (
          <Segmented
            label={t('sheet')}
            value={chosen}
            options={layers.slice(0, 5).map(({ fixed }, at) => ({ value: String(at), label: nameOf(fixed) }))}
            onChange={choose}
          />
        )
      }
      name={nameOf(layer.fixed)}
    />
  );
}

const order: CellState[] = ['T30', 'T12', 'T5', 'nearly', 'notYet', 'nobody'];
const statesIn = (...lists: CellState[][]): CellState[] => order.filter((state) => lists.flat().includes(state));
