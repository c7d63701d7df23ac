import { getRouteApi } from '@tanstack/react-router';
import { RoundsList } from '../../features/rounds/RoundsList.js';
import { RoundsTabs } from './RoundsTabs.js';
import { useMay } from '../useMay.js';

const route = getRouteApi('/shell/associations/$associationId/rounds');

export function Rounds() {
  const { associationId } = route.useParams();
  const tabs = useMay(associationId, 'instruments:write') && <RoundsTabs associationId={associationId} />;
  return <RoundsList associationId={associationId} mayManage={useMay(associationId, 'rounds:manage')} tabs={tabs} />;
}
