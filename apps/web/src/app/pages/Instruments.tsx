import { getRouteApi } from '@tanstack/react-router';
import { InstrumentsPage } from '../../features/instruments/InstrumentsPage.js';
import { RoundsTabs } from './RoundsTabs.js';

const route = getRouteApi('/shell/associations/$associationId/instruments');

export function Instruments() {
  const { associationId } = route.useParams();
  return <InstrumentsPage associationId={associationId} tabs={<RoundsTabs associationId={associationId} />} />;
}
