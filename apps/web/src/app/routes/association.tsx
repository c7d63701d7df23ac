import { createRoute } from '@tanstack/react-router';
import { listSearch } from '../../lib/listSearch.js';
import { page } from '../page.js';
import { shell } from '../root.js';

/** An association's work: caseload, rounds, members, team, audit. */
export const associationRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/caseload',
    validateSearch: listSearch,
    component: page(['list', 'caseload'], () => import('../pages/Caseload.js'), 'Caseload'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/rounds',
    component: page(['rounds'], () => import('../pages/Rounds.js'), 'Rounds'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/rounds/new',
    component: page(['rounds'], () => import('../pages/PlanRound.js'), 'PlanRound'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/rounds/$roundId',
    component: page(['rounds', 'reports'], () => import('../pages/Round.js'), 'Round'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/rounds/$roundId/firms',
    validateSearch: listSearch,
    component: page(['list', 'rounds', 'reports'], () => import('../pages/RoundFirms.js'), 'RoundFirms'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/rounds/$roundId/queries',
    validateSearch: listSearch,
    component: page(['list', 'rounds'], () => import('../pages/RoundQueries.js'), 'RoundQueries'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/rounds/$roundId/import',
    component: page(['rounds', 'imports'], () => import('../pages/RoundImport.js'), 'RoundImport'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/members',
    validateSearch: listSearch,
    component: page(['list', 'members', 'reports'], () => import('../pages/Members.js'), 'Members'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/team',
    component: page(['association'], () => import('../pages/Team.js'), 'Team'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/audit',
    validateSearch: listSearch,
    component: page(['list', 'association'], () => import('../pages/Audit.js'), 'Audit'),
  }),
] as const;
