import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ReportsButton } from '../../features/reports/ReportsButton.js';
import { OfferOnStanding } from '../../features/learning/OfferToShare.js';
import { NewSuggestions } from '../../features/partners/NewSuggestions.js';
import { NextStep } from '../../features/standing/NextStep.js';
import { Overview } from '../../features/standing/Overview.js';
import { buttonClass } from '../../ui/Button.js';
import { FirmWorkOn } from './FirmWorkOn.js';
import { StandingBoundary } from './StandingBoundary.js';

const route = getRouteApi('/shell/firms/$firmId');

export function FirmOverview() {
  const { t } = useTranslation('standing');
  const { firmId } = route.useParams();
  const search = route.useSearch();
  return (
    <StandingBoundary source={{ firmId }}>
      <Overview
        source={{ firmId }}
        search={search}
        action={
          <>
            <ReportsButton place={{ firmId }} />
            <Link to="/firms/$firmId/indicators" params={{ firmId }} search={search} className={buttonClass('main')}>
              {t('list.open')}
            </Link>
          </>
        }
        work={(code) => <FirmWorkOn firmId={firmId} code={code} />}
        next={(model, answered) => <NextStep firmId={firmId} model={model} answered={answered} />}
      >
        <NewSuggestions firmId={firmId} />
        <OfferOnStanding firmId={firmId} />
      </Overview>
    </StandingBoundary>
  );
}
