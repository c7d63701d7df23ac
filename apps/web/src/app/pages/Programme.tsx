import { getRouteApi } from '@tanstack/react-router';
import { ProgrammePage } from '../../features/counselling/ProgrammePage.js';
import { ProgrammeTabs } from './ProgrammeTabs.js';

const route = getRouteApi('/shell/associations/$associationId/programme');

export function Programme() {
  const { associationId } = route.useParams();
  return <ProgrammePage associationId={associationId} tabs={<ProgrammeTabs associationId={associationId} />} />;
}
