import { getRouteApi } from '@tanstack/react-router';
import { FirmEventPage } from '../../features/events/FirmEventPage.js';
import { FirmEventsPage } from '../../features/events/FirmEventsPage.js';
import { useMay } from '../useMay.js';

const events = getRouteApi('/shell/firms/$firmId/partners/events');
const event = getRouteApi('/shell/firms/$firmId/partners/events/$eventId');

export function FirmEvents() {
  const { firmId } = events.useParams();
  const navigate = events.useNavigate();
  return (
    <FirmEventsPage
      firmId={firmId}
      list={events.useSearch()}
      onList={(search) => void navigate({ search, resetScroll: false })}
    />
  );
}

export function FirmEvent() {
  const { firmId, eventId } = event.useParams();
  const navigate = event.useNavigate();
  return (
    <FirmEventPage
      firmId={firmId}
      eventId={eventId}
      mayDecide={useMay(firmId, 'partners:decide')}
      list={event.useSearch()}
      onList={(search) => void navigate({ search, resetScroll: false })}
    />
  );
}
