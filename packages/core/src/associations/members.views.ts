import {
  SizeClass,
  type memberRoutes,
  type MemberDetail,
  type MemberFilter,
  type MemberSummary,
  type MemberView,
} from '@gauge/contracts';
import type { z } from 'zod';
import { invitationsOf } from '../identity/index.js';
import { sectorName } from '../instruments/index.js';
import { may, notFound, type Ctx } from '../platform/index.js';
import {
  consentsOf,
  keptOf,
  memberCounts,
  memberPage,
  oneMember,
  reachedCounts,
  type Counted,
  type MemberRow,
} from './members.store.js';

type View = z.infer<typeof MemberView>;
type Summary = z.infer<typeof MemberSummary>;
type Query = z.output<(typeof memberRoutes)['members']['query']>;

export async function members(ctx: Ctx, query: Query) {
  may(ctx, 'members:read');
  const { rows, total } = await memberPage(ctx, query);
  return { items: await memberViews(ctx, rows), total, page: query.page, size: query.size };
}

export async function memberViews(ctx: Ctx, rows: readonly MemberRow[]): Promise<View[]> {
  const consents = await consentsOf(
    ctx,
    rows.map(({ firmId }) => firmId),
  );
  return rows.map((row) => ({
    firmId: row.firmId,
    memberNo: row.memberNo,
    name: row.name,
    country: row.country,
    region: row.region,
    sectorScheme: row.sectorScheme,
    sectorCode: row.sectorCode,
    sectorName: row.sectorCode === null ? null : sectorName(row.sectorScheme ?? '', row.sectorCode, ctx.language),
    size: SizeClass.nullable().parse(row.size),
    group: row.groupId && row.groupName ? { id: row.groupId, name: row.groupName } : null,
    contactEmail: row.contactEmail,
    status: row.status,
    people: row.people,
    since: row.since.toISOString(),
    consent: consents.find(({ firm_id }) => firm_id === row.firmId)?.level ?? 'none',
  }));
}

/** One member in any state of its membership. */
export async function member(ctx: Ctx, firmId: string): Promise<z.infer<typeof MemberDetail>> {
  may(ctx, 'members:read');
  const row = await oneMember(ctx, firmId);
  const [view] = row ? await memberViews(ctx, [row]) : [];
  if (!row || !view) throw notFound('The member');
  const kept = await keptOf(ctx, firmId);
  return {
    ...view,
    endedAt: row.endedAt?.toISOString() ?? null,
    endReason: row.endReason,
    invitations: await invitationsOf(ctx, firmId),
    kept: kept.map(({ roundId, name, dimensions, group }) => ({
      roundId,
      name,
      sector: dimensions['sector'] ?? null,
      size: SizeClass.nullable()
        .catch(null)
        .parse(dimensions['size'] ?? null),
      country: dimensions['country']?.length === 2 ? dimensions['country'] : null,
      group,
    })),
  };
}

export async function memberSummary(ctx: Ctx): Promise<Summary> {
  may(ctx, 'members:read');
  const all = await memberCounts(ctx);
  const here = all.filter(({ status }) => status !== 'ended');
  const sum = (rows: readonly Counted[]) => rows.reduce((total, { members: count }) => total + count, 0);
  const where = (test: (row: Counted) => boolean) => sum(all.filter(test));
  const distinct = (keyOf: (row: Counted) => string) => [...new Set(here.map(keyOf))];
  const sectorOf = ({ sectorScheme, sectorCode }: Counted) => `${sectorScheme} ${sectorCode}`;
  const sizes = [...SizeClass.options, 'unknown'] as const;
  return {
    countries: distinct(({ country }) => country ?? '')
      .map((country) => ({ country, members: sum(here.filter((row) => row.country === country)) }))
      .sort((one, other) => other.members - one.members),
    sectors: distinct(sectorOf)
      .map((sector) => {
        const [scheme = '', ...code] = sector.split(' ');
        const members = sum(here.filter((row) => sectorOf(row) === sector));
        return { sector, name: sectorName(scheme, code.join(' '), ctx.language), members };
      })
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
    sizes: sizes
      .map((size) => ({ size, members: sum(here.filter((row) => (row.size ?? 'unknown') === size)) }))
      .filter(({ members: count }) => count > 0),
    status: {
      unverified: where(({ status }) => status === 'unverified'),
      pending: where(({ status }) => status === 'pending'),
      verified: where(({ status }) => status === 'verified'),
      ended: where(({ status }) => status === 'ended'),
    },
    people: {
      users: where(({ people }) => people === 'users'),
      invited: where(({ people }) => people === 'invited'),
      nobody: where(({ people }) => people === 'nobody'),
    },
  };
}

/** How many members each kind of bulk invitation would reach. */
export async function invitable(ctx: Ctx, filter: MemberFilter) {
  may(ctx, 'association:manage');
  return reachedCounts(ctx, filter);
}
