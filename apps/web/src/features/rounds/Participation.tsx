import { assessmentStatuses } from '@gauge/contracts';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { routes, type Input, type Reply } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { pageAsked, type ListSearch } from '../../lib/listSearch.js';
import { ask, keepShowing } from '../../lib/queries.js';
import { Badge } from '../../ui/Badge.js';
import { Empty } from '../../ui/Empty.js';
import { Stack } from '../../ui/Layout.js';
import { Table } from '../../ui/Table.js';
import { ListBody } from '../list/ListBody.js';
import { ListTools } from '../list/ListTools.js';
import { RoundHead, type RoundMay, type RoundPlace } from './RoundHead.js';
import { ReportsButton } from '../reports/ReportsButton.js';
import css from './Participation.module.css';

type Row = Reply<'participation'>['items'][number];
type Status = NonNullable<NonNullable<Input<'participation'>['query']>['status']>;
const statuses: Status[] = ['not_started', ...assessmentStatuses];
const isStatus = (text: string | undefined): text is Status => statuses.includes(text as Status);

/** Which members have answered; never what. */
export function Participation({
  place,
  may,
  list,
  onList,
}: {
  place: RoundPlace;
  may: RoundMay;
  list: ListSearch;
  onList: (list: ListSearch) => void;
}) {
  const { t } = useTranslation('rounds');
  const { data: round } = useSuspenseQuery(ask(routes.round, { params: place }));
  const status = isStatus(list.status) ? list.status : undefined;
  const result = useQuery({
    ...ask(routes.participation, { params: place, query: { ...pageAsked(list), status } }),
    ...keepShowing,
  });
  return (
    <>
      <RoundHead
        place={place}
        round={round}
        may={may}
        action={
          <ReportsButton
            place={place}
            words="openExports"
            afterRelease={round.status === 'released' ? [] : ['round_report', 'round_figures']}
          />
        }
      />
      <Stack gap={4}>
        <ListTools
          label={t('firms.search')}
          list={list}
          onList={onList}
          statuses={statuses.map((value) => ({ value, label: t(`firms.status.${value}`) }))}
        />
        <ListBody
          result={result}
          list={list}
          onList={onList}
          empty={
            <Empty title={t('firms.none')}>
              <p>{t('firms.noneHelp')}</p>
            </Empty>
          }
        >
          {(rows) => (
            <Table
              caption={t('firms.caption')}
              captionHidden
              stack
              framed
              head={[t('firms.firm'), t('firms.sector'), t('firms.state'), t('firms.progress'), t('firms.handedIn')]}
            >
              {rows.map((row) => (
                <FirmRow key={row.firmId} row={row} />
              ))}
            </Table>
          )}
        </ListBody>
      </Stack>
    </>
  );
}

function FirmRow({ row }: { row: Row }) {
  const { t, i18n } = useTranslation('rounds');
  const started = row.status !== 'not_started';
  return (
    <tr>
      <th scope="row" className={css.firm}>
        {row.name}
        <span>{row.memberNo}</span>
      </th>
      <td className={css.sector} data-words>
        {row.sectorName}
        {row.size && <span>{t(`size.${row.size}`)}</span>}
      </td>
      <td>
        <Badge tone={row.status === 'queried' ? 'look' : 'plain'}>{t(`firms.status.${row.status}`)}</Badge>
      </td>
      <td className={css.number} data-none={!started || undefined}>
        {started ? t('firms.of', { answered: row.answered, applicable: row.applicable }) : '–'}
        {started && row.form && <span>{t(`firms.form.${row.form}`)}</span>}
      </td>
      <td className={css.number} data-none={!row.submittedAt || undefined}>
        {row.submittedAt ? formatDay(row.submittedAt, i18n.language) : '–'}
      </td>
    </tr>
  );
}
