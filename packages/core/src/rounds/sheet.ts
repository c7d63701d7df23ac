import type { AssessmentStatus, QueryView, RoundStatus } from '@gauge/contracts';
import {
  applicableTo,
  evaluateAssessment,
  sameQuestion,
  type Answers,
  type Applicable,
  type CheckContext,
  type InstrumentDefinition,
  type MoneyBasis,
} from '../instruments/index.js';
import { notFound, type Ctx } from '../platform/index.js';
import { queriesOf } from './queries.store.js';
import { peerMedians, type PeerFacts, type PeerMedians } from './peers.store.js';
import { moneyBasis } from './reference.js';
import { definitionFor, definitionOf, holdRound, roundOf, valuesOf, type RoundRow } from './rounds.store.js';
import { isServiceFirm } from './rounds.views.js';

export interface AnswerRow {
  inputCode: string;
  value: number | null;
  skipped: boolean;
  version: number;
  updatedBy: string | null;
  updatedAt: Date;
}

export interface Prior {
  roundName: string;
  currency: string;
  moneyScale: number;
  answers: Answers;
  money: MoneyBasis;
}

/** One firm's assessment with everything that is needed to show, check and compute it. */
export interface Sheet {
  id: string;
  status: AssessmentStatus;
  form: 'short' | 'full';
  currency: string;
  moneyScale: number;
  version: number;
  updatedAt: Date;
  submittedAt: Date | null;
  firm: PeerFacts & { id: string; name: string };
  round: RoundRow & { status: RoundStatus };
  definition: InstrumentDefinition;
  applicable: Applicable;
  answers: AnswerRow[];
  queries: QueryView[];
  prior: Prior | null;
  money: MoneyBasis;
  peerMedians: PeerMedians;
}

/** Reads an assessment; outside the caller's reach it does not exist. */
export async function readSheet(ctx: Ctx, assessmentId: string): Promise<Sheet> {
  const row = await ctx.tx.assessment.findFirst({
    // in firm scope the address names the firm; row level security alone would also show an association's members
    where: { id: assessmentId, ...(ctx.firmId ? { firmId: ctx.firmId } : {}) },
    include: {
      firm: {
        select: { id: true, name: true, country: true, region: true, sectorScheme: true, sectorCode: true, size: true },
      },
      answers: { omit: { assessmentId: true, firmId: true, roundId: true }, orderBy: { inputCode: 'asc' } },
    },
  });
  if (!row) throw notFound('The assessment');
  const round = await roundOf(ctx, row.roundId);
  const definition = await definitionOf(ctx, round.instrumentVersionId);
  const form = row.form === 'full' ? 'full' : 'short';
  const { rates, references } = await valuesOf(ctx, row.roundId);
  const reference = references.find(({ country }) => country === row.firm.country);
  return {
    id: row.id,
    status: row.status as AssessmentStatus,
    form,
    currency: row.currency,
    moneyScale: row.moneyScale,
    version: row.version,
    updatedAt: row.updatedAt,
    submittedAt: row.submittedAt,
    firm: row.firm,
    round: { ...round, status: round.status as RoundStatus },
    definition,
    applicable: applicableTo(definition, { form, serviceFirm: isServiceFirm(row.firm) }),
    answers: row.answers,
    queries: await queriesOf(ctx, assessmentId, await definitionFor(ctx, round.instrumentVersionId)),
    prior: await priorOf(ctx, round, row.firm, definition),
    money: moneyBasis(row, rates, reference),
    peerMedians: (await peerMedians(ctx, round, definition, [row.firm]))(row.firm),
  };
}

/** The same for a command: the round is held against a freeze and the assessment against other commands first. */
export async function holdSheet(ctx: Ctx, assessmentId: string): Promise<Sheet> {
  const found = await ctx.tx.assessment.findFirst({
    where: { id: assessmentId, ...(ctx.firmId ? { firmId: ctx.firmId } : {}) },
    select: { roundId: true },
  });
  if (!found) throw notFound('The assessment');
  await holdRound(ctx, found.roundId);
  await ctx.tx.$queryRaw`select 1 from assessment where id = ${assessmentId}::uuid for update`;
  return readSheet(ctx, assessmentId);
}

export const HANDED_IN = ['submitted', 'queried', 'accepted'];

/** The firm's newest answers to the same instrument for an earlier period. */
async function priorOf(
  ctx: Ctx,
  round: RoundRow,
  firm: Sheet['firm'],
  definition: InstrumentDefinition,
): Promise<Prior | null> {
  const { code } = round.instrumentVersion.instrument;
  const row = await ctx.tx.assessment.findFirst({
    where: {
      firmId: firm.id,
      status: { in: HANDED_IN },
      round: { periodEnd: { lt: round.periodEnd }, instrumentVersion: { instrument: { code } } },
    },
    include: {
      round: { select: { id: true, name: true, instrumentVersionId: true } },
      answers: { select: { inputCode: true, value: true } },
    },
    orderBy: { round: { periodEnd: 'desc' } },
  });
  if (!row) return null;
  const { rates, references } = await valuesOf(ctx, row.roundId);
  const asked = await definitionOf(ctx, row.round.instrumentVersionId);
  return {
    roundName: row.round.name,
    currency: row.currency,
    moneyScale: row.moneyScale,
    answers: stillMeant(answered(row.answers), asked, definition),
    money: moneyBasis(
      row,
      rates,
      references.find(({ country }) => country === firm.country),
    ),
  };
}

/** Answers to questions that ask for the same thing still; under another unit the same number would be another answer. */
function stillMeant(answers: Answers, before: InstrumentDefinition, now: InstrumentDefinition): Answers {
  const input = ({ inputs }: InstrumentDefinition, wanted: string) => inputs.find(({ code }) => code === wanted);
  return new Map([...answers].filter(([code]) => sameQuestion(input(before, code), input(now, code))));
}

/** What was answered, by input code. Blank is never zero. */
export const answered = (rows: readonly { inputCode: string; value: number | null }[]): Answers =>
  new Map(rows.flatMap(({ inputCode, value }): [string, number][] => (value === null ? [] : [[inputCode, value]])));

export const checkContext = ({ applicable, money, prior, peerMedians }: Sheet): CheckContext => ({
  applicable,
  money,
  peerMedians,
  ...(prior ? { prior: { answers: prior.answers, money: prior.money } } : {}),
});

type Excluding = Pick<QueryView, 'status' | 'indicator' | 'inputs'>;

/** What decisions left out: the indicator that a query is about, or the answers where it names no indicator. */
export function excludedBy(queries: readonly Excluding[]): { indicators: Set<string>; inputs: Set<string> } {
  const excluding = queries.filter(({ status }) => status === 'excluded');
  return {
    indicators: new Set(excluding.flatMap(({ indicator }) => indicator ?? [])),
    inputs: new Set(excluding.flatMap(({ indicator, inputs }) => (indicator ? [] : inputs))),
  };
}

/** Indicator values of the answers, without what was excluded. */
export function valuesFrom(
  definition: InstrumentDefinition,
  answers: Answers,
  money: MoneyBasis,
  queries: readonly Excluding[],
): Record<string, number> {
  const { indicators, inputs } = excludedBy(queries);
  const kept = new Map([...answers].filter(([code]) => !inputs.has(code)));
  const values = evaluateAssessment(definition, kept, money);
  return Object.fromEntries([...values].filter(([code]) => !indicators.has(code)));
}

/** Two findings are about the same thing. */
export const checkKey = (check: { code: string; indicator?: string | null; inputs: readonly string[] }) =>
  `${check.code} ${check.indicator ?? ''} ${[...check.inputs].sort().join(',')}`;
