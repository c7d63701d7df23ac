import { z } from 'zod';
import { ReminderPlan, roundParams, RoundView } from './rounds.js';
import { associationParams, day, id, instant, route } from './route.js';

/** A group of firms that a release may show by itself, as it stands in a running round. */
export const PreviewGroup = z
  .object({
    /** Which values of which dimensions; `{}`: everybody. */ dimensions: z.record(z.string(), z.string()),
    /** By the figure that most firms answered; null: nothing could be published. */
    tier: z.enum(['T5', 'T12', 'T30', 'T100']).nullable(),
    band: z.enum(['5-11', '12-19', '20-29', '30-49', '50-99', '100+']).nullable(),
    /** How many of the instrument's figures (families) could be published. */ figures: z.number().int(),
    /** The caller's own members in the group, and how many of them have submitted. */
    members: z.number().int(),
    submitted: z.number().int(),
    /** So many more own members, whatever the others do, and the group shows this much. Finest groups only. */
    unlock: z.object({ more: z.number().int(), tier: z.enum(['T5', 'T12', 'T30']) }).nullable(),
  })
  .meta({ id: 'PreviewGroup' });
export type PreviewGroup = z.infer<typeof PreviewGroup>;

export const RoundPreview = z
  .object({
    /** Null while none has been made yet. */ madeAt: instant.nullable(),
    /** Other associations' members count as they stood then; null where none takes part. */ othersAt:
      instant.nullable(),
    /** Figures that the instrument has. */ figures: z.number().int(),
    dimensions: z.array(z.string()),
    groups: z.array(PreviewGroup),
    /** More submitted assessments than a preview is made for. */ tooMany: z.boolean(),
    labels: z.record(z.string(), z.string()),
    /**
     * Of the newest earlier release: how many figures lacked groups because, set beside releases before it, they could have
     * pointed to single firms. Depends on values, so no preview can tell it. Null: there is no earlier release to be seen.
     */
    lastHeldBack: z.object({ round: z.string(), held: z.number().int(), of: z.number().int() }).nullable(),
  })
  .meta({ id: 'RoundPreview' });
export type RoundPreview = z.infer<typeof RoundPreview>;

/** A release as the association can show it to its lawyer: what was published under which rules, on whose word. */
export const PublicationView = z
  .object({
    releaseId: id,
    roundId: id,
    round: z.string(),
    instrument: z.string(),
    periodStart: day,
    periodEnd: day,
    lead: z.string(),
    participants: z.array(z.string()),
    publishedAt: instant,
    /** Who asked for it; null where that stands in the lead's own record only. */ askedBy: z.string().nullable(),
    method: z.string(),
    contentHash: z.string(),
    figures: z.number().int(),
    groups: z.number().int(),
    rules: z.object({
      minUnits: z.number().int(),
      minOutside: z.number().int(),
      observerCoalition: z.number().int(),
      /** Days after the period's end, by sensitivity. */ ageDays: z.record(z.string(), z.number().int()),
    }),
    /** Figures of which groups were left out for what earlier releases showed. */ withheld: z.number().int(),
    tooFresh: z.number().int(),
  })
  .meta({ id: 'Publication' });
export type PublicationView = z.infer<typeof PublicationView>;

export const RemindersView = z
  .object({
    plan: ReminderPlan,
    /** The plan is the lead's, for the caller has none of its own. */ fromLead: z.boolean(),
    next: z.object({ occasion: z.string(), on: day }).nullable(),
    /** Own members that would be reminded now. */ waiting: z.number().int(),
    mayAskNow: z.boolean(),
    sent: z.array(
      z.object({ occasion: z.string(), dueAt: instant, toldAt: instant.nullable(), recipients: z.number().int() }),
    ),
  })
  .meta({ id: 'Reminders' });
export type RemindersView = z.infer<typeof RemindersView>;

export const runningRoutes = {
  extendRound: route({
    id: 'extendRound',
    method: 'POST',
    path: '/api/associations/:associationId/rounds/:roundId/extension',
    scope: 'association',
    permission: 'rounds:manage',
    summary: 'Put off the closing day of an open round; firms that have not submitted are told by mail',
    params: roundParams,
    body: z.strictObject({ closesOn: day, reason: z.string().trim().min(3).max(300) }),
    reply: RoundView,
  }),
  roundPreview: route({
    id: 'roundPreview',
    method: 'GET',
    path: '/api/associations/:associationId/rounds/:roundId/preview',
    scope: 'association',
    permission: 'rounds:manage',
    summary: 'Which groups could be published as the round stands: bands, and counts of own members only',
    params: roundParams,
    reply: RoundPreview,
  }),
  reminders: route({
    id: 'reminders',
    method: 'GET',
    path: '/api/associations/:associationId/rounds/:roundId/reminders',
    scope: 'association',
    permission: 'rounds:manage',
    summary: 'When own members are reminded, and what was sent',
    params: roundParams,
    reply: RemindersView,
  }),
  setReminders: route({
    id: 'setReminders',
    method: 'PUT',
    path: '/api/associations/:associationId/rounds/:roundId/reminders',
    scope: 'association',
    permission: 'rounds:manage',
    summary: 'Change when own members are reminded',
    params: roundParams,
    body: ReminderPlan,
    reply: RemindersView,
  }),
  remindNow: route({
    id: 'remindNow',
    method: 'POST',
    path: '/api/associations/:associationId/rounds/:roundId/reminders',
    scope: 'association',
    permission: 'rounds:manage',
    summary: 'Remind own members that have not submitted; at most once a day',
    params: roundParams,
    reply: RemindersView,
  }),
  publications: route({
    id: 'publications',
    method: 'GET',
    path: '/api/associations/:associationId/publications',
    scope: 'association',
    permission: 'audit:read',
    summary: 'What was published of the rounds the association takes part in, under which rules, on whose word',
    params: associationParams,
    reply: z.object({ items: z.array(PublicationView) }),
  }),
};
