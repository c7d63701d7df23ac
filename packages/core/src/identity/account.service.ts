import { locale, Role, type Me } from '@gauge/contracts';
import { record } from '../audit/index.js';
import { notFound, personOf, Problem, type Ctx, type Within } from '../platform/index.js';
import { enterWithSession } from './entry.service.js';
import { hashPassword, passwordFits } from './password.js';
import { refuseWeakPassword } from './password.rules.js';
import { newSecret } from './secret.js';
import { openSession, ownCtx } from './session.service.js';
import { countTry, forgiveTry, type Counted } from './tries.store.js';
import type { Visit } from './visit.js';

type LoginRow = { id: string; name: string; password_hash: string | null; disabled: boolean };

/** The account of an address, before anybody is signed in. */
export async function findLogin({ database }: Visit, email: string): Promise<LoginRow | undefined> {
  const [row] = await database.client.$queryRaw<LoginRow[]>`select * from identity_find_login(${email})`;
  return row;
}

const countedFor = (visit: Visit, email: string): Counted[] => [
  { kind: 'account', of: email },
  { kind: 'address', of: visit.address },
];

/** Who signs in. An unknown address, a wrong password and a disabled account answer the same, and as fast. */
export async function checkPassword(visit: Visit, email: string, password: string) {
  const counted = countedFor(visit, email);
  await countTry(visit.database, counted, visit.now);
  const user = await findLogin(visit, email);
  const fits = await passwordFits(user?.password_hash ?? null, password);
  if (!user || !fits || user.disabled) throw new Problem('wrong_credentials', 'E-mail address or password is wrong.');
  await forgiveTry(visit.database, counted, visit.now);
  return { id: user.id, name: user.name };
}

type PlaceRow = { role: string; association_id: string | null; firm_id: string | null; place: string };

export async function me(ctx: Ctx): Promise<Me> {
  const user = await ctx.tx.user.findUnique({ where: { id: personOf(ctx) } });
  if (!user) throw notFound('The account');
  const choice = await ctx.tx.mailChoice.findUnique({ where: { userId: user.id } });
  const places = await ctx.tx.$queryRaw<PlaceRow[]>`select * from identity_places()`;
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    locale: locale.catch('en').parse(user.locale),
    reminders: choice?.reminders ?? true,
    grants: places.map(({ role, association_id, firm_id, place }) => ({
      role: Role.parse(role),
      associationId: association_id,
      firmId: firm_id,
      place,
    })),
  };
}

/** The same for somebody who has signed in just now. */
export const meOf = (visit: Visit, user: { id: string; name: string }): Promise<Me> =>
  visit.database.transaction({ user: user.id }, (tx) => me(ownCtx(visit, user, tx)));

/** Whoever holds the session that the visit shows; null when it shows none that lives. */
export async function whoIsHere(visit: Visit): Promise<Me | null> {
  const person = visit.presented ? await enterWithSession(visit.database, visit.presented, visit.now) : null;
  return person && meOf(visit, person);
}

type Change = { name?: string | undefined; locale?: string | undefined; reminders?: boolean | undefined };

export async function changeMe(ctx: Ctx, { reminders, ...change }: Change) {
  const userId = personOf(ctx);
  const data = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  await ctx.tx.user.updateMany({ where: { id: userId }, data });
  if (reminders !== undefined)
    await ctx.tx.mailChoice.upsert({
      where: { userId },
      create: { userId, token: newSecret().secret, reminders, changedAt: ctx.now },
      update: { reminders, changedAt: ctx.now },
    });
  const fields = [...Object.keys(data), ...(reminders === undefined ? [] : ['reminders'])].sort();
  await record(ctx, 'account.changed', { fields });
  return me(ctx);
}

/**
 * Changes the password of whoever is signed in, ends all sessions and opens a new one, whose id it returns.
 * Counted like signing in: a stolen session is no place to guess the password at leisure.
 */
export async function changePassword(visit: Visit, within: Within, input: { current: string; next: string }) {
  const user = await within((ctx) => ctx.tx.user.findUniqueOrThrow({ where: { id: personOf(ctx) } }));
  const counted = countedFor(visit, user.email);
  await countTry(visit.database, counted, visit.now);
  if (!(await passwordFits(user.passwordHash, input.current)))
    throw new Problem('wrong_credentials', 'The current password is wrong.');
  await forgiveTry(visit.database, counted, visit.now);
  refuseWeakPassword(input.next, user.email);
  const passwordHash = await hashPassword(input.next);
  await within((ctx) => setPassword(ctx, user.id, passwordHash, 'account.password-changed'));
  return openSession(visit, user);
}

/** Whoever has a session from before the change is out. */
export async function setPassword(ctx: Ctx, userId: string, passwordHash: string, action: string): Promise<void> {
  await ctx.tx.user.updateMany({ where: { id: userId }, data: { passwordHash } });
  await ctx.tx.session.deleteMany({ where: { userId } });
  await record(ctx, action, {});
}
