import { getRouteApi } from '@tanstack/react-router';
import { RoundsList } from '../../features/rounds/RoundsList.js';
import { useMay } from '../useMay.js';

const route = getRouteApi('/shell/associations/$associationId/rounds');

export function Rounds() {
  const { associationId } = route.useParams();
  return <RoundsList associationId={associationId} mayManage={useMay(associationId, 'rounds:manage')} />;
}
