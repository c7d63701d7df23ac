import { permissionsOf, Role, type Charge, type IntroductionParty } from '@gauge/contracts';
import type { Ctx } from '../platform/index.js';

/** What it takes to decide on an introduction, on this side of it. */
export const deciding = (ctx: Ctx) => (ctx.firmId ? 'partners:decide' : 'partnering:review');

export type Colleague = {
  /** The role by which they decide; null where none of theirs allows it. */ grantId: string | null;
  userId: string;
  name: string;
  email: string;
  locale: string;
};

const placeOf = ({ firmId, associationId }: Ctx) => (firmId ? { firmId } : { associationId });

/** The people of the caller's firm or association, by name, whoever may decide and whoever may not. */
export async function colleaguesOf(ctx: Ctx): Promise<Colleague[]> {
  const grants = await ctx.tx.roleGrant.findMany({
    where: { ...placeOf(ctx), user: { disabledAt: null } },
    select: { id: true, role: true, user: { select: { id: true, name: true, email: true, locale: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 500,
  });
  const people = new Map<string, Colleague>();
  for (const { id, role, user } of grants) {
    const grantId = permissionsOf[Role.parse(role)].includes(deciding(ctx)) ? id : null;
    const known = people.get(user.id);
    people.set(user.id, {
      grantId: known?.grantId ?? grantId,
      userId: user.id,
      name: user.name,
      email: user.email,
      locale: user.locale,
    });
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Who is in charge at the caller's place: introduction to person. Of other places row level security shows nothing. */
export async function chargesOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Charge>> {
  const rows = await ctx.tx.introductionCharge.findMany({
    where: { introductionId: { in: [...ids] }, grant: { user: { disabledAt: null } } },
    select: { introductionId: true, since: true, grant: { select: { user: { select: { id: true, name: true } } } } },
  });
  return new Map(
    rows.map(({ introductionId, since, grant: { user } }) => [
      introductionId,
      { userId: user.id, name: user.name, mine: user.id === ctx.actor.id, since: since.toISOString() },
    ]),
  );
}

/** As above for one, while nobody else can change it. */
export async function lockedCharge(ctx: Ctx, id: string, party: IntroductionParty): Promise<Charge | undefined> {
  await ctx.tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`charge ${id} ${party}`}, 0))::text`;
  return (await chargesOf(ctx, [id])).get(id);
}

export async function setCharge(
  ctx: Ctx,
  introductionId: string,
  party: IntroductionParty,
  grantId: string | null,
): Promise<void> {
  await ctx.tx.introductionCharge.deleteMany({ where: { introductionId, party } });
  if (grantId === null) return;
  const { firmId, associationId } = ctx;
  await ctx.tx.introductionCharge.createMany({
    data: [{ introductionId, party, firmId, associationId, grantId, since: ctx.now }],
  });
}
