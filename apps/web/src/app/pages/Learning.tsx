import { getRouteApi } from '@tanstack/react-router';
import { FirmGroupPage } from '../../features/groups/FirmGroupPage.js';
import { FirmGroups } from '../../features/groups/FirmGroups.js';
import { EditDeclaration, NewDeclaration } from '../../features/learning/DeclarationEditor.js';
import { LearningPage } from '../../features/learning/LearningPage.js';
import { useMay } from '../useMay.js';

const learning = getRouteApi('/shell/firms/$firmId/partners/learning');
const declare = getRouteApi('/shell/firms/$firmId/partners/learning/new');
const declaration = getRouteApi('/shell/firms/$firmId/partners/learning/$declarationId');
const group = getRouteApi('/shell/firms/$firmId/partners/groups/$exchangeGroupId');

export function Learning() {
  const { firmId } = learning.useParams();
  const navigate = learning.useNavigate();
  return (
    <LearningPage
      firmId={firmId}
      mayAsk={useMay(firmId, 'partners:decide')}
      list={learning.useSearch()}
      onList={(search) => void navigate({ search, resetScroll: false })}
    >
      <FirmGroups firmId={firmId} />
    </LearningPage>
  );
}

export function DeclareLearning() {
  const { firmId } = declare.useParams();
  return <NewDeclaration firmId={firmId} search={declare.useSearch()} mayDecide={useMay(firmId, 'partners:decide')} />;
}

export function Declaration() {
  const { firmId, declarationId } = declaration.useParams();
  return (
    <EditDeclaration firmId={firmId} declarationId={declarationId} mayDecide={useMay(firmId, 'partners:decide')} />
  );
}

export function Group() {
  const place = group.useParams();
  return <FirmGroupPage place={place} mayDecide={useMay(place.firmId, 'partners:decide')} />;
}
