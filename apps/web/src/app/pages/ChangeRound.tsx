import { getRouteApi } from '@tanstack/react-router';
import { ChangeRoundPlan } from '../../features/rounds/NewRound.js';

const route = getRouteApi('/shell/associations/$associationId/rounds/$roundId/plan');

export const ChangeRound = () => <ChangeRoundPlan place={route.useParams()} />;
