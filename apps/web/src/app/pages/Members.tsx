import { getRouteApi } from '@tanstack/react-router';
import { MembersPage } from '../../features/members/MembersPage.js';
import { useMay } from '../useMay.js';

const route = getRouteApi('/shell/associations/$associationId/members');

export function Members() {
  const { associationId } = route.useParams();
  const list = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <MembersPage
      associationId={associationId}
      mayWrite={useMay(associationId, 'members:write')}
      mayInvite={useMay(associationId, 'association:manage')}
      list={list}
      onList={(search) => void navigate({ search, resetScroll: false })}
    />
  );
}
