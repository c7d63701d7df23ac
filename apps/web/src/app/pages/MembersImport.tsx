import { getRouteApi } from '@tanstack/react-router';
import { ImportMembersPage } from '../../features/members/ImportMembersPage.js';

const route = getRouteApi('/shell/associations/$associationId/members/import');

export function MembersImport() {
  return <ImportMembersPage associationId={route.useParams().associationId} />;
}
