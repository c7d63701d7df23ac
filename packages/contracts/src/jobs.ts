import { z } from 'zod';

/** Jobs carry ids only: the row is the truth. Each job is declared once here; the worker fails to boot without a handler. */
export const jobs = {
  'release-round': z.object({ runId: z.uuid() }),
  'make-report': z.object({ reportId: z.uuid() }),
  'send-mail': z.object({ mailId: z.uuid() }),
  'run-bulk-job': z.object({ jobId: z.uuid() }),
} as const;
export type JobName = keyof typeof jobs;
export type JobPayload<N extends JobName> = z.infer<(typeof jobs)[N]>;
