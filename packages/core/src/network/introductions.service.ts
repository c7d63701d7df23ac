import { randomUUID } from 'node:crypto';
import {
  introductionResults,
  movesWithReason,
  openIntroductions,
  type AnyTeaser,
  type introductionRoutes,
  type IntroductionKind,
  type IntroductionMove,
  type IntroductionParty,
  type IntroductionStatus,
  type IntroductionView,
} from '@gauge/contracts';
import type { z } from 'zod';
import { record } from '../audit/index.js';
import { firmOf, may, notFound, Problem, type Ctx } from '../platform/index.js';
import { teasersById } from './find.store.js';
import { turnMail } from './introductions.mails.js';
import { courseStatus, dueAfter, mayMoveIntroduction, statusAfter, waitingFor } from './introductions.rules.js';
import {
  addStep,
  askedProfiles,
  beginIntroduction,
  changeIntroduction,
  countOpen,
  findIntroduction,
  haltOf,
  settleLapsed,
  tellParty,
  type Introduction,
} from './introductions.store.js';
import { introductionView, mayReportOn, mayWriteIn, partyOf, sideOf } from './introductions.views.js';
import { namesIn } from './names.rules.js';
import { statusOf } from './profiles.rules.js';
import { firmBehind } from './profiles.store.js';
import { namesOf, ownProfile } from './profiles.views.js';
import { publishedProfiles } from './published.views.js';
import { wordedFor } from './readers.rules.js';
import { lookAgainFor } from './suggestions.store.js';

type Question = { profileId: string; teaserId: string; message: string };
type Outcome = z.output<(typeof introductionRoutes)['reportOutcome']['body']>;

/** Expresses interest in an anonymous profile. The other side learns of it when both associations have looked at it. */
export async function askForIntroduction(ctx: Ctx, question: Question): Promise<IntroductionView> {
  may(ctx, 'partners:decide');
  const firmId = firmOf(ctx);
  const profile = await ownProfile(ctx, question.profileId);
  if (statusOf(profile, ctx.now) !== 'published')
    throw new Problem(
      'profile_wrong_state',
      'Ask with a profile that is published: the other side sees it, anonymously.',
    );
  const other = (await teasersById(ctx, [question.teaserId])).get(question.teaserId);
  if (!other) throw notFound('The profile');
  // what was published, and not what the register of today would show: the two together could tell more than each
  const own = (await publishedProfiles(ctx)).find(({ id }) => id === profile.id);
  if (!own) throw notFound('The published profile');
  await lookAgainFor(ctx, firmId, other.id);
  return openIntroduction(ctx, { kind: 'partner', own: own.teaser, other, message: question.message });
}

/** The question, once it is clear who asks with what. Each side holds the other's teaser as it is now. */
export async function openIntroduction(
  ctx: Ctx,
  { kind, own, other, message }: { kind: IntroductionKind; own: AnyTeaser; other: AnyTeaser; message: string },
): Promise<IntroductionView> {
  may(ctx, 'partners:decide');
  const firmId = firmOf(ctx);
  refuseNames(message, namesOf(await firmBehind(ctx, firmId)));
  await settleLapsed(ctx);
  await refuseTooMany(ctx, firmId);
  if ((await askedProfiles(ctx, firmId, [other.id])).size > 0)
    throw new Problem('introduction_exists', 'You have asked to meet this firm already.');
  const id = randomUUID();
  // kept in the words of nobody: as somebody wrote or read them they would tell a language
  const teasers = { own: wordedFor({}, own), other: wordedFor({}, other) };
  await beginIntroduction(ctx, { id, kind, ...teasers, message, dueAt: dueAfter('asker_review', ctx.now) });
  if ((await haltOf(ctx, id)) !== null)
    throw new Problem(
      'introduction_halted',
      'The association that vouches for this profile has no agreement with that of the other firm. Ask with one that another of your associations vouches for.',
    );
  await addStep(ctx, id, { move: 'ask', by: 'asker_firm' });
  await record(ctx, 'introduction.asked', { introduction: id, profile: own.id, of: other.id });
  const one = await findIntroduction(ctx, id);
  await tellWhoMustAct(ctx, one);
  return introductionView(ctx, one);
}

/** Any step of either side or its association; the table of moves in the contracts says who may make which when. */
export async function moveIntroduction(
  ctx: Ctx,
  id: string,
  { move, note }: { move: IntroductionMove; note: string },
): Promise<IntroductionView> {
  may(ctx, ctx.firmId ? 'partners:decide' : 'partnering:review');
  const one = await findIntroduction(ctx, id);
  const party = partyOf(ctx, one);
  await mustMove(ctx, move, party, one);
  if ((movesWithReason as readonly IntroductionMove[]).includes(move) && note.length < 3)
    throw new Problem('invalid_input', 'Say why; only your member sees it.', [{ path: 'note', message: 'Say why.' }]);
  if (move === 'accept') await refuseTooMany(ctx, firmOf(ctx));

  const status = statusAfter(move, one, { sameAssociation: one.askerAssociationId === one.askedAssociationId });
  await changeIntroduction(ctx, one, {
    status,
    dueAt: status === one.stored ? one.dueAt : dueAfter(status, ctx.now),
    ...(move === 'endorse' ? { toAssociationAt: ctx.now } : {}),
    ...(status === 'decision' ? { toFirmAt: ctx.now } : {}),
    ...(move === 'consent' ? { [`${sideOf(ctx, one)}ConsentAt`]: ctx.now } : {}),
    ...(status === 'exchanged' ? { exchangedAt: ctx.now } : {}),
    ...(status === 'declined' || status === 'withdrawn' ? { endedAt: ctx.now } : {}),
  });
  await addStep(ctx, id, { move, by: party, note });
  await record(ctx, `introduction.${move}`, { introduction: id });
  const moved = await findIntroduction(ctx, id);
  if (status === one.stored) return introductionView(ctx, moved);
  await (waitingFor(moved, ctx.now).length > 0 ? tellWhoMustAct(ctx, moved) : tellBoth(ctx, moved, party));
  return introductionView(ctx, moved);
}

/** Writes to the other firm. Until contacts are exchanged nothing that tells who writes. */
export async function writeMessage(ctx: Ctx, id: string, body: string): Promise<IntroductionView> {
  may(ctx, 'partners:write');
  const one = await findIntroduction(ctx, id);
  await goesOn(ctx, one, mayWriteIn, 'There is nobody to write to at this step.');
  if (!one.exchangedAt) refuseNames(body, namesOf(await firmBehind(ctx, firmOf(ctx))));
  // no RETURNING: who wrote is told by a function of its own
  await ctx.tx.introductionMessage.createMany({
    data: [{ introductionId: id, at: ctx.now, side: sideOf(ctx, one), authorName: ctx.actor.name, body }],
  });
  await record(ctx, 'introduction.message', { introduction: id });
  return introductionView(ctx, one);
}

/** What came of it. An agreement is the record of a partnership; the table of results says which of them close. */
export async function reportOutcome(ctx: Ctx, id: string, outcome: Outcome): Promise<IntroductionView> {
  may(ctx, 'partners:decide');
  const one = await findIntroduction(ctx, id);
  if (!mayReportOn(courseStatus(one, ctx.now)))
    throw new Problem('introduction_wrong_state', 'An outcome follows the exchange of contact details.');
  const { result, why } = outcome;
  const { kind, closes } = introductionResults[result];
  if (kind !== one.kind)
    throw new Problem('invalid_input', 'Some of what was sent is not valid.', [
      { path: 'result', message: 'This is not what comes of such an introduction.' },
    ]);
  const agreement = result === 'agreement';
  await ctx.tx.introductionOutcome.create({
    data: {
      introductionId: id,
      at: ctx.now,
      side: sideOf(ctx, one),
      result,
      why,
      type: agreement ? outcome.type : null,
      valueBand: agreement ? outcome.valueBand : null,
      agreedOn: agreement && outcome.agreedOn ? new Date(`${outcome.agreedOn}T00:00:00Z`) : null,
    },
  });
  if (closes && one.stored === 'exchanged') await changeIntroduction(ctx, one, { status: 'closed', endedAt: ctx.now });
  await addStep(ctx, id, { move: 'report', by: partyOf(ctx, one) });
  await record(ctx, agreement ? 'partnership.agreed' : 'introduction.outcome', { introduction: id, result });
  return introductionView(ctx, await findIntroduction(ctx, id));
}

async function mustMove(ctx: Ctx, move: IntroductionMove, party: IntroductionParty, one: Introduction): Promise<void> {
  const halt = await haltOf(ctx, one.id);
  if (mayMoveIntroduction(move, party, one, halt, ctx.now)) return;
  if (halt !== null && mayMoveIntroduction(move, party, one, null, ctx.now)) throw halted(halt);
  const status = courseStatus(one, ctx.now);
  throw new Problem('introduction_wrong_state', `An introduction in the state “${status}” cannot do this now.`);
}

async function goesOn(
  ctx: Ctx,
  one: Introduction,
  possible: (status: IntroductionStatus) => boolean,
  otherwise: string,
): Promise<void> {
  const halt = await haltOf(ctx, one.id);
  if (halt !== null) throw halted(halt);
  if (!possible(courseStatus(one, ctx.now))) throw new Problem('introduction_wrong_state', otherwise);
}

const haltWords = {
  alliance_ended: 'The agreement between the two associations has ended, so this introduction cannot go on.',
  profile_gone:
    'What one of the two firms published is published no longer, or not open to the other, so this introduction cannot go on.',
  firm_left: 'One of the two firms is a member no longer, so this introduction cannot go on.',
};
const halted = (halt: keyof typeof haltWords) => new Problem('introduction_halted', haltWords[halt]);

async function refuseTooMany(ctx: Ctx, firmId: string): Promise<void> {
  if ((await countOpen(ctx, firmId)) < openIntroductions) return;
  throw new Problem(
    'too_many_introductions',
    `A firm has at most ${openIntroductions} introductions open, so that each gets an answer. End one first.`,
  );
}

function refuseNames(text: string, own: Parameters<typeof namesIn>[1]): void {
  const names = namesIn(text, own).filter(({ hard }) => hard);
  if (names.length === 0) return;
  const found = names.map((name) => name.found).join(', ');
  throw new Problem('names_in_text', `This tells who you are (${found}). The other side is not to know yet.`, [
    { path: 'message', message: found },
  ]);
}

async function tellWhoMustAct(ctx: Ctx, one: Introduction): Promise<void> {
  for (const party of waitingFor(one, ctx.now)) {
    const mail = turnMail(party, one.stored, one.dueAt);
    if (mail) await tellParty(ctx, one.id, party, mail);
  }
}

/** Both firms learn how it ended, as far as they knew of it; the one that ended it knows. */
async function tellBoth(ctx: Ctx, one: Introduction, by: IntroductionParty): Promise<void> {
  const firms: IntroductionParty[] = ['asker_firm', ...(one.toFirmAt ? (['asked_firm'] as const) : [])];
  for (const party of firms.filter((firm) => firm !== by)) {
    const mail = turnMail(party, one.stored, null);
    if (mail) await tellParty(ctx, one.id, party, mail);
  }
}
