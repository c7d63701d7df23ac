import { getRouteApi } from '@tanstack/react-router';
import { CaseloadPage } from '../../features/caseload/CaseloadPage.js';

const route = getRouteApi('/shell/associations/$associationId/caseload');

export function Caseload() {
  const { associationId } = route.useParams();
  const list = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <CaseloadPage
      associationId={associationId}

      list={list}
      onList={(search) => void navigate({ search, resetScroll: false })}
    />
  );
}
