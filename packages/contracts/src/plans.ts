import { z } from 'zod';
import { CaseFileView } from './case-files.js';
import { Polarity } from './instruments.js';
import { day, id, instant } from './route.js';
import { Worth, WorthRange } from './worth.js';

export const indicatorCode = z.string().regex(/^[A-Za-z0-9_]{1,60}$/);
/** Text of a few words up to so many characters. */
export const line = (most: number) => z.string().trim().min(2).max(most);
/** The version of a row that the caller saw: somebody else's change is never overwritten. */
export const version = z.number().int().min(1);
const score = z.number().int().min(1).max(5);

export const GapView = z
  .object({
    code: z.string(),
    name: z.string(),
    pillar: z.string(),
    unit: z.string(),
    polarity: Polarity,
    displayStep: z.number(),
    own: z.number(),
    goal: z.number(),
    /** `middle`: of the peers; `quarter`: where their best quarter begins; `range`: the nearer end of the target range. */
    goalIs: z.enum(['middle', 'quarter', 'range']),
    /** Half way to the goal, in the figure's own steps. */
    expected: z.number(),
    /** null: the instrument puts no money on it, an answer is missing, or the reader may not see answers. */
    worth: Worth.nullable(),
    /** For ordering only: log value x feasibility x will / effort, all of them in the middle where nobody has said. */
    priority: z.number(),
    /** Practices that move it, weakest first; `weak`: the firm's own lies below the middle of its peers. */
    drivers: z.array(z.object({ code: z.string(), name: z.string(), weak: z.boolean() })),
    /** An action works on it already. */
    inPlan: z.boolean(),
  })
  .meta({ id: 'Gap' });
export type GapView = z.infer<typeof GapView>;

export const ActionStatus = z.enum(['planned', 'doing', 'done', 'dropped']);
export type ActionStatus = z.infer<typeof ActionStatus>;
/** Not closed: at most three at a time. */
export const openActions: readonly ActionStatus[] = ['planned', 'doing'];
export const planLimits = { openActions: 3 } as const;

export const FollowUp = z
  .discriminatedUnion('state', [
    /** No round whose period ends after the action began is released yet. */
    z.object({ state: z.literal('waiting') }),
    z.object({ state: z.literal('not_answered'), roundName: z.string() }),
    /** A change observed, without a comparison: what else moved the figure is not known. */
    z.object({
      state: z.literal('observed'),
      roundName: z.string(),
      reached: z.number(),
      outcome: z.enum(['reached', 'better', 'same', 'worse']),
    }),
  ])
  .meta({ id: 'FollowUp' });
export type FollowUp = z.infer<typeof FollowUp>;

export const ActionView = z
  .object({
    id,
    indicator: z.string(),
    name: z.string(),
    pillar: z.string(),
    unit: z.string(),
    polarity: Polarity,
    displayStep: z.number(),
    title: z.string(),
    owner: z.string(),
    dueOn: day,
    beganOn: day,
    base: z.number(),
    baseRound: z.string(),
    expected: z.number(),
    worth: Worth.nullable(),
    feasibility: score,
    will: score,
    effort: score,
    priority: z.number(),
    status: ActionStatus,
    followUp: FollowUp,
    changedBy: z.string(),
    changedAt: instant,
    version,
  })
  .meta({ id: 'Action' });
export type ActionView = z.infer<typeof ActionView>;

const totals = z.object({ yearly: WorthRange.nullable(), oneOff: WorthRange.nullable() });
export const PlanView = z
  .object({
    firm: z.object({ id, name: z.string() }),
    /** The release that the gaps are read off; null before any. */
    release: z.object({ roundId: id, roundName: z.string() }).nullable(),
    /** Of every worth on the page. */
    currency: z.string().nullable(),
    /** false: the reader may not see answers, and a worth is made of them. */
    worthShown: z.boolean(),
    gaps: z.array(GapView),
    /** Open ones first, then the newest. */
    actions: z.array(ActionView),
    /** Of the open actions, through the value tree: nothing is counted twice. */
    worth: totals,
    /** Written by the association's counsellors for the firm, newest first. */
    notes: z.array(
      z.object({ id, authorName: z.string(), associationName: z.string(), body: z.string(), at: instant }),
    ),
    /** Given to the firm by them, newest first. */
    files: z.array(CaseFileView.extend({ associationName: z.string() }).meta({ id: 'SharedFile' })),
    meetings: z.array(z.object({ id, heldOn: day, kind: z.string(), topic: z.string() })),
    counsellors: z.array(z.object({ name: z.string(), associationName: z.string() })),
  })
  .meta({ id: 'Plan' });
export type PlanView = z.infer<typeof PlanView>;

export const NewAction = z
  .strictObject({
    indicator: indicatorCode,
    title: line(200),
    owner: line(120),
    dueOn: day,
    /** The expected figure; half way to the goal where nobody says. */
    expected: z.number().optional(),
    feasibility: score.default(3),
    will: score.default(3),
    effort: score.default(3),
  })
  .meta({ id: 'NewAction' });
export type NewAction = z.infer<typeof NewAction>;
export const ActionChange = z
  .strictObject({
    /** The version that the caller saw. */
    version,
    title: line(200).optional(),
    owner: line(120).optional(),
    dueOn: day.optional(),
    expected: z.number().optional(),
    feasibility: score.optional(),
    will: score.optional(),
    effort: score.optional(),
    status: ActionStatus.optional(),
  })
  .meta({ id: 'ActionChange' });
export type ActionChange = z.infer<typeof ActionChange>;
