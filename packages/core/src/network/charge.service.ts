import type { IntroductionView } from '@gauge/contracts';
import { record } from '../audit/index.js';
import { may, notFound, Problem, queueMail, type Ctx } from '../platform/index.js';
import { handedMail, takenMail } from './charge.mails.js';
import { colleaguesOf, deciding, lockedCharge, setCharge, type Colleague } from './charge.store.js';
import { courseStatus, waitingFor } from './introductions.rules.js';
import { findIntroduction, type Introduction } from './introductions.store.js';
import { hasEnded, introductionView, partyOf } from './introductions.views.js';

/**
 * Puts a colleague in charge at the caller's own place, the caller or nobody. It is a matter of attention: whoever may decide
 * still may, whoever is in charge.
 */
export async function putInCharge(
  ctx: Ctx,
  id: string,
  { userId, seen }: { userId: string | null; seen: string | null },
): Promise<IntroductionView> {
  may(ctx, deciding(ctx));
  const one = await findIntroduction(ctx, id);
  if (hasEnded(courseStatus(one, ctx.now)))
    throw new Problem('introduction_wrong_state', 'This introduction has ended; there is nothing left to look after.');
  const party = partyOf(ctx, one);
  const before = await lockedCharge(ctx, id, party);
  const [wanted, known] = [userId?.toLowerCase(), seen?.toLowerCase()];
  if (before?.userId === wanted) return introductionView(ctx, one);
  if (before?.userId !== known)
    throw new Problem('conflict', 'Somebody else has changed who is in charge meanwhile. Load it again and look.');

  const people = await colleaguesOf(ctx);
  const next = wanted === undefined ? undefined : entitled(people, wanted);
  await setCharge(ctx, id, party, next?.grantId ?? null);
  await record(ctx, 'introduction.handed_over', { introduction: id, to: next?.userId ?? null });
  if (next) await tell(ctx, next, handedMail(whatIsHanded(ctx, one), next.locale));
  const last = people.find((one) => one.userId === before?.userId);
  if (last) await tell(ctx, last, takenMail(whatIsHanded(ctx, one), last.locale));
  return introductionView(ctx, one);
}

function entitled(people: readonly Colleague[], userId: string): Colleague {
  const colleague = people.find((one) => one.userId === userId);
  if (!colleague) throw notFound('The colleague');
  if (colleague.grantId === null)
    throw new Problem(
      'cannot_be_in_charge',
      `${colleague.name} may not decide on introductions, so somebody else has to look after this one.`,
    );
  return colleague;
}

function whatIsHanded(ctx: Ctx, one: Introduction) {
  const party = partyOf(ctx, one);
  const dueAt = waitingFor(one, ctx.now).includes(party) ? one.dueAt : null;
  return { by: ctx.actor.name, party, dueAt };
}

/** Whoever did it knows. */
async function tell(ctx: Ctx, { userId, email }: Colleague, mail: { subject: string; text: string }): Promise<void> {
  if (userId !== ctx.actor.id) await queueMail(ctx, { to: email, ...mail });
}
