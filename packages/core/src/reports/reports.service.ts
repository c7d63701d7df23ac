import { randomUUID } from 'node:crypto';
import type { ReportKind, ReportView } from '@gauge/contracts';
import { record } from '../audit/index.js';
import { releasedRounds } from '../benchmarks/index.js';
import { may, notFound, personOf, Problem, requestJob, type Ctx } from '../platform/index.js';
import { languageFor } from './telling.js';
import { basisOf, findReport, holdKind, madeAlready, placeOf, queueReport, type Wanted } from './reports.store.js';
import { reportView } from './reports.views.js';

export type Ask = { kind: ReportKind; language: string };

/** Queues a firm's report or export, or gives back the one made of the same state. @throws Problem no_standing_yet */
export async function askFirmReport(ctx: Ctx, ask: Ask): Promise<ReportView> {
  may(ctx, 'standing:read');
  if (needsRelease.has(ask.kind) && (await releasedRounds(ctx.tx)).length === 0)
    throw new Problem('no_standing_yet', 'Nothing is released yet. Your report can be made after the release.');
  return asked(ctx, ask);
}

/** The same for a round of an association. @throws Problem not_found, no_standing_yet */
export async function askRoundReport(ctx: Ctx, roundId: string, ask: Ask): Promise<ReportView> {
  may(ctx, 'rounds:read');
  const round = await ctx.tx.round.findUnique({ where: { id: roundId }, select: { id: true, status: true } });
  if (!round) throw notFound('The round');
  if (needsRelease.has(ask.kind) && round.status !== 'released')
    throw new Problem(
      'no_standing_yet',
      'Nothing of this round is released yet. Its report can be made after the release.',
    );
  return asked(ctx, ask, round.id);
}

/** The list of an association's members. */
export async function askMembersReport(ctx: Ctx, ask: Ask): Promise<ReportView> {
  may(ctx, 'members:read');
  return asked(ctx, ask);
}

/** What consists of released figures; the others tell also of what was entered. */
const needsRelease: ReadonlySet<ReportKind> = new Set([
  'firm_report',
  'firm_standing',
  'round_report',
  'round_figures',
]);

async function asked(ctx: Ctx, { kind, language }: Ask, roundId: string | null = null): Promise<ReportView> {
  const place = placeOf(ctx, roundId);
  const wanted: Wanted = { ...place, kind, language: languageFor(language), basis: await basisOf(ctx, place, kind) };
  await holdKind(ctx, wanted);
  const made = await madeAlready(ctx, wanted);
  if (made) return reportView(made);
  const id = randomUUID();
  await queueReport(ctx, id, personOf(ctx), wanted);
  await requestJob(ctx, 'make-report', { reportId: id });
  await record(ctx, 'report.requested', { reportId: id, kind, ...(roundId ? { roundId } : {}) });
  const row = await findReport(ctx, id);
  if (!row) throw new Error('the report that was just queued is not there');
  return reportView(row);
}
