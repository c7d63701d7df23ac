import { getRouteApi } from '@tanstack/react-router';
import { HeldGroupPage } from '../../features/groups/HeldGroupPage.js';
import { HeldGroups } from '../../features/groups/HeldGroups.js';
import { MemberLearningPage } from '../../features/learning/MemberLearningPage.js';
import { ReviewDeclarationPage } from '../../features/learning/ReviewDeclarationPage.js';
import { useMay } from '../useMay.js';

const learning = getRouteApi('/shell/associations/$associationId/partnering/learning');
const declaration = getRouteApi('/shell/associations/$associationId/partnering/learning/$declarationId');
const group = getRouteApi('/shell/associations/$associationId/partnering/groups/$exchangeGroupId');

export function MemberLearning() {
  const { associationId } = learning.useParams();
  const navigate = learning.useNavigate();
  return (
    <MemberLearningPage
      associationId={associationId}
      list={learning.useSearch()}
      onList={(search) => void navigate({ search, resetScroll: false })}
    >
      <HeldGroups associationId={associationId} mayWrite={useMay(associationId, 'groups:write')} />
    </MemberLearningPage>
  );
}

export function MemberDeclaration() {
  const { associationId, declarationId } = declaration.useParams();
  const mayReview = useMay(associationId, 'partnering:review');
  return <ReviewDeclarationPage associationId={associationId} declarationId={declarationId} mayReview={mayReview} />;
}

export function HeldGroup() {
  const place = group.useParams();
  return <HeldGroupPage place={place} mayWrite={useMay(place.associationId, 'groups:write')} />;
}
