import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { IndicatorSections } from '../../features/standing/IndicatorList.js';
import { Overview } from '../../features/standing/Overview.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { StandingBoundary } from './StandingBoundary.js';

const route = getRouteApi('/shell/associations/$associationId/members/$firmId/standing');

/** A member's standing, read by its counsellor: overview and all indicators on one page. */
export function MemberStanding() {
  const { t } = useTranslation('standing');
  const source = route.useParams();
  const search = route.useSearch();
  return (
    <StandingBoundary source={source}>
      <Stack gap={5}>
        <Notice>{t('member.seen')}</Notice>
        <Overview source={source} search={search}>
          <IndicatorSections source={source} search={search} />
        </Overview>
      </Stack>
    </StandingBoundary>
  );
}
