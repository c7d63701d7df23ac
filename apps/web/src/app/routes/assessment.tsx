import { createRoute } from '@tanstack/react-router';
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
    validateSearch: (search: Record<string, unknown>): { topic?: string } =>
      typeof search.topic === 'string' ? { topic: search.topic } : {},
    component: page(['assessment'], () => import('../pages/Assessment.js'), 'Assessment'),
  }),
] as const;
