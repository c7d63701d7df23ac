import { randomUUID } from 'node:crypto';
import type { allianceRoutes, AllianceMove, AllianceView } from '@gauge/contracts';
import type { z } from 'zod';
import { record } from '../audit/index.js';
import { associationOf, may, notFound, Problem, queueMail, type Ctx } from '../platform/index.js';
import { allianceMail, type AllianceNews } from './alliances.mails.js';
import { allianceStatus, dayOf, mayMoveAlliance, type Alliance } from './alliances.rules.js';
import { addAlliance, changeAlliance, contactOf, findAlliance, findAlliances, holdPair } from './alliances.store.js';
import { allianceView } from './alliances.views.js';

type Proposal = z.output<(typeof allianceRoutes)['proposeAlliance']['body']>;

/** Asks another association for an agreement. Nothing is allowed before it accepts. */
export async function proposeAlliance(ctx: Ctx, { partnerId, from, until, ...terms }: Proposal): Promise<AllianceView> {
  may(ctx, 'alliances:manage');
  const own = associationOf(ctx);
  if (partnerId === own) throw invalid('partnerId', 'An agreement is made with another association.');
  if (!(await contactOf(ctx, partnerId))) throw notFound('The association');
  if (from < dayOf(ctx.now)) throw invalid('from', 'An agreement begins today at the earliest.');
  await holdPair(ctx, partnerId);
  await mustBeFree(ctx, partnerId, from);
  const id = randomUUID();
  const purposes = [...new Set(terms.purposes)];
  await addAlliance(ctx, {
    id,
    partnerId,
    purposes,
    validFrom: new Date(`${from}T00:00:00Z`),
    validUntil: until === null ? null : new Date(`${until}T00:00:00Z`),
    message: terms.message,
  });
  await record(ctx, 'alliance.proposed', { alliance: id, with: partnerId, purposes, from, until });
  return tellAndShow(ctx, await findAlliance(ctx, id), 'proposed');
}

/** One proposal at a time; and what replaces an agreement does so when it is accepted, so that there is no gap. */
async function mustBeFree(ctx: Ctx, partnerId: string, from: string): Promise<void> {
  for (const one of await findAlliances(ctx, partnerId)) {
    const status = allianceStatus(one, ctx.now);
    if (status === 'proposed')
      throw new Problem('alliance_exists', 'A proposal between the two associations waits for an answer already.');
    if ((status === 'in_force' || status === 'coming') && from > dayOf(ctx.now))
      throw invalid('from', 'A new agreement replaces the one you have on the day it is accepted: let it begin today.');
    if (one.stored === 'proposed') await changeAlliance(ctx, one, { status: 'unanswered' });
  }
}

const newsOf: Record<AllianceMove, AllianceNews> = {
  accept: 'accepted',
  decline: 'declined',
  withdraw: 'withdrawn',
  end: 'ended',
};

/** Either side's answer to a proposal, or the end of an agreement, which takes effect with this transaction. */
export async function moveAlliance(
  ctx: Ctx,
  id: string,
  { move, reason }: { move: AllianceMove; reason: string },
): Promise<AllianceView> {
  may(ctx, 'alliances:manage');
  const found = await findAlliance(ctx, id);
  await holdPair(ctx, found.partner.id);
  const one = await findAlliance(ctx, id);
  if (!mayMoveAlliance(move, one, ctx.now)) {
    const status = allianceStatus(one, ctx.now).replace('_', ' ');
    throw new Problem('alliance_wrong_state', `An agreement that is ${status} cannot do this here: ${move}.`);
  }
  if (move === 'accept') await accept(ctx, one);
  else if (move === 'end')
    await changeAlliance(ctx, one, { status: 'ended', endedAt: ctx.now, reason: reason || null });
  else
    await changeAlliance(ctx, one, {
      status: move === 'decline' ? 'declined' : 'withdrawn',
      answeredAt: ctx.now,
      reason: reason || null,
    });
  await record(ctx, `alliance.${newsOf[move]}`, { alliance: id, with: one.partner.id });
  return tellAndShow(ctx, await findAlliance(ctx, id), newsOf[move]);
}

/** A pair has one agreement: the new one takes the place of the old, from today if its first day has come. */
async function accept(ctx: Ctx, one: Alliance): Promise<void> {
  const today = new Date(`${dayOf(ctx.now)}T00:00:00Z`);
  if (one.validUntil !== null && one.validUntil < today)
    throw new Problem('alliance_wrong_state', 'The last day that was proposed is over. Propose another one.');
  const old = (await findAlliances(ctx, one.partner.id)).find(({ stored }) => stored === 'accepted');
  if (old) await changeAlliance(ctx, old, { status: 'replaced', endedAt: ctx.now });
  // nothing was allowed before it was accepted
  const begun = one.validFrom < today ? { validFrom: today } : {};
  await changeAlliance(ctx, one, { status: 'accepted', answeredAt: ctx.now, ...begun });
}

async function tellAndShow(ctx: Ctx, one: Alliance, news: AllianceNews): Promise<AllianceView> {
  const own = await contactOf(ctx, associationOf(ctx));
  const other = await contactOf(ctx, one.partner.id);
  if (own && other) await queueMail(ctx, { to: other.email, ...allianceMail(news, own.name, other.locale) });
  return allianceView(ctx, one);
}

const invalid = (path: string, message: string) => new Problem('invalid_input', message, [{ path, message }]);
