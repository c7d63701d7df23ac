import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { routes, type Reply } from '../../lib/api.js';
import { pageAsked, type ListSearch } from '../../lib/listSearch.js';
import { ask, keepShowing } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Badge } from '../../ui/Badge.js';
import { Empty } from '../../ui/Empty.js';
import { Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import { ListBody } from '../list/ListBody.js';
import { ListTools } from '../list/ListTools.js';
import css from './Caseload.module.css';

type Case = Reply<'caseload'>['items'][number];

/** The members a counsellor works with: who agreed, and where each has most to gain. */
export function CaseloadPage({
  associationId,
  list,
  onList,
}: {
  associationId: string;
  list: ListSearch;
  onList: (list: ListSearch) => void;
}) {
  const { t } = useTranslation('caseload');
  useTitle(t('title'));
  const result = useQuery({
    ...ask(routes.caseload, { params: { associationId }, query: pageAsked(list) }),
    ...keepShowing,
  });
  return (
    <Stack gap={5}>
      <PageHead title={t('title')} lead={t('lead')} />
      <Stack gap={4}>
        <ListTools label={t('search')} list={list} onList={onList} />
        <ListBody
          result={result}
          list={list}
          onList={onList}
          empty={
            <Empty title={t('none')}>
              <p>{t('noneHelp')}</p>
            </Empty>
          }
        >
          {(cases) => (
            <ul className={css.cases}>
              {cases.map((one) => (
                <Entry key={one.firmId} associationId={associationId} one={one} />
              ))}
            </ul>
          )}
        </ListBody>
      </Stack>
    </Stack>
  );
}

function Entry({ associationId, one }: { associationId: string; one: Case }) {
  const { t } = useTranslation('caseload');
  const agreed = one.consent !== 'none';
  return (
    <li className={css.case} data-open={agreed || undefined}>
      <div className={css.firm}>
        {agreed ? (
          <Link
            to="/associations/$associationId/members/$firmId/standing"
            params={{ associationId, firmId: one.firmId }}
            className={css.name}
          >
            {one.name}
          </Link>
        ) : (
          <strong className={css.name}>{one.name}</strong>
        )}
        <span>
          {one.memberNo} · {one.sectorName}
          {one.size && ` · ${t(`size.${one.size}`)}`}
        </span>
      </div>
      <div className={css.need}>{agreed ? <Need one={one} /> : <span>{t('notAgreed')}</span>}</div>
      <Badge tone={agreed ? 'you' : 'plain'}>{t(`consent.${one.consent}`)}</Badge>
    </li>
  );
}

function Need({ one }: { one: Case }) {
  const { t } = useTranslation('caseload');
  if (!one.biggestGap && one.weakPillars === null) return <span>{t('noStanding')}</span>;
  return (
    <>
      <strong>{one.biggestGap ? one.biggestGap.name : t('noGap')}</strong>
      <span>
        {one.biggestGap ? t('gap') : ''}
        {one.weakPillars !== null && one.weakPillars > 0 && t('weak', { count: one.weakPillars })}
        {one.weakPillars === 0 && t('noWeak')}
      </span>
    </>
  );
}
