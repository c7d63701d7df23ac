import type { RoundStatus } from '@gauge/contracts';
import { instrumentDefinition, readIn, withBuiltInTexts, type InstrumentDefinition } from '../instruments/index.js';
import { notFound, Problem, type Ctx } from '../platform/index.js';
import { defaultValues, type Rate, type Reference } from './reference.js';

const withInstrument = {
  association: { select: { id: true, name: true } },
  instrumentVersion: { select: { id: true, status: true, title: true, instrument: { select: { code: true } } } },
} as const;

export type RoundRow = Awaited<ReturnType<typeof visibleRounds>>[number];

/** Rounds the caller leads, takes part in or, as a firm, can see; newest period first. */
export async function visibleRounds(ctx: Ctx, where: { id?: string; status?: { not: RoundStatus } } = {}) {
  return ctx.tx.round.findMany({
    where,
    include: withInstrument,
    orderBy: [{ periodEnd: 'desc' }, { createdAt: 'desc' }],
    take: 200,
  });
}

export async function roundOf(ctx: Ctx, roundId: string): Promise<RoundRow> {
  const [round] = await visibleRounds(ctx, { id: roundId });
  if (!round) throw notFound('The round');
  return round;
}

/** Whether the association leads the round or takes part in it; a firm's right to see a round is not an association's. */
export async function participants(ctx: Ctx, roundId: string) {
  const rows = await ctx.tx.roundParticipant.findMany({
    where: { roundId },
    select: { association: { select: { id: true, name: true, country: true } } },
  });
  return rows.map(({ association }) => association).sort((a, b) => a.name.localeCompare(b.name));
}

/** Holds the round against a freeze until the transaction ends, and tells where it stands. */
export async function holdRound(ctx: Ctx, roundId: string): Promise<RoundStatus> {
  const [held] = await ctx.tx.$queryRaw<{ status: RoundStatus | null }[]>`
    select round_hold(${roundId}::uuid) as status`;
  if (!held?.status) throw notFound('The round');
  return held.status;
}

/** Moves the round only if it still is what the caller saw. */
export async function moveRow(
  ctx: Ctx,
  round: { id: string; status: string; version: number },
  to: RoundStatus,
): Promise<void> {
  const { id, status, version } = round;
  const { count } = await ctx.tx.round.updateMany({
    where: { id, status, version },
    data: { status: to, version: { increment: 1 } },
  });
  if (count === 0) throw movedMeanwhile();
}

export const movedMeanwhile = () =>
  new Problem('conflict', 'Somebody moved this round meanwhile. Load it again and look.');

/** Gives the round its reference values, if it has none yet. */
export async function setDefaultValues(ctx: Ctx, round: { id: string; periodEnd: Date }): Promise<void> {
  const { rates, references } = defaultValues(round.periodEnd);
  const roundId = round.id;
  if ((await ctx.tx.roundRate.count({ where: { roundId } })) === 0)
    await ctx.tx.roundRate.createMany({ data: rates.map((rate) => ({ roundId, ...rate })) });
  if ((await ctx.tx.roundReference.count({ where: { roundId } })) === 0)
    await ctx.tx.roundReference.createMany({ data: references.map((reference) => ({ roundId, ...reference })) });
}

export async function valuesOf(ctx: Ctx, roundId: string): Promise<{ rates: Rate[]; references: Reference[] }> {
  return {
    rates: await ctx.tx.roundRate.findMany({ where: { roundId } }),
    references: await ctx.tx.roundReference.findMany({ where: { roundId } }),
  };
}

// A frozen version never changes, so it is read and checked once.
const definitions = new Map<string, InstrumentDefinition>();
const MOST_DEFINITIONS = 50;

export async function definitionOf(ctx: Pick<Ctx, 'tx'>, versionId: string): Promise<InstrumentDefinition> {
  const frozen = definitions.get(versionId);
  if (frozen) return frozen;
  const version = await ctx.tx.instrumentVersion.findUnique({ where: { id: versionId } });
  if (!version) throw notFound('The instrument version');
  // until a round opens on it, a version may still be saved again
  const key = version.status === 'draft' ? `${versionId} ${version.revision}` : versionId;
  const known = definitions.get(key);
  if (known) return known;
  const stored = instrumentDefinition.parse(version.definition);
  const definition = version.associationId === null ? withBuiltInTexts(stored) : stored;
  if (definitions.size >= MOST_DEFINITIONS) definitions.clear();
  definitions.set(key, definition);
  return definition;
}

/** The same in the reader's language. For what is shown; what is stored and computed goes by `definitionOf`. */
export async function definitionFor(
  ctx: Pick<Ctx, 'tx' | 'language'>,
  versionId: string,
): Promise<InstrumentDefinition> {
  const definition = await definitionOf(ctx, versionId);
  return ctx.language ? readIn(definition, ctx.language) : definition;
}

/** A version's title in the reader's language. */
export const titleFor = async (ctx: Ctx, version: { id: string; title: string }): Promise<string> =>
  ctx.language ? (await definitionFor(ctx, version.id)).title : version.title;
