import { getRouteApi } from '@tanstack/react-router';
import { ComparePage } from '../../features/instruments/ComparePage.js';

const route = getRouteApi('/shell/associations/$associationId/instruments/$versionId/compare');

export function InstrumentCompare() {
  const navigate = route.useNavigate();
  return (
    <ComparePage
      {...route.useParams()}
      other={route.useSearch().with}
      onOther={(other) => void navigate({ search: { with: other }, replace: true })}
    />
  );
}
