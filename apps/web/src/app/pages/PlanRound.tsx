import { getRouteApi } from '@tanstack/react-router';
import { NewRound } from '../../features/rounds/NewRound.js';

const route = getRouteApi('/shell/associations/$associationId/rounds/new');

export const PlanRound = () => <NewRound {...route.useParams()} />;
