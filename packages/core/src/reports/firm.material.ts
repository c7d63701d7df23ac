import type { AssessmentView, FirmRound, FirmView, IndicatorDetail, PlanView, StandingView } from '@gauge/contracts';
import type { z } from 'zod';
import { firm } from '../associations/index.js';
import { indicatorStanding, standing } from '../benchmarks/index.js';
import { plan } from '../counselling/index.js';
import type { InstrumentDefinition } from '../instruments/index.js';
import { Problem, type Ctx } from '../platform/index.js';
import { assessment, definitionFor, firmRounds } from '../rounds/index.js';

export type Firm = z.infer<typeof FirmView>;

/** The standing against the closest groups, as the screen shows it; null before any release. */
export async function standingOrNone(ctx: Ctx, round?: string): Promise<StandingView | null> {
  try {
    return await standing(ctx, { peers: 'auto', round });
  } catch (error) {
    if (error instanceof Problem && error.code === 'no_standing_yet') return null;
    throw error;
  }
}

export type FirmMaterial = {
  firm: Firm;
  view: StandingView;
  plan: PlanView;
  /** What is worth a trend: what stands out, and what is worked on. */ details: IndicatorDetail[];
};

const mostTrends = 8;

/** Everything of the printed report. @throws Problem no_standing_yet */
export async function firmMaterial(ctx: Ctx): Promise<FirmMaterial> {
  const view = await standing(ctx, { peers: 'auto' });
  const planned = await plan(ctx);
  const open = planned.actions.filter(({ status }) => status === 'planned' || status === 'doing');
  const wanted = [...view.gaps, ...open.map(({ indicator }) => indicator), ...view.strengths];
  const known = new Set(view.indicators.map(({ code }) => code));
  const details: IndicatorDetail[] = [];
  for (const code of [...new Set(wanted)].filter((one) => known.has(one)).slice(0, mostTrends))
    details.push(await indicatorStanding(ctx, code, { peers: 'auto' }));
  return { firm: await firm(ctx), view, plan: planned, details };
}

/** The standing in each released round of the shown one's kind, newest first. */
export async function allStandings(ctx: Ctx, view: StandingView): Promise<StandingView[]> {
  const views: StandingView[] = [];
  for (const { roundId } of view.rounds) {
    const one = roundId === view.release.roundId ? view : await standing(ctx, { peers: 'auto', round: roundId });
    if (one.instrument.code === view.instrument.code) views.push(one);
  }
  return views;
}

export type AnswerSheet = { round: FirmRound; assessment: AssessmentView; definition: InstrumentDefinition };

/** What the firm entered, round by round, newest first. */
export async function answerSheets(ctx: Ctx): Promise<AnswerSheet[]> {
  const sheets: AnswerSheet[] = [];
  for (const round of (await firmRounds(ctx)).items) {
    if (!round.assessment) continue;
    const definition = await definitionFor(ctx, round.instrumentVersionId);
    sheets.push({ round, assessment: await assessment(ctx, round.assessment.id), definition });
  }
  return sheets;
}
