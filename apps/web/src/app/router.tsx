import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { PageFailure, PageLoading, PageMissing } from './states.js';
import { root, shell } from './root.js';
import { accountRoutes } from './routes/account.js';
import { allianceRoutes } from './routes/alliances.js';
import { assessmentRoutes } from './routes/assessment.js';
import { associationRoutes } from './routes/association.js';
import { caseloadRoutes } from './routes/caseload.js';
import { eventRoutes } from './routes/events.js';
import { firmRoutes } from './routes/firm.js';
import { instrumentRoutes } from './routes/instruments.js';
import { learningRoutes } from './routes/learning.js';
import { networkRoutes } from './routes/network.js';
import { partnerRoutes } from './routes/partners.js';

const tree = root.addChildren([
  shell.addChildren([
    ...accountRoutes,
    ...firmRoutes,
    ...assessmentRoutes,
    ...associationRoutes,
    ...instrumentRoutes,
    ...caseloadRoutes,
    ...partnerRoutes,
    ...allianceRoutes,
    ...learningRoutes,
    ...eventRoutes,
    ...networkRoutes,
  ]),
]);

export const makeRouter = (queries: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: 'intent',
    // the query client keeps the data; the router need not keep it twice
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 300,
    scrollRestoration: true,
    defaultPendingComponent: PageLoading,
    defaultErrorComponent: PageFailure,
    defaultNotFoundComponent: PageMissing,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
