import { createRoute } from '@tanstack/react-router';
import { planSearch } from '../../features/plan/search.js';
import { standingSearch } from '../../features/standing/search.js';
import { listSearch } from '../../lib/listSearch.js';
import { known } from '../asked.js';
import { page } from '../page.js';
import { shell } from '../root.js';

/** Counselling: a member's standing where it agreed, its case, the programme and its directory. */
export const caseloadRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/members/$firmId/standing',
    validateSearch: known(standingSearch),
    component: page(['standing'], () => import('../pages/MemberStanding.js'), 'MemberStanding'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/members/$firmId/standing/$code',
    validateSearch: known(standingSearch),
    component: page(['standing'], () => import('../pages/MemberIndicator.js'), 'MemberIndicator'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/cases/$caseId',
    validateSearch: known(planSearch),
    component: page(['standing', 'plan', 'case'], () => import('../pages/CounselCase.js'), 'CounselCase'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/programme',
    component: page(['programme'], () => import('../pages/Programme.js'), 'Programme'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/programme/directory',
    validateSearch: known(listSearch),
    component: page(['list', 'programme'], () => import('../pages/Directory.js'), 'Directory'),
  }),
] as const;
