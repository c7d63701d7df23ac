import { getRouteApi } from '@tanstack/react-router';
import { ChangeEvent, NewEvent } from '../../features/events/EventEditor.js';
import { HeldEventPage } from '../../features/events/HeldEventPage.js';
import { HeldEventsPage } from '../../features/events/HeldEventsPage.js';
import { useMay } from '../useMay.js';

const events = getRouteApi('/shell/associations/$associationId/partnering/events');
const plan = getRouteApi('/shell/associations/$associationId/partnering/events/new');
const event = getRouteApi('/shell/associations/$associationId/partnering/events/$eventId');
const change = getRouteApi('/shell/associations/$associationId/partnering/events/$eventId/change');

export function HeldEvents() {
  const { associationId } = events.useParams();
  const navigate = events.useNavigate();
  return (
    <HeldEventsPage
      associationId={associationId}
      mayManage={useMay(associationId, 'events:manage')}
      list={events.useSearch()}
      onList={(search) => void navigate({ search, resetScroll: false })}
    />
  );
}

export const PlanEvent = () => <NewEvent {...plan.useParams()} />;
export const ChangeHeldEvent = () => <ChangeEvent {...change.useParams()} />;

export function HeldEvent() {
  const { associationId, eventId } = event.useParams();
  return (
    <HeldEventPage associationId={associationId} eventId={eventId} mayManage={useMay(associationId, 'events:manage')} />
  );
}
