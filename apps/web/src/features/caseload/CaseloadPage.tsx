import { formatMoney } from '@gauge/figures';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call, routes, type Reply } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { pageAsked, type ListSearch } from '../../lib/listSearch.js';
import { problemText } from '../../lib/problems.js';
import { ask, keepShowing } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Button, buttonClass } from '../../ui/Button.js';
import { Empty } from '../../ui/Empty.js';
import { Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import { ListBody } from '../list/ListBody.js';
import { ListTools } from '../list/ListTools.js';
import css from './Caseload.module.css';

type Case = Reply<'caseload'>['items'][number];

const filters = ['mine', 'open', 'due', 'noCase', 'agreed', 'notAgreed'] as const;
type Filter = (typeof filters)[number];
const isFilter = (text: string | undefined): text is Filter => filters.includes(text as Filter);

/** The members a counsellor works with, those with the most need first: what is due, what changed, where to begin. */
export function CaseloadPage({
  associationId,
  mayWrite,
  list,
  onList,
  onOpened,
}: {
  associationId: string;
  mayWrite: boolean;
  list: ListSearch;
  onList: (list: ListSearch) => void;
  onOpened: (caseId: string) => void;
}) {
  const { t } = useTranslation('caseload');
  useTitle(t('title'));
  const status = isFilter(list.status) ? list.status : undefined;
  const result = useQuery({
    ...ask(routes.caseload, { params: { associationId }, query: { ...pageAsked(list), status } }),
    ...keepShowing,
  });
  return (
    <Stack gap={5}>
      <PageHead title={t('title')} lead={t('lead')} />
      <Stack gap={4}>
        <ListTools
          label={t('search')}
          list={list}
          onList={onList}
          statuses={filters.map((value) => ({ value, label: t(`filter.${value}`) }))}
        />
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
                <Entry
                  key={one.firmId}
                  associationId={associationId}
                  one={one}
                  mayWrite={mayWrite}
                  onOpened={onOpened}
                />
              ))}
            </ul>
          )}
        </ListBody>
      </Stack>
    </Stack>
  );
}

function Entry({
  associationId,
  one,
  mayWrite,
  onOpened,
}: {
  associationId: string;
  one: Case;
  mayWrite: boolean;
  onOpened: (caseId: string) => void;
}) {
  const { t } = useTranslation('caseload');
  const agreed = one.consent !== 'none';
  return (
    <li className={css.case} aria-label={one.name}>
      <div className={css.firm}>
        {one.case ? (
          <Link
            to="/associations/$associationId/cases/$caseId"
            params={{ associationId, caseId: one.case.id }}
            className={css.name}
          >
            {one.name}
          </Link>
        ) : (
          <strong className={css.name}>{one.name}</strong>
        )}
        <span>
          {one.memberNo}&nbsp;· {one.sectorName}
          {one.size && `\u00a0· ${t(`size.${one.size}`)}`}
        </span>
        <span>
          {one.case ? (one.case.mine ? t('yours') : t('of', { name: one.case.counsellorName })) : t('noCase')} ·{' '}
          {t(`consent.${one.consent}`)}
        </span>
      </div>
      <div className={css.need}>{agreed ? <Need one={one} /> : <span>{t('notAgreed')}</span>}</div>
      <Next one={one} />
      <div className={css.actions}>
        {agreed && (
          <Link
            to="/associations/$associationId/members/$firmId/standing"
            params={{ associationId, firmId: one.firmId }}
            className={buttonClass('plain', { small: true })}
            aria-label={t('standingOf', { name: one.name })}
          >
            {t('standing')}
          </Link>
        )}
        {!one.case && mayWrite && <TakeOn associationId={associationId} one={one} onOpened={onOpened} />}
      </div>
    </li>
  );
}

function TakeOn({
  associationId,
  one,
  onOpened,
}: {
  associationId: string;
  one: Case;
  onOpened: (caseId: string) => void;
}) {
  const { t } = useTranslation('caseload');
  const queries = useQueryClient();
  const opening = useMutation({
    mutationFn: () => call(routes.openCase, { params: { associationId }, body: { firmId: one.firmId } }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: [routes.caseload.id] });
      onOpened(id);
    },
  });
  return (
    <>
      <Button
        small
        busy={opening.isPending}
        onClick={() => opening.mutate()}
        aria-label={t('takeOnOf', { name: one.name })}
      >
        {t('takeOn')}
      </Button>
      {opening.error && <p role="alert">{problemText(t, opening.error)}</p>}
    </>
  );
}

function Need({ one }: { one: Case }) {
  const { t, i18n } = useTranslation('caseload');
  if (one.need === null) return <span>{t('noStanding')}</span>;
  const money = one.worth?.yearly ?? one.worth?.oneOff;
  return (
    <>
      <span className={css.level}>
        <span className={css.bar} aria-hidden>
          <span style={{ inlineSize: `${Math.min(100, one.need)}%` }} />
        </span>
        {t('need', { need: one.need })}
      </span>
      <strong>{one.biggestGap ? one.biggestGap.name : t('noGap')}</strong>
      <span>
        {money &&
          one.worth &&
          `${t(one.worth.yearly ? 'worthYearly' : 'worthOnce', { amount: formatMoney(money, one.worth.currency, i18n.language) })} `}
        {one.weakPillars !== null && one.weakPillars > 0 && t('weak', { count: one.weakPillars })}
        {one.weakPillars === 0 && t('noWeak')}
      </span>
      {one.change && (
        <span>{t('change', { better: one.change.better, worse: one.change.worse, since: one.change.since })}</span>
      )}
    </>
  );
}

function Next({ one: { next, openActions } }: { one: Case }) {
  const { t, i18n } = useTranslation('caseload');
  return (
    <div className={css.next} data-late={next?.overdue || undefined}>
      {next && (
        <>
          <strong>{t(next.overdue ? 'overdue' : 'due', { day: formatDay(next.on, i18n.language) })}</strong>
          <span>{next.what}</span>
        </>
      )}
      {openActions !== null && openActions > 0 && <span>{t('actions', { count: openActions })}</span>}
    </div>
  );
}
