import { z } from 'zod';
import { WorthRange } from './worth.js';
import { day, id } from './route.js';

export const CaseloadRow = z
  .object({
    firmId: id,
    name: z.string(),
    memberNo: z.string(),
    sectorName: z.string(),
    size: z.string().nullable(),
    consent: z.enum(['none', 'standings', 'answers']),
    /** 0..100: gap size x value x readiness; null without consent or before a release. For ordering a counsellor's work. */
    need: z.number().nullable(),
    /** null without consent, before a release or without a gap */
    biggestGap: z.object({ code: z.string(), name: z.string() }).nullable(),
    weakPillars: z.number().int().nullable(),
    /** Of the three biggest gaps; null where the firm does not show its answers. */
    worth: z.object({ currency: z.string(), yearly: WorthRange.nullable(), oneOff: WorthRange.nullable() }).nullable(),
    openActions: z.number().int().nullable(),
    case: z.object({ id, counsellorName: z.string(), mine: z.boolean() }).nullable(),
    /** The next task or action that is due. */
    next: z.object({ what: z.string(), on: day, overdue: z.boolean() }).nullable(),
    /** Indicators that moved more than a step since the firm's round before. */
    change: z.object({ better: z.number().int(), worse: z.number().int(), since: z.string() }).nullable(),
  })
  .meta({ id: 'CaseloadRow' });
export type CaseloadRow = z.infer<typeof CaseloadRow>;
