import { createRoute } from '@tanstack/react-router';
import { memberSearch } from '../../features/members/search.js';
import { listSearch } from '../../lib/listSearch.js';
import { known } from '../asked.js';
import { page } from '../page.js';
import { shell } from '../root.js';

/** An association's work: caseload, rounds, members, team, audit. */
export const associationRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/caseload',
    validateSearch: known(listSearch),
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
    component: page(['rounds', 'reminders'], () => import('../pages/PlanRound.js'), 'PlanRound'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/rounds/$roundId',
    component: page(['rounds', 'reports'], () => import('../pages/Round.js'), 'Round'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/rounds/$roundId/firms',
    validateSearch: known(listSearch),
    component: page(['list', 'rounds', 'reports'], () => import('../pages/RoundFirms.js'), 'RoundFirms'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/rounds/$roundId/queries',
    validateSearch: known(listSearch),
    component: page(['list', 'rounds'], () => import('../pages/RoundQueries.js'), 'RoundQueries'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/rounds/$roundId/preview',
    component: page(['rounds', 'preview'], () => import('../pages/RoundPreview.js'), 'RoundPreview'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/rounds/$roundId/reminders',
    component: page(['rounds', 'reminders'], () => import('../pages/RoundReminders.js'), 'RoundReminders'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/rounds/$roundId/plan',
    component: page(['rounds', 'reminders'], () => import('../pages/ChangeRound.js'), 'ChangeRound'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/rounds/$roundId/import',
    component: page(['rounds', 'imports'], () => import('../pages/RoundImport.js'), 'RoundImport'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/members',
    validateSearch: known(memberSearch),
    component: page(['list', 'members', 'reports'], () => import('../pages/Members.js'), 'Members'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/members/import',
    component: page(['imports', 'members'], () => import('../pages/MembersImport.js'), 'MembersImport'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/members/$firmId',
    component: page(['members'], () => import('../pages/Member.js'), 'Member'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/team',
    component: page(['association'], () => import('../pages/Team.js'), 'Team'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/audit',
    validateSearch: known(listSearch),
    component: page(['list', 'association'], () => import('../pages/Audit.js'), 'Audit'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/audit/published',
    component: page(['association'], () => import('../pages/Published.js'), 'Published'),
  }),
] as const;
