import { getRouteApi } from '@tanstack/react-router';
import { FirmRounds as Rounds } from '../../features/assessment/FirmRounds.js';
import { useMay } from '../useMay.js';

const route = getRouteApi('/shell/firms/$firmId/assessment');

export function FirmRounds() {
  const { firmId } = route.useParams();
  return <Rounds firmId={firmId} mayAnswer={useMay(firmId, 'assessment:write')} />;
}
