import { getRouteApi } from '@tanstack/react-router';
import { RoundOverview } from '../../features/rounds/RoundOverview.js';
import { useRoundMay } from '../useRoundMay.js';

const route = getRouteApi('/shell/associations/$associationId/rounds/$roundId');

export function Round() {
  const place = route.useParams();
  return <RoundOverview place={place} may={useRoundMay(place.associationId)} />;
}
