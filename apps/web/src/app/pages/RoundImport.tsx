import { getRouteApi } from '@tanstack/react-router';
import { ImportPage } from '../../features/imports/ImportPage.js';
import { useRoundMay } from '../useRoundMay.js';

const route = getRouteApi('/shell/associations/$associationId/rounds/$roundId/import');

export function RoundImport() {
  const place = route.useParams();
  return <ImportPage place={place} may={useRoundMay(place.associationId)} />;
}
