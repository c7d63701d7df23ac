import { createRoute } from '@tanstack/react-router';
import { standingSearch } from '../../features/standing/search.js';
import { page } from '../page.js';
import { shell } from '../root.js';

/** What a counsellor sees of a member that agreed. */
export const caseloadRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/members/$firmId/standing',
    validateSearch: standingSearch,
    component: page(['standing'], () => import('../pages/MemberStanding.js'), 'MemberStanding'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/members/$firmId/standing/$code',
    validateSearch: standingSearch,
    component: page(['standing'], () => import('../pages/MemberIndicator.js'), 'MemberIndicator'),
  }),
] as const;
