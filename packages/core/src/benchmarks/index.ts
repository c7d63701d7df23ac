export { requestRelease } from './request.service.js';
export { releaseRun, releaseState, type ReleaseState } from './release.views.js';
export { runRelease, type ReleaseOutcome, type RunOptions } from './release.job.js';
export { indicatorStanding, standing, type StandingQuery } from './standing.service.js';
export { caseload, memberIndicatorStanding, memberStanding } from './counsel.service.js';
