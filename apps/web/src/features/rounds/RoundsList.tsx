import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { routes, type Reply } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Badge } from '../../ui/Badge.js';
import { buttonClass } from '../../ui/Button.js';
import { Empty } from '../../ui/Empty.js';
import { Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import { ResponseRate } from './ResponseRate.js';
import type { RoundPlace } from './RoundHead.js';
import css from './RoundsList.module.css';

type Round = Reply<'rounds'>['items'][number];

/** The rounds an association leads or takes part in, newest first. */
export function RoundsList({
  associationId,
  mayManage,
  tabs,
}: {
  associationId: string;
  mayManage: boolean;
  tabs?: ReactNode;
}) {
  const { t } = useTranslation('rounds');
  useTitle(t('title'));
  const { data } = useSuspenseQuery(ask(routes.rounds, { params: { associationId } }));
  const plan = (
    <Link to="/associations/$associationId/rounds/new" params={{ associationId }} className={buttonClass('main')}>
      <IconPlus size={18} aria-hidden />
      {t('plan.go')}
    </Link>
  );
  return (
    <Stack gap={5}>
      <Stack gap={4}>
        <PageHead title={t('title')} lead={t('lead')} action={mayManage && data.items.length > 0 && plan} />
        {tabs}
      </Stack>
      {data.items.length === 0 ? (
        <Empty title={t('none')} action={mayManage && plan}>
          <p>{t('noneHelp')}</p>
        </Empty>
      ) : (
        <ul className={css.list}>
          {data.items.map((round) => (
            <Entry key={round.id} associationId={associationId} round={round} />
          ))}
        </ul>
      )}
    </Stack>
  );
}

function Entry({ associationId, round }: { associationId: string; round: Round }) {
  const { t, i18n } = useTranslation('rounds');
  const day = (iso: string) => formatDay(iso, i18n.language);
  const live = round.status === 'open' || round.status === 'review';
  return (
    <li className={css.entry}>
      <div className={css.words}>
        <Link
          to="/associations/$associationId/rounds/$roundId"
          params={{ associationId, roundId: round.id }}
          className={css.name}
        >
          {round.name}
        </Link>
        <span>
          {round.instrumentTitle} · {t('period', { from: day(round.periodStart), to: day(round.periodEnd) })}
          {!round.mine && <> · {t('ledBy', { name: round.lead.name })}</>}
        </span>
        <span>{t(`since.${round.status}`, dates(round, day))}</span>
      </div>
      <Badge tone={live ? 'you' : 'plain'}>{t(`status.${round.status}`)}</Badge>
      {live && <Running place={{ associationId, roundId: round.id }} />}
    </li>
  );
}

/** How the round that is under way stands: what an association looks for first. */
function Running({ place }: { place: RoundPlace }) {
  const { t } = useTranslation('rounds');
  const { data: round } = useQuery(ask(routes.round, { params: place }));
  return (
    <div className={css.running}>
      {round && <ResponseRate round={round} />}
      {round && round.own.openQueries > 0 && (
        <p className={css.todo}>
          <IconAlertTriangle size={18} aria-hidden />
          {t('todo.queries', { count: round.own.openQueries })}
        </p>
      )}
    </div>
  );
}

export const dates = (
  { opensOn, closesOn, publishedAt }: Pick<Round, 'opensOn' | 'closesOn' | 'publishedAt'>,
  day: (iso: string) => string,
) => ({ opens: day(opensOn), closes: day(closesOn), published: publishedAt ? day(publishedAt) : '' });
