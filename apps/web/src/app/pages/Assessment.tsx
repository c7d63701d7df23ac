import { getRouteApi } from '@tanstack/react-router';
import { AssessmentPage } from '../../features/assessment/AssessmentPage.js';

const route = getRouteApi('/shell/firms/$firmId/assessments/$assessmentId');

export function Assessment() {
  const { firmId, assessmentId } = route.useParams();
  const { topic } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <AssessmentPage
      key={assessmentId}
      firmId={firmId}
      assessmentId={assessmentId}
      topic={topic}
      onTopic={(next) => void navigate({ search: { topic: next }, resetScroll: false })}
    />
  );
}
