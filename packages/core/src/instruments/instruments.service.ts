import { randomUUID } from 'node:crypto';
import type { InstrumentFile, InstrumentSource } from '@gauge/contracts';
import { record } from '../audit/index.js';
import { associationOf, may, Problem, type Ctx } from '../platform/index.js';
import type { InstrumentDefinition } from './definition.js';
import { contentOf, countDrafts, definitionIn, nextOnLine, versionRow, type VersionRow } from './instruments.store.js';
import { instrumentSource } from './instruments.views.js';

const MOST_DRAFTS = 50;

/** A draft of the caller's association, made from a version it can see. */
export async function cloneInstrument(ctx: Ctx, versionId: string): Promise<InstrumentSource> {
  may(ctx, 'instruments:write');
  const { definition } = await definitionIn(ctx, versionId);
  return draft(ctx, 'instrument.cloned', definition, versionId);
}

/** The same from a file; what contradicts itself in it comes in, too, and is mended in the draft. */
export async function importInstrument(ctx: Ctx, { definition }: InstrumentFile): Promise<InstrumentSource> {
  may(ctx, 'instruments:write');
  return draft(ctx, 'instrument.imported', definition, null);
}

async function draft(
  ctx: Ctx,
  action: string,
  given: InstrumentDefinition,
  basedOnId: string | null,
): Promise<InstrumentSource> {
  if ((await countDrafts(ctx)) >= MOST_DRAFTS)
    throw new Problem('conflict', `There are ${MOST_DRAFTS} drafts already. Discard those that nobody needs.`);
  const { instrumentId, version } = await nextOnLine(ctx, given.code);
  const id = randomUUID();
  const content = contentOf({ ...given, version });
  const by = { createdAt: ctx.now, updatedAt: ctx.now, updatedBy: ctx.actor.id };
  const associationId = associationOf(ctx);
  await ctx.tx.instrumentVersion.createMany({
    data: [{ id, instrumentId, associationId, version, basedOnId, ...content, ...by }],
  });
  await record(ctx, action, { versionId: id, code: given.code, version, basedOnId, contentHash: content.contentHash });
  return instrumentSource(ctx, id);
}

/** Saves a draft whole, if it still is what the author opened. Its code and its number stay. */
export async function saveInstrument(
  ctx: Ctx,
  versionId: string,
  { revision, definition }: { revision: number; definition: InstrumentDefinition },
): Promise<InstrumentSource> {
  may(ctx, 'instruments:write');
  const row = await ownDraft(ctx, versionId);
  if (row.revision !== revision) throw await savedMeanwhile(ctx, row);
  const content = contentOf({ ...definition, code: row.code, version: row.version });
  const { count } = await ctx.tx.instrumentVersion.updateMany({
    where: { id: versionId, revision },
    data: { ...content, revision: { increment: 1 }, updatedAt: ctx.now, updatedBy: ctx.actor.id },
  });
  if (count === 0) throw await savedMeanwhile(ctx, await versionRow(ctx, versionId));
  await record(ctx, 'instrument.saved', {
    versionId,
    code: row.code,
    version: row.version,
    problems: content.problems,
    contentHash: content.contentHash,
  });
  return instrumentSource(ctx, versionId);
}

async function savedMeanwhile(ctx: Ctx, { updatedAt, updatedBy }: VersionRow): Promise<Problem> {
  const person = updatedBy ? await ctx.tx.user.findUnique({ where: { id: updatedBy }, select: { name: true } }) : null;
  const who = updatedBy === ctx.actor.id ? 'You, in another window,' : (person?.name ?? 'Somebody');
  const at = updatedAt.toISOString().slice(11, 16);
  return new Problem(
    'conflict',
    `${who} saved this draft at ${at} UTC, after you opened it. Nothing of yours was saved over it.`,
  );
}

/** Drafts that no round uses can go; there is nothing that rests on them. */
export async function discardInstrument(ctx: Ctx, versionId: string): Promise<void> {
  may(ctx, 'instruments:write');
  const { code, version } = await ownDraft(ctx, versionId);
  await ctx.tx.instrumentVersion.deleteMany({ where: { id: versionId } });
  await record(ctx, 'instrument.discarded', { versionId, code, version });
}

/** No new rounds; those there are keep their questions, figures and standings. */
export async function retireInstrument(ctx: Ctx, versionId: string): Promise<InstrumentSource> {
  may(ctx, 'instruments:write');
  const row = await ownVersion(ctx, versionId);
  if (row.status !== 'frozen')
    throw new Problem(
      'conflict',
      row.status === 'retired' ? 'This version is retired already.' : 'A draft is discarded, not retired.',
    );
  await ctx.tx.instrumentVersion.updateMany({
    where: { id: versionId, status: 'frozen' },
    data: { status: 'retired', retiredAt: ctx.now },
  });
  await record(ctx, 'instrument.retired', { versionId, code: row.code, version: row.version });
  return instrumentSource(ctx, versionId);
}

async function ownVersion(ctx: Ctx, versionId: string): Promise<VersionRow> {
  const row = await versionRow(ctx, versionId);
  if (row.associationId === associationOf(ctx)) return row;
  throw new Problem('forbidden', 'This version is not your association’s. Make a draft of your own from it.');
}

async function ownDraft(ctx: Ctx, versionId: string): Promise<VersionRow> {
  const row = await ownVersion(ctx, versionId);
  if (row.status !== 'draft' || row.rounds > 0)
    throw new Problem(
      'instrument_not_draft',
      'A round uses this version, so it no longer changes. Make a draft from it and change that.',
    );
  return row;
}
