import { getRouteApi } from '@tanstack/react-router';
import { TeamPage } from '../../features/association/TeamPage.js';
import { useMe } from '../me.js';

const route = getRouteApi('/shell/associations/$associationId/team');

export function Team() {
  const { associationId } = route.useParams();
  return <TeamPage associationId={associationId} me={useMe().id} />;
}
