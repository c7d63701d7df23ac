import { createRoute } from '@tanstack/react-router';
import { listSearch } from '../../lib/listSearch.js';
import { known } from '../asked.js';
import { page } from '../page.js';
import { shell } from '../root.js';

const heldTexts = ['list', 'partners', 'partnering', 'learning', 'events'];
const held = () => import('../pages/HeldEvents.js');
const firmTexts = ['list', 'partners', 'learning', 'events'];
const firms = () => import('../pages/FirmEvents.js');

/** Events as their association holds them, and as firms take part in them. */
export const eventRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/partnering/events',
    validateSearch: known(listSearch),
    component: page(heldTexts, held, 'HeldEvents'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/partnering/events/new',
    component: page(heldTexts, held, 'PlanEvent'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/partnering/events/$eventId',
    component: page(heldTexts, held, 'HeldEvent'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/partnering/events/$eventId/change',
    component: page(heldTexts, held, 'ChangeHeldEvent'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId/partners/events',
    validateSearch: known(listSearch),
    component: page(firmTexts, firms, 'FirmEvents'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId/partners/events/$eventId',
    validateSearch: known(listSearch),
    component: page(firmTexts, firms, 'FirmEvent'),
  }),
] as const;
