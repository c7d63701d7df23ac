import { createRoute } from '@tanstack/react-router';
import { known } from '../asked.js';
import { page } from '../page.js';
import { shell } from '../root.js';

/** A firm's answers. */
export const assessmentRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId/assessment',
    component: page(['assessment', 'reports'], () => import('../pages/FirmRounds.js'), 'FirmRounds'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId/assessments/$assessmentId',
    validateSearch: known(({ topic }): { topic?: string } => (typeof topic === 'string' ? { topic } : {})),
    component: page(['assessment'], () => import('../pages/Assessment.js'), 'Assessment'),
  }),
] as const;
