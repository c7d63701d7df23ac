import type {
  AssessmentStatus,
  ParticipationRow,
  roundRoutes,
  RoundStatus,
  RoundSummary,
  RoundView,
} from '@gauge/contracts';
import { Prisma } from '@gauge/db';
import type { z } from 'zod';
import {
  applicableTo,
  isServiceActivity,
  progressOf,
  sectorName,
  type InstrumentDefinition,
} from '../instruments/index.js';
import { associationOf, may, type Ctx } from '../platform/index.js';
import { asks, hasAnswered, movesOf, releaseObstacle, responseBy, sectorOf, sizeLabels } from './rounds.rules.js';
import { definitionOf, participants, roundOf, titleFor, visibleRounds, type RoundRow } from './rounds.store.js';

type Summary = z.infer<typeof RoundSummary>;
type Participation = z.infer<typeof ParticipationRow>;
type ParticipationQuery = z.infer<(typeof roundRoutes)['participation']['query']>;
type Page<T> = { items: T[]; total: number; page: number; size: number };

/** What benchmarks knows of a round. */
export type ReleaseState = Pick<RoundView, 'run' | 'release'>;

export async function list(ctx: Ctx): Promise<{ items: Summary[] }> {
  may(ctx, 'rounds:read');
  const rounds = await visibleRounds(ctx);
  const items: Summary[] = [];
  for (const round of rounds) items.push(await summaryOf(ctx, round));
  return { items };
}

/** Until the release nothing but the response of the caller's own members is visible. */
export async function view(ctx: Ctx, roundId: string, state: ReleaseState): Promise<RoundView> {
  may(ctx, 'rounds:read');
  const own = associationOf(ctx);
  const round = await roundOf(ctx, roundId);
  const members = await ownMembers(ctx, round);
  const [handedIn] = await ctx.tx.$queryRaw<{ some: boolean }[]>`
    select round_has_answers(${roundId}::uuid) as "some"`;
  return {
    ...(await summaryOf(ctx, round)),
    previousRoundId: round.previousRoundId,
    audience: { sectors: round.sectors, sizes: round.sizes as RoundView['audience']['sizes'] },
    extension: round.extendedAt && { at: round.extendedAt.toISOString(), reason: round.extensionReason ?? '' },
    participants: await participants(ctx, roundId),
    own: {
      members: members.length,
      started: members.filter(({ status }) => status !== null).length,
      submitted: countOf(members, 'submitted'),
      queried: countOf(members, 'queried'),
      accepted: countOf(members, 'accepted'),
      withdrawn: countOf(members, 'withdrawn'),
      openQueries: members.reduce((sum, { openQueries }) => sum + openQueries, 0),
    },
    response: responseOf(members),
    moves: movesOf({
      status: round.status as RoundStatus,
      isLead: round.associationId === own,
      hasAnswers: handedIn?.some ?? false,
      releaseObstacle: releaseObstacle(state, dayOf(ctx.now)),
    }),
    run: state.run,
    release: state.release,
  };
}

async function summaryOf(ctx: Ctx, round: RoundRow): Promise<Summary> {
  return {
    id: round.id,
    name: round.name,
    instrumentTitle: await titleFor(ctx, round.instrumentVersion),
    instrumentVersionId: round.instrumentVersionId,
    status: round.status as RoundStatus,
    periodStart: dayOf(round.periodStart),
    periodEnd: dayOf(round.periodEnd),
    opensOn: dayOf(round.opensOn),
    closesOn: dayOf(round.closesOn),
    lead: round.association,
    mine: round.associationId === associationOf(ctx),
    publishedAt: round.releasedAt?.toISOString() ?? null,
  };
}

export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

interface OwnMember {
  sectorScheme: string;
  sectorCode: string;
  size: string | null;
  status: AssessmentStatus | null;
  openQueries: number;
}

/** Members that the round asks, and those who answered it all the same. */
export async function ownMembers(ctx: Ctx, round: RoundRow): Promise<OwnMember[]> {
  const rows = await ctx.tx.$queryRaw<OwnMember[]>`
    select f.sector_scheme as "sectorScheme", f.sector_code as "sectorCode", f.size, a.status,
      (select count(*)::int from query q where q.assessment_id = a.id and q.status in ('open', 'answered')) as "openQueries"
    from membership m
    join firm f on f.id = m.firm_id
    left join assessment a on a.firm_id = f.id and a.round_id = ${round.id}::uuid
    where m.association_id = ${associationOf(ctx)}::uuid and m.status = 'verified'
      and (f.deactivated_at is null or a.id is not null)`;
  return rows.filter((row) => row.status !== null || asks(round, row));
}

const countOf = (members: readonly OwnMember[], status: AssessmentStatus): number =>
  members.filter((member) => member.status === status).length;

function responseOf(members: readonly OwnMember[]): RoundView['response'] {
  const answered = members.filter(({ status }) => hasAnswered(status)).length;
  return {
    percent: members.length === 0 ? 0 : Math.round((100 * answered) / members.length),
    bySector: responseBy(members, ({ sectorScheme, sectorCode }) => sectorOf(sectorScheme, sectorCode)),
    bySize: responseBy(members, ({ size }) => ({
      key: size ?? 'unknown',
      label: sizeLabels[size ?? 'unknown'] ?? 'Unknown',
    })),
  };
}

interface ParticipationRecord {
  firmId: string;
  memberNo: string;
  name: string;
  sectorScheme: string;
  sectorCode: string;
  size: string | null;
  status: AssessmentStatus | null;
  form: 'short' | 'full' | null;
  submittedAt: Date | null;
  answered: string[];
}

/** The caller's own members with how far each has come; never what was answered. */
export async function participation(
  ctx: Ctx,
  roundId: string,
  { page, size, search, status }: ParticipationQuery,
): Promise<Page<Participation>> {
  may(ctx, 'rounds:read');
  const round = await roundOf(ctx, roundId);
  const definition = await definitionOf(ctx, round.instrumentVersionId);
  const matching = Prisma.sql`
    from membership m
    join firm f on f.id = m.firm_id
    left join assessment a on a.firm_id = f.id and a.round_id = ${roundId}::uuid
    where m.association_id = ${associationOf(ctx)}::uuid and m.status = 'verified'
      and (f.deactivated_at is null or a.id is not null)
      and (a.id is not null or ${await askedSql(ctx, round)})
      and (${search} = '' or f.name ilike ${like(search)} or m.member_no ilike ${like(search)})
      and (${status ?? null}::text is null or coalesce(a.status, 'not_started') = ${status ?? null}::text)`;
  const [counted] = await ctx.tx.$queryRaw<{ total: number }[]>`select count(*)::int as total ${matching}`;
  const rows = await ctx.tx.$queryRaw<ParticipationRecord[]>`
    select f.id as "firmId", m.member_no as "memberNo", f.name, f.sector_scheme as "sectorScheme",
      f.sector_code as "sectorCode", f.size, a.status, a.form, a.submitted_at as "submittedAt",
      array(select n.input_code from answer n where n.assessment_id = a.id and n.value is not null) as answered
    ${matching}
    order by lower(f.name), f.id limit ${size} offset ${(page - 1) * size}`;
  const items = rows.map((row) => participationOf(row, definition, ctx.language));
  return { items, total: counted?.total ?? 0, page, size };
}

/** The rule `asks` as a condition on a firm `f`; which codes a sector group holds only the application knows. */
async function askedSql(ctx: Ctx, round: RoundRow): Promise<Prisma.Sql> {
  const size = round.sizes.length === 0 ? Prisma.sql`true` : Prisma.sql`f.size = any (${round.sizes}::text[])`;
  if (round.sectors.length === 0) return size;
  const codes = await ctx.tx.firm.findMany({
    distinct: ['sectorScheme', 'sectorCode'],
    select: { sectorScheme: true, sectorCode: true },
  });
  const asked = codes.filter((code) => asks({ sectors: round.sectors, sizes: [] }, { ...code, size: null }));
  const names = asked.map(({ sectorScheme, sectorCode }) => `${sectorScheme} ${sectorCode}`);
  return Prisma.sql`${size} and f.sector_scheme || ' ' || f.sector_code = any (${names}::text[])`;
}

function participationOf(
  row: ParticipationRecord,
  definition: InstrumentDefinition,
  language: Ctx['language'],
): Participation {
  const { firmId, memberNo, name, size, submittedAt } = row;
  const serviceFirm = isServiceFirm(row);
  const asked = applicableTo(definition, { form: row.form ?? 'short', serviceFirm });
  const { answered, total } = progressOf(definition, asked, new Map(row.answered.map((code) => [code, 0])));
  return {
    firmId,
    memberNo,
    name,
    sectorName: sectorName(row.sectorScheme, row.sectorCode, language),
    size,
    status: row.status ?? 'not_started',
    form: row.form,
    answered,
    applicable: total,
    submittedAt: submittedAt?.toISOString() ?? null,
  };
}

export const isServiceFirm = ({ sectorScheme, sectorCode }: { sectorScheme: string; sectorCode: string }): boolean =>
  sectorScheme.startsWith('ISIC') && isServiceActivity(sectorCode);

/** Contains, with the pattern's own signs taken as they stand. */
export const like = (search: string): string => `%${search.replace(/[\\%_]/g, '\\$&')}%`;
