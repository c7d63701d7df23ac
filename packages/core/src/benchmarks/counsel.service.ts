import type { CaseloadRow, IndicatorDetail, IndicatorStanding, StandingView } from '@gauge/contracts';
import { record } from '../audit/index.js';
import type { InstrumentDefinition } from '../instruments/index.js';
import { associationOf, may, notFound, Problem, type Ctx } from '../platform/index.js';
import { definitionFor } from '../rounds/index.js';
import { applicableIndicators, valueOf } from './own.rules.js';
import { peerGroups } from './peers.rules.js';
import { figuresRead, overview, placeIndicator, weigh, type Material } from './standing.compose.js';
import { dimensionsIn, indicatorStandingOf, ownToShow, standingOf, type StandingQuery } from './standing.service.js';
import {
  firmsById,
  ownAssessments,
  publishedRounds,
  releasedRounds,
  type Firm,
  type OwnAssessment,
  type PublishedRound,
  type ReleasedRound,
} from './standing.store.js';

export type Consent = CaseloadRow['consent'];

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
  const { firmId, consent } = await memberConsent(ctx, firm);
  if (!seesStandings(consent))
    throw new Problem('consent_needed', 'This member has not agreed to show you its standing. Ask it to.');
  return firmId;
}

/** What a verified member lets this association's counsellors see. @throws Problem not_found for anybody else's firm */
export async function memberConsent(ctx: Ctx, firm: string): Promise<{ firmId: string; consent: Consent }> {
  may(ctx, 'caseload:read');
  const associationId = associationOf(ctx);
  const member = await ctx.tx.membership.findFirst({ where: { associationId, firmId: firm, status: 'verified' } });
  if (!member) throw notFound('The member');
  const { firmId } = member;
  const consents = await consentsOf(ctx, [firmId]);
  return { firmId, consent: consents.get(firmId) ?? 'none' };
}

export const seesStandings = (consent: Consent | undefined): boolean =>
  consent === 'standings' || consent === 'answers';

/** Notes where the firm sees it that somebody looked at its standing, or at what is made of its answers. */
export async function noteLook(ctx: Ctx, firmId: string, what: 'standing' | 'answers' = 'standing'): Promise<void> {
  const look = { firmId, associationId: associationOf(ctx), userName: ctx.actor.name, what, at: ctx.now };
  await ctx.tx.accessView.createMany({ data: [look] });
  await record(ctx, `${what}.viewed`, { firmId });
}

/** The newest consent of each member to this association; who never said anything is not in the map. */
export async function consentsOf(ctx: Ctx, firmIds: readonly string[]): Promise<Map<string, Consent>> {
  const rows = await ctx.tx.$queryRaw<{ firmId: string; level: Consent }[]>`
    select distinct on (firm_id) firm_id as "firmId", level from counsel_consent
    where association_id = ${associationOf(ctx)}::uuid and firm_id = any(${firmIds}::uuid[])
    order by firm_id, at desc`;
  return new Map(rows.map(({ firmId, level }) => [firmId, level]));
}

/** Where a member stands against the latest release of the instrument it answered last, for whoever counsels many. */
export type MemberStanding = {
  roundId: string;
  definition: InstrumentDefinition;
  pillars: StandingView['pillars'];
  /** The indicators furthest behind, at most three. */
  furthest: IndicatorStanding[];
  /** The firm's handed-in answers of this instrument, newest first. */
  assessments: OwnAssessment[];
};

/**
 * The standings of many members at once; the releases are read once for all of them. Only for members that agreed:
 * `consentsOf` tells which. A list is no look at one firm, so nothing is noted.
 */
export async function membersStandings(ctx: Ctx, firmIds: readonly string[]): Promise<Map<string, MemberStanding>> {
  may(ctx, 'caseload:read');
  const firms = await firmsById(ctx.tx, firmIds);
  const rounds = firms.length > 0 ? await releasedRounds(ctx.tx) : [];
  const assessments = new Map<string, OwnAssessment[]>(firms.map(({ id }) => [id, []]));
  for (const one of await ownAssessments(ctx.tx, firmIds)) assessments.get(one.firmId)?.push(one);
  const looks: (Omit<Material, 'source'> & Look)[] = [];
  for (const firm of firms) {
    const own = assessments.get(firm.id) ?? [];
    const shown = rounds.find(({ instrumentCode }) => own.some((one) => one.instrumentCode === instrumentCode));
    if (shown) looks.push(await lookAt(ctx, firm, shown, rounds, own));
  }
  const keys = [...new Set(looks.flatMap(({ groups }) => groups.map(({ key }) => key)))];
  const roundIds = [...new Set(looks.map(({ shown }) => shown.roundId))];
  const published = await publishedRounds(ctx.tx, roundIds, keys);
  const reading = alike();
  return new Map(
    looks.map((look) => {
      const { firm, shown, definition } = look;
      const ofInstrument = (assessments.get(firm.id) ?? []).filter((one) => one.instrumentCode === definition.code);
      const summary = summed(ctx, look, published.get(shown.roundId), reading);
      return [firm.id, { roundId: shown.roundId, definition, ...summary, assessments: ofInstrument }];
    }),
  );
}

type Summary = Pick<MemberStanding, 'pillars' | 'furthest'>;

/** A standing is a function of the firm's own answers and the release, so it stays true until one of them changes. */
const summaries = new Map<string, Summary>();
const keepSummaries = 10_000;

function summed(
  ctx: Ctx,
  look: Omit<Material, 'source'> & Look,
  published: PublishedRound | undefined,
  reading: Reading,
): Summary {
  const { firm, shown, groups, definition, own, peers } = look;
  const released = [...(published?.asOf ?? [])].map(([family, at]) => `${family} ${at}`);
  const answers = own && `${own.assessment.id} ${own.assessment.updatedAt.toISOString()}`;
  const peerKeys = groups.map(({ key }) => key);
  const key = [associationOf(ctx), ctx.language, firm.id, shown.roundId, answers, ...peerKeys, ...released].join('|');
  const known = summaries.get(key);
  if (known) return known;
  const material = { definition, own, peers, source: { roundName: shown.name, published, groups } };
  const figures = reading(material, shown.roundId);
  const { indicators } = definition;
  const { pillars, gaps } = overview(
    material,
    indicators.map((one) => weigh(one, valueOf(own, one.code), figures.get(one.code) ?? null)),
  );
  const furthest = gaps.flatMap((code) => {
    const found = indicators.find((one) => one.code === code);
    return found ? [placeIndicator(material, found).standing] : [];
  });
  if (summaries.size >= keepSummaries) summaries.clear();
  summaries.set(key, { pillars, furthest });
  return { pillars, furthest };
}

type Figures = ReturnType<typeof figuresRead>;
type Reading = (material: Material, roundId: string) => Figures;

/** Members of the same peer groups read the same figures: they are looked up for the first of them. */
function alike(): Reading {
  const known = new Map<string, Figures>();
  return ({ definition, source }, roundId) => {
    const key = [roundId, ...source.groups.map((group) => group.key)].join('|');
    const figures = known.get(key) ?? figuresRead(definition, source);
    known.set(key, figures);
    return figures;
  };
}

type Look = { firm: Firm; shown: ReleasedRound; groups: ReturnType<typeof peerGroups> };

async function lookAt(
  ctx: Ctx,
  firm: Firm,
  shown: ReleasedRound,
  rounds: readonly ReleasedRound[],
  assessments: readonly OwnAssessment[],
): Promise<Omit<Material, 'source'> & Look> {
  const definition: InstrumentDefinition = await definitionFor(ctx, shown.versionId);
  const groups = peerGroups(definition, dimensionsIn(shown, assessments, firm, definition));
  const assessment = ownToShow(rounds, shown, assessments);
  const applicable = applicableIndicators(definition, assessment?.form ?? 'full', firm);
  // no reason of a missing value is shown here, so the answers need not be read
  const own = assessment ? { assessment, applicable, inputs: undefined } : null;
  return { firm, shown, groups, definition, own, peers: undefined };
}
