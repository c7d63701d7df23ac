import { createRoute } from '@tanstack/react-router';
import { industrySearch } from '../../features/alliances/search.js';
import { known } from '../asked.js';
import { page } from '../page.js';
import { shell } from '../root.js';

/** An association among the others: agreements, and who is in the network. */
export const allianceRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/network',
    component: page(['alliances'], () => import('../pages/Network.js'), 'Alliances'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/network/map',
    component: page(['alliances'], () => import('../pages/Network.js'), 'NetworkMapPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/network/agreements/$allianceId',
    component: page(['alliances'], () => import('../pages/Network.js'), 'Alliance'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/network/industry',
    validateSearch: known(industrySearch),
    component: page(['alliances', 'standing'], () => import('../pages/Network.js'), 'Industry'),
  }),
] as const;
