import { getRouteApi } from '@tanstack/react-router';
import { MemberPage } from '../../features/members/MemberPage.js';
import { useMay } from '../useMay.js';

const route = getRouteApi('/shell/associations/$associationId/members/$firmId');

export function Member() {
  const place = route.useParams();
  return (
    <MemberPage
      place={place}
      mayWrite={useMay(place.associationId, 'members:write')}
      mayInvite={useMay(place.associationId, 'association:manage')}
    />
  );
}
