import { getRouteApi } from '@tanstack/react-router';
import { AuditPage } from '../../features/association/AuditPage.js';

const route = getRouteApi('/shell/associations/$associationId/audit');

export function Audit() {
  const { associationId } = route.useParams();
  const list = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <AuditPage
      associationId={associationId}

      list={list}
      onList={(search) => void navigate({ search, resetScroll: false })}
    />
  );
}
