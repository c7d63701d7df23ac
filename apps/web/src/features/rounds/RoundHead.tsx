import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RoundView } from '@gauge/contracts';
import type { ReactNode } from 'react';
import { formatDay } from '../../lib/format.js';
import { useTitle } from '../../lib/title.js';
import { PageHead } from '../../ui/PageHead.js';
import { BackArrow, TabCount, Tabs, tabCss } from '../../ui/Tabs.js';
import css from './RoundHead.module.css';

export type RoundPlace = { associationId: string; roundId: string };
export type RoundMay = { review: boolean; importFiles: boolean; manage: boolean };

/** Top of every page of a round: what it is, and the way between its pages. */
export function RoundHead({
  place,
  round,
  may,
  action,
}: {
  place: RoundPlace;
  round: RoundView;
  may: RoundMay;
  action?: ReactNode;
}) {
  const { t, i18n } = useTranslation('rounds');
  const day = (iso: string) => formatDay(iso, i18n.language);
  useTitle(round.name);
  // once it is frozen there is nothing left to decide
  const waiting = round.status === 'open' || round.status === 'review' ? round.own.openQueries : 0;
  return (
    <div className={css.head}>
      <PageHead
        eyebrow={
          <Link
            to="/associations/$associationId/rounds"
            params={{ associationId: place.associationId }}
            className={tabCss.back}
          >
            <BackArrow />
            {t('back')}
          </Link>
        }
        title={round.name}
        lead={
          <>
            {round.instrumentTitle} · {t('period', { from: day(round.periodStart), to: day(round.periodEnd) })}
            {!round.mine && <> · {t('ledBy', { name: round.lead.name })}</>}
          </>
        }
        action={action}
      />
      <Tabs label={t('tabs.label')}>
        <Tab place={place} to="/associations/$associationId/rounds/$roundId" exact>
          {t('tabs.overview')}
        </Tab>
        <Tab place={place} to="/associations/$associationId/rounds/$roundId/firms">
          {t('tabs.firms')}
        </Tab>
        {may.review && (
          <Tab place={place} to="/associations/$associationId/rounds/$roundId/queries">
            {t('tabs.queries')}
            <TabCount count={waiting} />
          </Tab>
        )}
        {may.manage && (
          <>
            <Tab place={place} to="/associations/$associationId/rounds/$roundId/preview">
              {t('tabs.preview')}
            </Tab>
            <Tab place={place} to="/associations/$associationId/rounds/$roundId/reminders">
              {t('tabs.reminders')}
            </Tab>
          </>
        )}
        {may.importFiles && round.status === 'open' && (
          <Tab place={place} to="/associations/$associationId/rounds/$roundId/import">
            {t('tabs.import')}
          </Tab>
        )}
      </Tabs>
    </div>
  );
}

type TabTo =
  | '/associations/$associationId/rounds/$roundId'
  | '/associations/$associationId/rounds/$roundId/firms'
  | '/associations/$associationId/rounds/$roundId/queries'
  | '/associations/$associationId/rounds/$roundId/preview'
  | '/associations/$associationId/rounds/$roundId/reminders'
  | '/associations/$associationId/rounds/$roundId/import';

const Tab = ({
  place,
  to,
  exact,
  children,
}: {
  place: RoundPlace;
  to: TabTo;
  exact?: boolean;
  children: ReactNode;
}) => (
  <Link to={to} params={place} className={tabCss.tab} activeOptions={{ exact, includeSearch: false }}>
    {children}
  </Link>
);
