import { z } from 'zod';
import { associationParams, id, instant, route } from './route.js';

export const memberBulkKinds = ['invite-members', 'remind-members', 'withdraw-invitations'] as const;
export type MemberBulkKind = (typeof memberBulkKinds)[number];
export const bulkKinds = [...memberBulkKinds, 'import-assessments'] as const;
export const BulkKind = z.enum(bulkKinds);
export type BulkKind = z.infer<typeof BulkKind>;

/** Many small changes, made by the worker one after the other, or in batches, while the browser watches. */
export const BulkJobView = z
  .object({
    id,
    kind: BulkKind,
    status: z.enum(['queued', 'running', 'done', 'failed']),
    total: z.number().int(),
    done: z.number().int(),
    /** Meanwhile there was nothing to do. */
    skipped: z.number().int(),
    failed: z.number().int(),
    /** Why it ended before its end. */
    errorCode: z.string().nullable(),
    /** What could not be done, each with its reason; the first hundred. */
    problems: z.array(z.object({ label: z.string(), message: z.string() })),
    requestedBy: z.string(),
    requestedAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'BulkJob' });
export type BulkJobView = z.infer<typeof BulkJobView>;

export const bulkJobRoutes = {
  bulkJobs: route({
    id: 'bulkJobs',
    method: 'GET',
    path: '/api/associations/:associationId/bulk-jobs',
    scope: 'association',
    permission: 'members:read',
    summary: 'The latest bulk jobs of the association, newest first',
    params: associationParams,
    reply: z.object({ items: z.array(BulkJobView) }),
  }),
  bulkJob: route({
    id: 'bulkJob',
    method: 'GET',
    path: '/api/associations/:associationId/bulk-jobs/:jobId',
    scope: 'association',
    permission: 'members:read',
    summary: 'How far a bulk job is',
    params: associationParams.extend({ jobId: id }),
    reply: BulkJobView,
  }),
};
