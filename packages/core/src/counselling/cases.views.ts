import { CaseOutcome, MeetingKind, type CaseView } from '@gauge/contracts';
import { consentsOf } from '../benchmarks/index.js';
import { associationOf, may, notFound, type Ctx } from '../platform/index.js';
import { sectorName } from '../instruments/index.js';
import { counsellorsOf, wholeCase } from './cases.store.js';
import { fileView } from './files.store.js';
import { dayOf } from './plan.views.js';

/** A case with its notes, meetings, tasks and files. Standing and plan have pages of their own, where the firm agreed. */
export async function counselCase(ctx: Ctx, caseId: string): Promise<CaseView> {
  may(ctx, 'caseload:read');
  const associationId = associationOf(ctx);
  const found = await wholeCase(ctx.tx, associationId, caseId);
  if (!found) throw notFound('The case');
  const { id, firm, firmId, counsellorId, counsellorName, version } = found;
  const membership = await ctx.tx.membership.findFirst({
    where: { associationId, firmId },
    select: { memberNo: true },
  });
  const consents = await consentsOf(ctx, [firmId]);
  const tasks = found.tasks.map((task) => ({
    id: task.id,
    title: task.title,
    dueOn: dayOf(task.dueOn),
    doneAt: task.doneAt?.toISOString() ?? null,
  }));
  return {
    id,
    firm: {
      id: firmId,
      name: firm.name,
      memberNo: membership?.memberNo ?? '',
      sectorName: sectorName(firm.sectorScheme, firm.sectorCode, ctx.language),
    },
    consent: consents.get(firmId) ?? 'none',
    counsellor: { id: counsellorId, name: counsellorName },
    mine: counsellorId === ctx.actor.id,
    status: found.status === 'open' ? 'open' : 'closed',
    openedAt: found.openedAt.toISOString(),
    closedAt: found.closedAt?.toISOString() ?? null,
    outcome: CaseOutcome.nullable().parse(found.outcome),
    outcomeText: found.outcomeText,
    version,
    notes: found.notes.map((note) => ({
      id: note.id,
      authorName: note.authorName,
      body: note.body,
      shared: note.shared,
      at: note.at.toISOString(),
    })),
    meetings: found.meetings.map(({ id: meeting, heldOn, kind, topic }) => ({
      id: meeting,
      heldOn: dayOf(heldOn),
      kind: MeetingKind.parse(kind),
      topic,
    })),
    tasks: [...tasks.filter(({ doneAt }) => !doneAt), ...tasks.filter(({ doneAt }) => doneAt)],
    files: found.files.map(fileView),
    colleagues: (await counsellorsOf(ctx.tx, associationId)).filter((one) => one.id !== counsellorId),
  };
}
