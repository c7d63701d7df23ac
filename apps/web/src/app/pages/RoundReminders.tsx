import { getRouteApi } from '@tanstack/react-router';
import { RemindersPage } from '../../features/reminders/RemindersPage.js';
import { useRoundMay } from '../useRoundMay.js';

const route = getRouteApi('/shell/associations/$associationId/rounds/$roundId/reminders');

export function RoundReminders() {
  const place = route.useParams();
  return <RemindersPage place={place} may={useRoundMay(place.associationId)} />;
}
