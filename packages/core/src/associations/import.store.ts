import type { Database } from '@gauge/db';
import { randomUUID } from 'node:crypto';
import { associationOf, type Ctx } from '../platform/index.js';
import type { Change, NewFirm } from './import.plan.rules.js';
import { membershipsOf, type MemberRow } from './members.store.js';

/** All memberships, those that ended, too, and where the association is at home. No other import writes until this one ends. */
export async function directory(
  ctx: Ctx,
  { hold }: { hold: boolean },
): Promise<{ members: MemberRow[]; home: string }> {
  const id = associationOf(ctx);
  if (hold) await ctx.tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`members ${id}`}, 0))`;
  const { country: home } = await ctx.tx.association.findUniqueOrThrow({ where: { id } });
  return { members: await membershipsOf(ctx), home };
}

type Enrolled = NewFirm & { firmId: string };

/** Writes everything in a handful of statements, whatever the number of rows; gives each new firm its id. */
export async function writeMembers(
  ctx: Ctx,
  { news, changes }: { news: readonly NewFirm[]; changes: readonly Change[] },
  status: 'verified' | 'unverified',
): Promise<Enrolled[]> {
  const names = [...news, ...changes.map(({ to }) => to)].flatMap(({ groupName }) => groupName ?? []);
  const groups = await groupsNamed(ctx, names);
  const idOfGroup = (name: string | null | undefined) => (name ? groups.get(name.toLowerCase()) : undefined) ?? null;
  const enrolled = news.map((firm) => ({ ...firm, firmId: randomUUID() }));
  await addFirms(
    ctx,
    enrolled.map((firm) => ({ ...firm, groupId: idOfGroup(firm.groupName) })),
    status,
  );
  await changeFirms(
    ctx,
    changes.map(({ member, to }) => ({ ...to, firmId: member.firmId, groupId: idOfGroup(to.groupName) })),
  );
  return enrolled;
}

async function groupsNamed(ctx: Ctx, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  // the first spelling counts
  const wanted = new Map(names.toReversed().map((name) => [name.toLowerCase(), name]));
  const registeredBy = associationOf(ctx);
  const own = await ctx.tx.enterpriseGroup.findMany({ where: { registeredBy }, orderBy: { createdAt: 'desc' } });
  const found = new Map(own.map(({ id, name }) => [name.toLowerCase(), id]));
  const missing = [...wanted].filter(([key]) => !found.has(key)).map(([, name]) => ({ id: randomUUID(), name }));
  await ctx.tx.$executeRaw`
    insert into enterprise_group (id, name, registered_by)
    select g.id, g.name, ${registeredBy}::uuid from jsonb_to_recordset(${JSON.stringify(missing)}::jsonb) as g (id uuid, name text)`;
  return new Map([...found, ...missing.map(({ id, name }): [string, string] => [name.toLowerCase(), id])]);
}

async function addFirms(ctx: Ctx, firms: readonly (Enrolled & { groupId: string | null })[], status: string) {
  if (firms.length === 0) return;
  const rows = JSON.stringify(firms);
  await ctx.tx.$executeRaw`
    insert into firm (id, name, country, region, sector_scheme, sector_code, size, group_id, created_at)
    select f."firmId", f.name, f.country, f.region, f."sectorScheme", f."sectorCode", f.size, f."groupId", ${ctx.now}
    from jsonb_to_recordset(${rows}::jsonb) as f ("firmId" uuid, name text, country text, region text,
      "sectorScheme" text, "sectorCode" text, size text, "groupId" uuid)`;
  const verifiedAt = status === 'verified' ? ctx.now : null;
  await ctx.tx.$executeRaw`
    insert into membership (association_id, firm_id, member_no, contact_email, status, created_at, verified_at)
    select ${associationOf(ctx)}::uuid, f."firmId", f."memberNo", f."contactEmail", ${status}, ${ctx.now}, ${verifiedAt}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as f ("firmId" uuid, "memberNo" text, "contactEmail" text)`;
}

type FirmChange = Change['to'] & { firmId: string; groupId: string | null };

async function changeFirms(ctx: Ctx, changes: readonly FirmChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = JSON.stringify(changes);
  const changed = await ctx.tx.$executeRaw`
    update firm f set name = coalesce(c.name, f.name), country = coalesce(c.country, f.country),
      region = coalesce(c.region, f.region), sector_scheme = coalesce(c."sectorScheme", f.sector_scheme),
      sector_code = coalesce(c."sectorCode", f.sector_code), size = coalesce(c.size, f.size),
      group_id = coalesce(c."groupId", f.group_id)
    from jsonb_to_recordset(${rows}::jsonb) as c ("firmId" uuid, name text, country text, region text,
      "sectorScheme" text, "sectorCode" text, size text, "groupId" uuid)
    where f.id = c."firmId"`;
  if (changed !== changes.length) throw new Error(`an import of ${changes.length} changes wrote ${changed}`);
  await ctx.tx.$executeRaw`
    update membership m set contact_email = c."contactEmail"
    from jsonb_to_recordset(${rows}::jsonb) as c ("firmId" uuid, "contactEmail" text)
    where m.firm_id = c."firmId" and m.association_id = ${associationOf(ctx)}::uuid and c."contactEmail" is not null`;
}

/** Deletes previews that nobody confirmed after so many hours; some of them a turn. */
export async function clearOldMemberImports(across: Database, hours: number): Promise<void> {
  await across.client.$executeRaw`
    delete from member_import where id in (
      select id from member_import
      where status <> 'committed' and created_at < clock_timestamp() - make_interval(hours => ${hours}::int)
      order by created_at limit 100)`;
}
