import type { CaseloadRow, IndicatorDetail, StandingView } from '@gauge/contracts';
import { record } from '../audit/index.js';
import type { InstrumentDefinition } from '../instruments/index.js';
import { associationOf, may, notFound, Problem, type Ctx } from '../platform/index.js';
import { definitionOf, sectorName } from '../rounds/index.js';
import { applicableIndicators } from './own.rules.js';
import { peerGroups } from './peers.rules.js';
import { overview, placeIndicators, type Material } from './standing.compose.js';
import { dimensionsIn, indicatorStandingOf, ownToShow, standingOf, type StandingQuery } from './standing.service.js';
import {
  firmsById,
  ownAssessments,
  publishedRounds,
  releasedRounds,
  type Firm,
  type OwnAssessment,
  type ReleasedRound,
} from './standing.store.js';

type Consent = CaseloadRow['consent'];
type PageQuery = { page: number; size: number; search: string };

/** The standing of a member that agreed. The look is noted where the firm sees it. @throws Problem consent_needed, as `standing` */
export async function memberStanding(ctx: Ctx, member: string, query: StandingQuery): Promise<StandingView> {
  const firmId = await admitted(ctx, member);
  const view = await standingOf(ctx, firmId, query);
  await noteLook(ctx, firmId);
  return view;
}

/** @throws Problem as `memberStanding`, and not_found for an indicator that the instrument does not have */
export async function memberIndicatorStanding(
  ctx: Ctx,
  member: string,
  indicator: string,
  query: StandingQuery,
): Promise<IndicatorDetail> {
  const firmId = await admitted(ctx, member);
  const view = await indicatorStandingOf(ctx, firmId, indicator, query);
  await noteLook(ctx, firmId);
  return view;
}

/** Row level security shows an association its members' answers; what its counsellors may see of them the firm decides. */
async function admitted(ctx: Ctx, firm: string): Promise<string> {
  may(ctx, 'caseload:read');
  const associationId = associationOf(ctx);
  const member = await ctx.tx.membership.findFirst({ where: { associationId, firmId: firm, status: 'verified' } });
  if (!member) throw notFound('The member');
  const { firmId } = member;
  const consents = await newestConsents(ctx, [firmId]);
  if (!seesStandings(consents.get(firmId)))
    throw new Problem('consent_needed', 'This member has not agreed to show you its standing. Ask it to.');
  return firmId;
}

const seesStandings = (consent: Consent | undefined): boolean => consent === 'standings' || consent === 'answers';

async function noteLook(ctx: Ctx, firmId: string): Promise<void> {
  const look = { firmId, associationId: associationOf(ctx), userName: ctx.actor.name, what: 'standing', at: ctx.now };
  await ctx.tx.accessView.createMany({ data: [look] });
  await record(ctx, 'standing.viewed', { firmId });
}

async function newestConsents(ctx: Ctx, firmIds: readonly string[]): Promise<Map<string, Consent>> {
  const rows = await ctx.tx.$queryRaw<{ firmId: string; level: Consent }[]>`
    select distinct on (firm_id) firm_id as "firmId", level from counsel_consent
    where association_id = ${associationOf(ctx)}::uuid and firm_id = any(${firmIds}::uuid[])
    order by firm_id, at desc`;
  return new Map(rows.map(({ firmId, level }) => [firmId, level]));
}

/** Verified members by name. Gap and weak pillars are read for the rows of this page, where the member agreed. */
export async function caseload(
  ctx: Ctx,
  { page, size, search }: PageQuery,
): Promise<{ items: CaseloadRow[]; total: number; page: number; size: number }> {
  may(ctx, 'caseload:read');
  const containing = { contains: search, mode: 'insensitive' } as const;
  const where = {
    associationId: associationOf(ctx),
    status: 'verified',
    ...(search ? { OR: [{ memberNo: containing }, { firm: { name: containing } }] } : {}),
  };
  const total = await ctx.tx.membership.count({ where });
  const members = await ctx.tx.membership.findMany({
    where,
    select: { firmId: true, memberNo: true },
    orderBy: [{ firm: { name: 'asc' } }, { firmId: 'asc' }],
    skip: (page - 1) * size,
    take: size,
  });
  const firmIds = members.map(({ firmId }) => firmId);
  const firms = new Map((await firmsById(ctx.tx, firmIds)).map((firm) => [firm.id, firm]));
  const consents = await newestConsents(ctx, firmIds);
  const agreed = [...firms.values()].filter(({ id }) => seesStandings(consents.get(id)));
  const needs = await needsOf(ctx, agreed);
  const items = members.flatMap(({ firmId, memberNo }): CaseloadRow[] => {
    const firm = firms.get(firmId);
    if (!firm) return [];
    const { biggestGap, weakPillars } = needs.get(firmId) ?? { biggestGap: null, weakPillars: null };
    const sector = sectorName(firm.sectorScheme, firm.sectorCode);
    const consent = consents.get(firmId) ?? 'none';
    return [
      { firmId, name: firm.name, memberNo, sectorName: sector, size: firm.size, consent, biggestGap, weakPillars },
    ];
  });
  return { items, total, page, size };
}

type Need = Pick<CaseloadRow, 'biggestGap' | 'weakPillars'>;
/** A pillar this far below the middle of the peers is worth a counsellor's look. */
const weakBelow = 40;

/** Each firm against the latest release of the instrument it answered last; the releases are read once for all of them. */
async function needsOf(ctx: Ctx, firms: readonly Firm[]): Promise<Map<string, Need>> {
  const rounds = firms.length > 0 ? await releasedRounds(ctx.tx) : [];
  const assessments = await ownAssessments(
    ctx.tx,
    firms.map(({ id }) => id),
  );
  const looks: (Omit<Material, 'source'> & Look)[] = [];
  for (const firm of firms) {
    const own = assessments.filter(({ firmId }) => firmId === firm.id);
    const shown = rounds.find(({ instrumentCode }) => own.some((one) => one.instrumentCode === instrumentCode));
    if (shown) looks.push(await lookAt(ctx, firm, shown, rounds, own));
  }
  const keys = [...new Set(looks.flatMap(({ groups }) => groups.map(({ key }) => key)))];
  const roundIds = [...new Set(looks.map(({ shown }) => shown.roundId))];
  const published = await publishedRounds(ctx.tx, roundIds, keys);
  return new Map(
    looks.map(({ firm, shown, groups, definition, own, peers }) => {
      const source = { roundName: shown.name, published: published.get(shown.roundId), groups };
      return [firm.id, needOf({ definition, own, peers, source })];
    }),
  );
}

type Look = { firm: Firm; shown: ReleasedRound; groups: ReturnType<typeof peerGroups> };

async function lookAt(
  ctx: Ctx,
  firm: Firm,
  shown: ReleasedRound,
  rounds: readonly ReleasedRound[],
  assessments: readonly OwnAssessment[],
): Promise<Omit<Material, 'source'> & Look> {
  const definition: InstrumentDefinition = await definitionOf(ctx, shown.versionId);
  const groups = peerGroups(definition, dimensionsIn(shown, assessments, firm, definition));
  const assessment = ownToShow(rounds, shown, assessments);
  const applicable = applicableIndicators(definition, assessment?.form ?? 'full', firm);
  // no reason of a missing value is shown here, so the answers need not be read
  const own = assessment ? { assessment, applicable, inputs: undefined } : null;
  return { firm, shown, groups, definition, own, peers: undefined };
}

function needOf(material: Material): Need {
  const { pillars, gaps } = overview(material, placeIndicators(material));
  const gap = material.definition.indicators.find(({ code }) => code === gaps[0]);
  return {
    biggestGap: gap ? { code: gap.code, name: gap.name } : null,
    weakPillars: pillars.filter(({ score }) => score !== null && score < weakBelow).length,
  };
}
