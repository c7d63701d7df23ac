import { createRoute } from '@tanstack/react-router';
import { known } from '../asked.js';
import { page } from '../page.js';
import { shell } from '../root.js';
import { planSearch } from '../../features/plan/search.js';
import { standingSearch } from '../../features/standing/search.js';

export const firmRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId',
    validateSearch: known(standingSearch),
    component: page(
      ['standing', 'plan', 'reports', 'partners', 'learning'],
      () => import('../pages/FirmOverview.js'),
      'FirmOverview',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId/indicators',
    validateSearch: known(standingSearch),
    component: page(['standing'], () => import('../pages/FirmIndicators.js'), 'FirmIndicators'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId/indicators/$code',
    validateSearch: known(standingSearch),
    component: page(['standing', 'plan'], () => import('../pages/FirmIndicator.js'), 'FirmIndicator'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId/plan',
    validateSearch: known(planSearch),
    component: page(['standing', 'plan', 'reports'], () => import('../pages/FirmPlan.js'), 'FirmPlan'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId/privacy',
    component: page(['firm'], () => import('../pages/FirmPrivacy.js'), 'FirmPrivacy'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId/colleagues',
    component: page(['firm'], () => import('../pages/FirmColleagues.js'), 'FirmColleagues'),
  }),
] as const;
