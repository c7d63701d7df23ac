import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CasePage } from '../../features/counselling/CasePage.js';
import type { Case } from '../../features/counselling/useCase.js';
import { PlanBody } from '../../features/plan/PlanBody.js';
import { IndicatorLink, OverviewLink } from '../../features/standing/source.js';
import { StandingGaps } from '../../features/standing/StandingGaps.js';
import { buttonClass } from '../../ui/Button.js';
import { Empty } from '../../ui/Empty.js';
import { useMay } from '../useMay.js';
import { StandingBoundary } from './StandingBoundary.js';

const route = getRouteApi('/shell/associations/$associationId/cases/$caseId');

export function CounselCase() {
  const place = route.useParams();
  const mayWrite = useMay(place.associationId, 'cases:write');
  return (
    <CasePage place={place} mayWrite={mayWrite} agreed={(found) => <Agreed found={found} mayWrite={mayWrite} />} />
  );
}

/** What the firm agreed to show: the strips where it is furthest behind, and the plan that both work on. */
function Agreed({ found, mayWrite }: { found: Case; mayWrite: boolean }) {
  const { t } = useTranslation('case');
  const { associationId } = route.useParams();
  const { action = null } = route.useSearch();
  const navigate = route.useNavigate();
  const source = { associationId, firmId: found.firm.id };
  return (
    <>
      <StandingBoundary source={source}>
        <StandingGaps
          source={source}
          title={t('strips')}
          action={
            <OverviewLink source={source} search={{}} className={buttonClass('plain', { small: true })}>
              {t('wholeStanding')}
            </OverviewLink>
          }
        />
      </StandingBoundary>
      <PlanBody
        doing={{
          source,
          owner: found.firm.name.slice(0, 120),
          mayWrite: mayWrite && found.status === 'open',
          editing: action,
          edit: (id) => void navigate({ search: id ? { action: id } : {}, replace: true, resetScroll: false }),
          indicatorLink: (code, children) => (
            <IndicatorLink source={source} code={code} search={{}}>
              {children}
            </IndicatorLink>
          ),
        }}
        empty={() => (
          <Empty title={t('plan.emptyTitle')}>
            <p>{t('plan.emptyHelp')}</p>
          </Empty>
        )}
      />
    </>
  );
}
