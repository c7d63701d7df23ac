import { createRoute } from '@tanstack/react-router';
import { findSearch, introductionsSearch } from '../../features/partners/search.js';
import { listSearch } from '../../lib/listSearch.js';
import { known } from '../asked.js';
import { page } from '../page.js';
import { shell } from '../root.js';

/** Partners of a firm, and partnering as its association sees it. */
export const partnerRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId/partners',
    validateSearch: known(findSearch),
    component: page(['list', 'partners', 'learning'], () => import('../pages/Partners.js'), 'FindPartners'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId/partners/profiles',
    component: page(['partners', 'learning'], () => import('../pages/Partners.js'), 'PartnerProfiles'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId/partners/profiles/new',
    component: page(['partners', 'learning'], () => import('../pages/Partners.js'), 'NewPartnerProfile'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId/partners/profiles/$profileId',
    component: page(['partners', 'learning'], () => import('../pages/Partners.js'), 'PartnerProfile'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId/partners/introductions',
    validateSearch: known(introductionsSearch),
    component: page(['list', 'partners', 'learning'], () => import('../pages/Partners.js'), 'Introductions'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId/partners/introductions/$introductionId',
    component: page(['partners', 'learning'], () => import('../pages/Partners.js'), 'Introduction'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/partnering',
    validateSearch: known(listSearch),
    component: page(
      ['list', 'partners', 'partnering', 'learning'],
      () => import('../pages/Partnering.js'),
      'MemberProfiles',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/partnering/profiles/$profileId',
    component: page(['partners', 'partnering', 'learning'], () => import('../pages/Partnering.js'), 'MemberProfile'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/partnering/introductions',
    validateSearch: known(introductionsSearch),
    component: page(['list', 'partners', 'partnering', 'learning'], () => import('../pages/Partnering.js'), 'Brokered'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/partnering/introductions/$introductionId',
    component: page(
      ['partners', 'partnering', 'learning'],
      () => import('../pages/Partnering.js'),
      'BrokeredIntroduction',
    ),
  }),
] as const;
