export { requestRelease } from './request.service.js';
export { releaseRun, releaseState, type ReleaseState } from './release.views.js';
export { runRelease, type ReleaseOutcome, type RunOptions } from './release.job.js';
export { industryStanding, type IndustryQuery } from './industry.service.js';
export { countryStanding, releasedFigures, type CohortFigure, type CountryStanding } from './round.views.js';
export { indicatorStanding, standing, type StandingQuery } from './standing.service.js';
export {
  consentsOf,
  memberConsent,
  memberIndicatorStanding,
  membersStandings,
  memberStanding,
  noteLook,
  seesStandings,
  type Consent,
  type MemberStanding,
} from './counsel.service.js';
export { releasedRounds, type OwnAssessment, type ReleasedRound } from './standing.store.js';
export { makePreviews } from './preview.job.js';
export { roundPreview } from './preview.views.js';
export { publications } from './publications.views.js';
