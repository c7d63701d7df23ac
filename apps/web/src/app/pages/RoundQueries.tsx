import { getRouteApi } from '@tanstack/react-router';
import { Queries } from '../../features/rounds/Queries.js';
import { useRoundMay } from '../useRoundMay.js';

const route = getRouteApi('/shell/associations/$associationId/rounds/$roundId/queries');

export function RoundQueries() {
  const place = route.useParams();
  const list = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Queries
      place={place}
      may={useRoundMay(place.associationId)}
      list={list}
      onList={(search) => void navigate({ search, resetScroll: false })}
    />
  );
}
