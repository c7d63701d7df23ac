import { getRouteApi } from '@tanstack/react-router';
import { Indicator } from '../../features/standing/Indicator.js';
import { StandingBoundary } from './StandingBoundary.js';

const route = getRouteApi('/shell/associations/$associationId/members/$firmId/standing/$code');

export function MemberIndicator() {
  const { code, ...source } = route.useParams();
  return (
    <StandingBoundary source={source}>
      <Indicator source={source} code={code} search={route.useSearch()} />
    </StandingBoundary>
  );
}
