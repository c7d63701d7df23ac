import type { InviteWhat, MemberFilter, MemberPeople, MembershipStatus } from '@gauge/contracts';
import { Prisma } from '@gauge/db';
import type { z } from 'zod';
import { associationOf, type Ctx } from '../platform/index.js';

type Status = z.infer<typeof MembershipStatus>;
type People = z.infer<typeof MemberPeople>;

/** A membership with its firm; of one that ended only what the association keeps itself: the firm is hidden from it. */
export interface MemberRow {
  id: string;
  firmId: string;
  memberNo: string;
  name: string;
  country: string | null;
  region: string | null;
  sectorScheme: string | null;
  sectorCode: string | null;
  size: string | null;
  groupId: string | null;
  groupName: string | null;
  contactEmail: string | null;
  status: Status;
  people: People | null;
  since: Date;
  endedAt: Date | null;
  endReason: string | null;
}

export type MemberQuery = MemberFilter & {
  page: number;
  size: number;
  status?: Status | undefined;
  people?: People | undefined;
  sort: 'name' | 'number' | 'newest';
};

const columns = Prisma.sql`
  m.id, m.firm_id as "firmId", m.member_no as "memberNo", coalesce(f.name, m.left_name, '') as name, f.country, f.region,
  f.sector_scheme as "sectorScheme", f.sector_code as "sectorCode", f.size, g.id as "groupId", g.name as "groupName",
  m.contact_email as "contactEmail", m.status, p.people, coalesce(m.verified_at, m.created_at) as since,
  m.ended_at as "endedAt", m.end_reason as "endReason"`;
const tables = Prisma.sql`
  membership m
  left join firm f on f.id = m.firm_id and m.status <> 'ended'
  left join enterprise_group g on g.id = f.group_id
  left join member_people() p on p.firm_id = m.firm_id`;
const orders = {
  name: Prisma.sql`lower(coalesce(f.name, m.left_name, '')), m.id`,
  number: Prisma.sql`m.member_no, m.id`,
  newest: Prisma.sql`m.created_at desc, m.id`,
};

export async function memberPage(ctx: Ctx, query: MemberQuery): Promise<{ rows: MemberRow[]; total: number }> {
  const { status, people, sort, page, size } = query;
  const where = Prisma.join(
    [
      ...chosen(ctx, query),
      status ? Prisma.sql`m.status = ${status}` : Prisma.sql`m.status <> 'ended'`,
      ...(people ? [Prisma.sql`p.people = ${people}`] : []),
    ],
    ' and ',
  );
  const rows = await ctx.tx.$queryRaw<MemberRow[]>`
    select ${columns} from ${tables} where ${where} order by ${orders[sort]} limit ${size} offset ${(page - 1) * size}`;
  const [counted] = await ctx.tx.$queryRaw<{ total: number }[]>`
    select count(*)::int as total from ${tables} where ${where}`;
  return { rows, total: counted?.total ?? 0 };
}

/** What a filter means in SQL, over the names of `tables`. */
function chosen(ctx: Ctx, { search, country, sector, firmSize }: MemberFilter): Prisma.Sql[] {
  const [scheme = '', ...code] = (sector ?? '').split(' ');
  const word = search.toLowerCase();
  return [
    Prisma.sql`m.association_id = ${associationOf(ctx)}::uuid`,
    ...(word
      ? [
          Prisma.sql`(position(${word} in lower(coalesce(f.name, m.left_name, ''))) > 0 or position(${word} in lower(m.member_no)) > 0)`,
        ]
      : []),
    ...(country ? [Prisma.sql`f.country = ${country}`] : []),
    ...(sector ? [Prisma.sql`f.sector_scheme = ${scheme} and f.sector_code = ${code.join(' ')}`] : []),
    ...(firmSize ? [Prisma.sql`coalesce(f.size, 'unknown') = ${firmSize} and f.id is not null`] : []),
  ];
}

export async function oneMember(ctx: Ctx, firmId: string): Promise<MemberRow | undefined> {
  const [row] = await ctx.tx.$queryRaw<MemberRow[]>`
    select ${columns} from membership m
      left join firm f on f.id = m.firm_id and m.status <> 'ended'
      left join enterprise_group g on g.id = f.group_id
      cross join lateral (select member_people_of(m.firm_id) as people) p
    where m.association_id = ${associationOf(ctx)}::uuid and m.firm_id = ${firmId}::uuid`;
  return row;
}

/** Every membership of the association, in any state. */
export const membershipsOf = (ctx: Ctx): Promise<MemberRow[]> => ctx.tx.$queryRaw<MemberRow[]>`
  select ${columns} from ${tables} where m.association_id = ${associationOf(ctx)}::uuid order by m.id`;

export interface Counted {
  country: string | null;
  sectorScheme: string | null;
  sectorCode: string | null;
  size: string | null;
  status: Status;
  people: People | null;
  members: number;
}

/** How many members there are of each kind. */
export const memberCounts = (ctx: Ctx): Promise<Counted[]> => ctx.tx.$queryRaw<Counted[]>`
  select f.country, f.sector_scheme as "sectorScheme", f.sector_code as "sectorCode", f.size, m.status, p.people,
    count(*)::int as members
  from ${tables} where m.association_id = ${associationOf(ctx)}::uuid
  group by 1, 2, 3, 4, 5, 6`;

/** Whom a bulk invitation of each kind reaches. */
const reached: Record<InviteWhat, Prisma.Sql> = {
  invite: Prisma.sql`p.people = 'nobody' and m.contact_email is not null`,
  remind: Prisma.sql`p.people = 'invited'`,
  withdraw: Prisma.sql`p.people = 'invited'`,
};

export function reachedMembers(
  ctx: Ctx,
  what: InviteWhat,
  filter: MemberFilter,
  most: number,
): Promise<{ id: string; label: string }[]> {
  const where = Prisma.join([...chosen(ctx, filter), Prisma.sql`m.status = 'verified'`, reached[what]], ' and ');
  return ctx.tx.$queryRaw<{ id: string; label: string }[]>`
    select m.firm_id as id, f.name as label from ${tables} where ${where} order by lower(f.name), m.id limit ${most}`;
}

export async function reachedCounts(ctx: Ctx, filter: MemberFilter) {
  const where = Prisma.join([...chosen(ctx, filter), Prisma.sql`m.status = 'verified'`], ' and ');
  const [counts] = await ctx.tx.$queryRaw<{ invite: number; invited: number; noContact: number }[]>`
    select count(*) filter (where ${reached.invite})::int as invite,
      count(*) filter (where p.people = 'invited')::int as invited,
      count(*) filter (where p.people = 'nobody' and m.contact_email is null)::int as "noContact"
    from ${tables} where ${where}`;
  const { invite = 0, invited = 0, noContact = 0 } = counts ?? {};
  return { invite, remind: invited, withdraw: invited, noContact };
}

export interface KeptRow {
  roundId: string;
  name: string;
  dimensions: Record<string, string>;
  group: string | null;
}

/** What frozen rounds keep of the firm. */
export const keptOf = (ctx: Ctx, firmId: string): Promise<KeptRow[]> => ctx.tx.$queryRaw<KeptRow[]>`
  select r.id as "roundId", r.name, a.dimensions, g.name as group
  from assessment a join round r on r.id = a.round_id left join enterprise_group g on g.id = a.group_id
  where a.firm_id = ${firmId}::uuid and a.dimensions is not null and r.status in ('frozen', 'released')
  order by r.period_end desc limit 20`;

export type Level = 'none' | 'standings' | 'answers';
export type Consent = { firm_id: string; association_id: string; level: Level; at: Date };

/** The newest consent of each firm to each association, among those the caller may see. */
export async function consentsOf(ctx: Ctx, firmIds: readonly string[]): Promise<Consent[]> {
  if (firmIds.length === 0) return [];
  return ctx.tx.$queryRaw<Consent[]>`
    select distinct on (firm_id, association_id) firm_id, association_id, level, at from counsel_consent
    where firm_id in (${Prisma.join(firmIds.map((id) => Prisma.sql`${id}::uuid`))})
    order by firm_id, association_id, at desc`;
}

/** The association's own group of that name, made when there is none. */
export async function groupNamed(ctx: Ctx, associationId: string, name: string, newId: string): Promise<string> {
  const existing = await ctx.tx.enterpriseGroup.findFirst({
    where: { name: { equals: name, mode: 'insensitive' }, registeredBy: associationId },
    orderBy: { createdAt: 'asc' },
  });
  if (existing) return existing.id;
  await ctx.tx.enterpriseGroup.createMany({ data: [{ id: newId, name, registeredBy: associationId }] });
  return newId;
}
