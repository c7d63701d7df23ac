import { getRouteApi } from '@tanstack/react-router';
import { CaseloadPage } from '../../features/caseload/CaseloadPage.js';
import { useMay } from '../useMay.js';

const route = getRouteApi('/shell/associations/$associationId/caseload');

export function Caseload() {
  const { associationId } = route.useParams();
  const list = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <CaseloadPage
      associationId={associationId}
      mayWrite={useMay(associationId, 'cases:write')}
      list={list}
      onList={(search) => void navigate({ search, resetScroll: false })}
      onOpened={(caseId) =>
        void navigate({ to: '/associations/$associationId/cases/$caseId', params: { associationId, caseId } })
      }
    />
  );
}
