import type {
  AnswerView,
  AssessmentStatus,
  AssessmentView,
  CheckView,
  FirmRound,
  RoundStatus,
  SavedView,
} from '@gauge/contracts';
import {
  applicableTo,
  checkAnswers,
  describeCheck,
  progressOf,
  type Check,
  type InstrumentDefinition,
} from '../instruments/index.js';
import { firmOf, may, notFound, type Ctx } from '../platform/index.js';
import { UNDECIDED } from './queries.store.js';
import { asks } from './rounds.rules.js';
import { definitionFor, definitionOf, titleFor, visibleRounds } from './rounds.store.js';
import { dayOf, isServiceFirm } from './rounds.views.js';
import { answered, checkContext, readSheet, type AnswerRow, type Sheet } from './sheet.js';

/** Rounds the firm can answer or has answered, newest first. */
export async function firmRounds(ctx: Ctx): Promise<{ items: FirmRound[] }> {
  may(ctx, 'firm:read');
  const firm = await ctx.tx.firm.findUnique({ where: { id: firmOf(ctx) } });
  if (!firm) throw notFound('The firm');
  const rounds = await visibleRounds(ctx, { status: { not: 'draft' } });
  const assessments = await ctx.tx.assessment.findMany({
    where: { firmId: firm.id, roundId: { in: rounds.map(({ id }) => id) } },
    include: {
      answers: { select: { inputCode: true, value: true } },
      _count: { select: { queries: { where: { status: { in: UNDECIDED } } } } },
    },
  });
  const items: FirmRound[] = [];
  for (const round of rounds) {
    const definition = await definitionOf(ctx, round.instrumentVersionId);
    const own = assessments.find(({ roundId }) => roundId === round.id);
    if (!own && !asks(round, firm)) continue;
    const form = own?.form === 'full' ? 'full' : 'short';
    const asked = applicableTo(definition, { form, serviceFirm: isServiceFirm(firm) });
    items.push({
      roundId: round.id,
      name: round.name,
      instrumentTitle: await titleFor(ctx, round.instrumentVersion),
      instrumentVersionId: round.instrumentVersionId,
      hasShortForm: hasShortForm(definition),
      status: round.status as RoundStatus,
      periodStart: dayOf(round.periodStart),
      periodEnd: dayOf(round.periodEnd),
      closesOn: dayOf(round.closesOn),
      publishedAt: round.releasedAt?.toISOString() ?? null,
      assessment: own
        ? {
            id: own.id,
            status: own.status as AssessmentStatus,
            form,
            answered: progressOf(definition, asked, answered(own.answers)).answered,
            applicable: asked.inputs.size,
            openQueries: own._count.queries,
          }
        : null,
    });
  }
  return { items };
}

/** Some questions are left out of the short form. */
const hasShortForm = ({ inputs }: InstrumentDefinition): boolean => inputs.some(({ shortForm }) => !shortForm);

export async function assessment(ctx: Ctx, assessmentId: string): Promise<AssessmentView> {
  may(ctx, 'firm:read');
  return assessmentView(ctx, await readSheet(ctx, assessmentId));
}

export async function assessmentView(ctx: Ctx, sheet: Sheet): Promise<AssessmentView> {
  const { round, definition, applicable, prior } = sheet;
  return {
    id: sheet.id,
    firmId: sheet.firm.id,
    round: {
      id: round.id,
      name: round.name,
      status: round.status,
      periodStart: dayOf(round.periodStart),
      periodEnd: dayOf(round.periodEnd),
      closesOn: dayOf(round.closesOn),
    },
    instrumentVersionId: round.instrumentVersionId,
    form: sheet.form,
    currency: sheet.currency,
    moneyScale: scaleOf(sheet.moneyScale),
    status: sheet.status,
    version: sheet.version,
    updatedAt: sheet.updatedAt.toISOString(),
    submittedAt: sheet.submittedAt?.toISOString() ?? null,
    applicable: definition.inputs.map(({ code }) => code).filter((code) => applicable.inputs.has(code)),
    answers: await answerViews(ctx, sheet.answers),
    prior: prior && {
      roundName: prior.roundName,
      currency: prior.currency,
      moneyScale: scaleOf(prior.moneyScale),
      answers: Object.fromEntries(prior.answers),
    },
    checks: await checkViews(ctx, sheet),
    progress: progressView(sheet),
    queries: sheet.queries,
  };
}

export async function savedView(ctx: Ctx, sheet: Sheet, saved: SavedView['saved'], conflicts: AnswerRow[]) {
  return {
    version: sheet.version,
    updatedAt: sheet.updatedAt.toISOString(),
    saved,
    conflicts: await answerViews(ctx, conflicts),
    checks: await checkViews(ctx, sheet),
    progress: progressView(sheet),
  } satisfies SavedView;
}

export const checksOf = (sheet: Sheet): Check[] =>
  checkAnswers(sheet.definition, answered(sheet.answers), checkContext(sheet));

async function checkViews(ctx: Ctx, sheet: Sheet): Promise<CheckView[]> {
  const definition = await definitionFor(ctx, sheet.round.instrumentVersionId);
  return checksOf(sheet).map((check) => {
    const { code, severity, inputs, indicator = null, params } = check;
    return { code, severity, inputs, indicator, params, text: describeCheck(check, definition, ctx.language) };
  });
}

function progressView({ definition, applicable, answers }: Sheet): AssessmentView['progress'] {
  const { answered: done, total, pillars } = progressOf(definition, applicable, answered(answers));
  return {
    answered: done,
    applicable: total,
    pillars: pillars.map(({ code, answered, total }) => ({ pillar: code, answered, applicable: total })),
  };
}

/** Names only of people the caller may see: an association's staff stays unnamed to the firm. */
async function answerViews(ctx: Ctx, rows: readonly AnswerRow[]): Promise<AnswerView[]> {
  const ids = [...new Set(rows.flatMap(({ updatedBy }) => updatedBy ?? []))];
  const people = await ctx.tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ inputCode, value, skipped, version, updatedAt, updatedBy }) => ({
    input: inputCode,
    value,
    skipped,
    version,
    updatedAt: updatedAt.toISOString(),
    updatedByName: names.get(updatedBy ?? '') ?? null,
  }));
}

function scaleOf(scale: number): AssessmentView['moneyScale'] {
  return scale === 1_000_000 ? 1_000_000 : scale === 1000 ? 1000 : 1;
}
