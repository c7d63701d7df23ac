import { getRouteApi } from '@tanstack/react-router';
import { IndicatorList } from '../../features/standing/IndicatorList.js';
import { StandingBoundary } from './StandingBoundary.js';

const route = getRouteApi('/shell/firms/$firmId/indicators');

export function FirmIndicators() {
  const { firmId } = route.useParams();
  return (
    <StandingBoundary source={{ firmId }}>
      <IndicatorList source={{ firmId }} search={route.useSearch()} />
    </StandingBoundary>
  );
}
