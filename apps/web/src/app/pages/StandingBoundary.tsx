import { QueryErrorResetBoundary } from '@tanstack/react-query';
import { CatchBoundary } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { NoStanding } from '../../features/standing/NoStanding.js';
import type { Source } from '../../features/standing/source.js';
import { TellsOfMember } from '../../features/standing/useTelling.js';
import { NoConsent } from '../../features/standing/NoConsent.js';
import { isProblem } from '../../lib/problems.js';
import { PageFailure } from '../states.js';

/** Two refusals are no failures: there is no release yet, or the member has not agreed. They have pages of their own. */
export function StandingBoundary({ source, children }: { source: Source; children: ReactNode }) {
  return (
    <QueryErrorResetBoundary>
      {() => (
        <CatchBoundary
          getResetKey={() => source.firmId}
          errorComponent={(failure) => {
            if (isProblem(failure.error, 'no_standing_yet'))
              return <NoStanding firmId={source.firmId} ofMember={Boolean(source.associationId)} />;
            if (isProblem(failure.error, 'consent_needed')) return <NoConsent />;
            return <PageFailure {...failure} />;
          }}
        >
          <TellsOfMember value={Boolean(source.associationId)}>{children}</TellsOfMember>
        </CatchBoundary>
      )}
    </QueryErrorResetBoundary>
  );
}
