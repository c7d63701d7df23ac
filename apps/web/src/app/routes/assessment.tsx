import { createRoute } from '@tanstack/react-router';
import { page } from '../page.js';
import { shell } from '../root.js';

/** A firm's answers. */
export const assessmentRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId/assessment',
    component: page([], () => import('../pages/Soon.js'), 'Soon'),
  }),
] as const;
