import { allianceRoutes } from './alliances.js';
import { assessmentRoutes } from './assessments.js';
import { associationRoutes } from './associations.js';
import { bulkJobRoutes } from './bulk-jobs.js';
import { counsellingRoutes } from './counselling.js';
import { eventRoutes } from './events.js';
import { groupRoutes } from './groups.js';
import { identityRoutes } from './identity.js';
import { importRoutes } from './imports.js';
import { instrumentRoutes } from './instruments.js';
import { introductionRoutes } from './introductions.js';
import { learningRoutes } from './learning-routes.js';
import { memberRoutes } from './members.js';
import { partnerRoutes } from './partners.js';
import { platformRoutes } from './platform.js';
import { reportRoutes } from './reports.js';
import { roundRoutes } from './rounds.js';
import { runningRoutes } from './running.js';
import { standingRoutes } from './standing.js';
import { suggestionRoutes } from './suggestions.js';

export * from './alliances.js';
export * from './assessments.js';
export * from './associations.js';
export * from './bulk-jobs.js';
export * from './case-files.js';
export * from './caseload.js';
export * from './counselling.js';
export * from './events.js';
export * from './groups.js';
export * from './identity.js';
export * from './imports.js';
export * from './instruments.js';
export * from './introductions.js';
export * from './jobs.js';
export * from './learning.js';
export * from './learning-routes.js';
export * from './lifecycles.js';
export * from './meetings.js';
export * from './members.js';
export * from './partnering.js';
export * from './partners.js';
export * from './plans.js';
export * from './platform.js';
export * from './problem.js';
export * from './reports.js';
export * from './roles.js';
export * from './route.js';
export * from './rounds.js';
export * from './running.js';
export * from './standing.js';
export * from './suggestions.js';
export * from './worth.js';

/** Every route of the API; handlers, OpenAPI, the web's client and the isolation test are all driven by this table. */
export const routes = {
  ...platformRoutes,
  ...identityRoutes,
  ...associationRoutes,
  ...allianceRoutes,
  ...memberRoutes,
  ...bulkJobRoutes,
  ...instrumentRoutes,
  ...roundRoutes,
  ...runningRoutes,
  ...importRoutes,
  ...assessmentRoutes,
  ...standingRoutes,
  ...partnerRoutes,
  ...suggestionRoutes,
  ...introductionRoutes,
  ...learningRoutes,
  ...groupRoutes,
  ...eventRoutes,
  ...counsellingRoutes,
  ...reportRoutes,
};
export type RouteName = keyof typeof routes;
