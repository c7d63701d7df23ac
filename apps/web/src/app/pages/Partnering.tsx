import { getRouteApi } from '@tanstack/react-router';
import { BrokeredIntroductionPage } from '../../features/partnering/BrokeredIntroductionPage.js';
import { BrokeredPage } from '../../features/partnering/BrokeredPage.js';
import { QueuePage } from '../../features/partnering/QueuePage.js';
import { ReviewPage } from '../../features/partnering/ReviewPage.js';
import { useMay } from '../useMay.js';

const queue = getRouteApi('/shell/associations/$associationId/partnering');
const profile = getRouteApi('/shell/associations/$associationId/partnering/profiles/$profileId');
const brokered = getRouteApi('/shell/associations/$associationId/partnering/introductions');
const introduction = getRouteApi('/shell/associations/$associationId/partnering/introductions/$introductionId');

export function MemberProfiles() {
  const { associationId } = queue.useParams();
  const navigate = queue.useNavigate();
  return (
    <QueuePage
      associationId={associationId}
      list={queue.useSearch()}
      onList={(search) => void navigate({ search, resetScroll: false })}
    />
  );
}

export function MemberProfile() {
  const { associationId, profileId } = profile.useParams();
  const mayReview = useMay(associationId, 'partnering:review');
  return <ReviewPage associationId={associationId} profileId={profileId} mayReview={mayReview} />;
}

export function Brokered() {
  const { associationId } = brokered.useParams();
  const navigate = brokered.useNavigate();
  return (
    <BrokeredPage
      associationId={associationId}
      mayReview={useMay(associationId, 'partnering:review')}
      list={brokered.useSearch()}
      onList={(search) => void navigate({ search, resetScroll: false })}
    />
  );
}

export function BrokeredIntroduction() {
  const { associationId, introductionId } = introduction.useParams();
  const mayReview = useMay(associationId, 'partnering:review');
  return (
    <BrokeredIntroductionPage associationId={associationId} introductionId={introductionId} mayReview={mayReview} />
  );
}
