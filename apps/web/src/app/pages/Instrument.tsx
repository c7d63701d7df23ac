import { getRouteApi } from '@tanstack/react-router';
import { EditorPage } from '../../features/instruments/EditorPage.js';

const route = getRouteApi('/shell/associations/$associationId/instruments/$versionId');

export function Instrument() {
  const navigate = route.useNavigate();
  return (
    <EditorPage
      {...route.useParams()}
      place={route.useSearch()}
      onGo={(search) => void navigate({ search, resetScroll: search.item !== undefined })}
    />
  );
}
