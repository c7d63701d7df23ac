import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PlanPage } from '../../features/plan/PlanPage.js';
import { ReportsButton } from '../../features/reports/ReportsButton.js';
import { buttonClass } from '../../ui/Button.js';
import { useMe } from '../me.js';
import { useMay } from '../useMay.js';

const route = getRouteApi('/shell/firms/$firmId/plan');

export function FirmPlan() {
  const { t } = useTranslation('standing');
  const { firmId } = route.useParams();
  const { action = null } = route.useSearch();
  const navigate = route.useNavigate();
  const doing = {
    source: { firmId },
    owner: useMe().name,
    mayWrite: useMay(firmId, 'plan:write'),
    editing: action,
    edit: (id: string | null) => void navigate({ search: id ? { action: id } : {}, replace: true, resetScroll: false }),
    indicatorLink: (code: string, children: React.ReactNode) => (
      <Link to="/firms/$firmId/indicators/$code" params={{ firmId, code }}>
        {children}
      </Link>
    ),
  };
  return (
    <PlanPage
      doing={doing}
      action={<ReportsButton place={{ firmId }} />}
      answerLink={
        <Link to="/firms/$firmId/assessment" params={{ firmId }} className={buttonClass('main')}>
          {t('next.answerGo')}
        </Link>
      }
    />
  );
}
