import { usualReminders } from '@gauge/contracts';
import * as rounds from '../src/rounds/index.js';
import type { RoundPlan } from '../src/rounds/index.js';
import type { TestAssociation, TestFirm, TestNetwork } from './network.js';

const noRelease = { run: null, release: null };

/** Plans a round of the competitiveness assessment for the year, led by `lead`; allied associations take part if named. */
export function planRound(
  network: TestNetwork,
  {
    lead = network.lead,
    allies = [] as TestAssociation[],
    year = 2025,
    ...plan
  }: Partial<RoundPlan> & {
    lead?: TestAssociation;
    allies?: TestAssociation[];
    year?: number;
  } = {},
): Promise<string> {
  return network.asAssociation(lead, (ctx) =>
    rounds.make(ctx, {
      instrumentVersionId: network.instruments.competitiveness,
      name: `Round ${year}`,
      periodStart: `${year}-01-01`,
      periodEnd: `${year}-12-31`,
      opensOn: `${year + 1}-01-15`,
      closesOn: `${year + 1}-04-30`,
      previousRoundId: null,
      participants: allies.map(({ id }) => id),
      sectors: [],
      sizes: [],
      reminders: usualReminders,
      ...plan,
    }),
  );
}

export async function moveRound(
  network: TestNetwork,
  roundId: string,
  ...moves: Parameters<typeof rounds.move>[2][]
): Promise<void> {
  for (const move of moves) await network.asAssociation(network.lead, (ctx) => rounds.move(ctx, roundId, move));
}

/** A round that is open for answers. */
export async function openRound(network: TestNetwork, plan: Parameters<typeof planRound>[1] = {}): Promise<string> {
  const roundId = await planRound(network, plan);
  await moveRound(network, roundId, 'open');
  return roundId;
}

export const viewRound = (network: TestNetwork, association: TestAssociation, roundId: string) =>
  network.asAssociation(association, (ctx) => rounds.view(ctx, roundId, noRelease));

/** Plausible answers of a small maker: nothing to query, some indicators of the short form. */
export const plausible: Readonly<Record<string, number>> = {
  turnover: 5_000_000,
  turnover_prev: 4_800_000,
  fte: 50,
};

/** Starts the firm's assessment and saves the answers over what stands there. */
export async function answerRound(
  network: TestNetwork,
  firm: TestFirm,
  roundId: string,
  answers: Readonly<Record<string, number>> = plausible,
  form: 'short' | 'full' = 'short',
): Promise<string> {
  return network.asFirm(firm, async (ctx) => {
    const started = await rounds.startAssessment(ctx, roundId, form);
    const versions = new Map(started.answers.map(({ input, version }) => [input, version]));
    await rounds.saveAnswers(
      ctx,
      started.id,
      Object.entries(answers).map(([input, value]) => ({
        input,
        value,
        skipped: false,
        baseVersion: versions.get(input) ?? 0,
      })),
    );
    return started.id;
  });
}

/** Answers and hands in. */
export async function submitRound(...all: Parameters<typeof answerRound>): Promise<string> {
  const assessmentId = await answerRound(...all);
  await all[0].asFirm(all[1], (ctx) => rounds.submitAssessment(ctx, assessmentId));
  return assessmentId;
}
