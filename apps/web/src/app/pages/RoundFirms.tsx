import { getRouteApi } from '@tanstack/react-router';
import { Participation } from '../../features/rounds/Participation.js';
import { useRoundMay } from '../useRoundMay.js';

const route = getRouteApi('/shell/associations/$associationId/rounds/$roundId/firms');

export function RoundFirms() {
  const place = route.useParams();
  const list = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Participation
      place={place}
      may={useRoundMay(place.associationId)}
      list={list}
      onList={(search) => void navigate({ search, resetScroll: false })}
    />
  );
}
