import { createRoute } from '@tanstack/react-router';
import { page } from '../page.js';
import { shell } from '../root.js';

/** The network operator's pages. */
export const networkRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/network/associations',
    component: page([], () => import('../pages/Soon.js'), 'Soon'),
  }),
] as const;
