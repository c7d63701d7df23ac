import { getRouteApi } from '@tanstack/react-router';
import { DirectoryPage } from '../../features/counselling/DirectoryPage.js';
import { useMay } from '../useMay.js';
import { ProgrammeTabs } from './ProgrammeTabs.js';

const route = getRouteApi('/shell/associations/$associationId/programme/directory');

export function Directory() {
  const { associationId } = route.useParams();
  const navigate = route.useNavigate();
  return (
    <DirectoryPage
      associationId={associationId}
      mayWrite={useMay(associationId, 'help:write')}
      list={route.useSearch()}
      onList={(search) => void navigate({ search, resetScroll: false })}
      tabs={<ProgrammeTabs associationId={associationId} />}
    />
  );
}
