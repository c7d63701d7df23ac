import { getRouteApi } from '@tanstack/react-router';
import { HelpPanel } from '../../features/plan/HelpPanel.js';
import { Indicator } from '../../features/standing/Indicator.js';
import { FirmWorkOn } from './FirmWorkOn.js';
import { StandingBoundary } from './StandingBoundary.js';

const route = getRouteApi('/shell/firms/$firmId/indicators/$code');

export function FirmIndicator() {
  const { firmId, code } = route.useParams();
  return (
    <StandingBoundary source={{ firmId }}>
      <Indicator
        source={{ firmId }}
        code={code}
        search={route.useSearch()}
        work={<FirmWorkOn firmId={firmId} code={code} />}
        help={<HelpPanel firmId={firmId} indicator={code} />}
      />
    </StandingBoundary>
  );
}
