import { getRouteApi } from '@tanstack/react-router';
import { PreviewPage } from '../../features/preview/PreviewPage.js';
import { useRoundMay } from '../useRoundMay.js';

const route = getRouteApi('/shell/associations/$associationId/rounds/$roundId/preview');

export function RoundPreview() {
  const place = route.useParams();
  return <PreviewPage place={place} may={useRoundMay(place.associationId)} />;
}
