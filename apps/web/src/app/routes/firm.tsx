import type { QueryClient } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { known } from '../asked.js';
import { page } from '../page.js';
import { shell } from '../root.js';
import { planSearch } from '../../features/plan/search.js';
import { standingSearch, type StandingSearch } from '../../features/standing/search.js';
import { standingOf } from '../../features/standing/source.js';

type Opened = { context: { queries: QueryClient }; params: { firmId: string }; deps: StandingSearch; cause: string };

/** Asks for the standing while the page itself is fetched; not for a page that is only pointed at. */
const askAhead = ({ context: { queries }, params: { firmId }, deps, cause }: Opened): void => {
  if (cause !== 'preload') void queries.prefetchQuery(standingOf({ firmId }, deps));
};
const searched = ({ search }: { search: StandingSearch }) => search;

export const firmRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId',
    validateSearch: known(standingSearch),
    loaderDeps: searched,
    loader: askAhead,
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
    loaderDeps: searched,
    loader: askAhead,
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
