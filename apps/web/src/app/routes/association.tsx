import { createRoute } from '@tanstack/react-router';
import { page } from '../page.js';
import { shell } from '../root.js';

const soon = page([], () => import('../pages/Soon.js'), 'Soon');

/** An association's work: caseload, rounds, members, team, audit. */
export const associationRoutes = [
  createRoute({ getParentRoute: () => shell, path: '/associations/$associationId/caseload', component: soon }),
  createRoute({ getParentRoute: () => shell, path: '/associations/$associationId/rounds', component: soon }),
  createRoute({ getParentRoute: () => shell, path: '/associations/$associationId/members', component: soon }),
  createRoute({ getParentRoute: () => shell, path: '/associations/$associationId/team', component: soon }),
  createRoute({ getParentRoute: () => shell, path: '/associations/$associationId/audit', component: soon }),
] as const;
