import { randomUUID } from 'node:crypto';
import type { ProfileDraft, ProfileMove, ProfileView } from '@gauge/contracts';
import { isCode } from '@gauge/matching';
import { record } from '../audit/index.js';
import { firmOf, may, Problem, type Ctx } from '../platform/index.js';
import { namesIn } from './names.rules.js';
import { mayMoveProfile, missingIn, statusOf, yearAfter, type Profile } from './profiles.rules.js';
import {
  addProfile,
  censusOf,
  changeProfileRow,
  findProfile,
  firmBehind,
  firmsProfiles,
  hideTeaser,
  showTeaser,
  vouchersOf,
} from './profiles.store.js';
import { handedIn, namesOf, ownProfile, profileView } from './profiles.views.js';
import { makeTeaser, shownAfter, type MadeTeaser } from './teaser.rules.js';

const MOST_PROFILES = 20;

export async function makeProfile(ctx: Ctx, draft: ProfileDraft): Promise<ProfileView> {
  may(ctx, 'partners:write');
  const firmId = firmOf(ctx);
  await refuseUnknown(ctx, draft);
  if ((await firmsProfiles(ctx, firmId)).length >= MOST_PROFILES)
    throw new Problem('conflict', `A firm has at most ${MOST_PROFILES} profiles. Change one that you no longer need.`);
  const id = randomUUID();
  await addProfile(ctx, id, firmId, draft);
  await record(ctx, 'profile.made', { profile: id });
  return profileView(ctx, await findProfile(ctx, id), 'firm');
}

export async function changeProfile(ctx: Ctx, profileId: string, draft: ProfileDraft): Promise<ProfileView> {
  may(ctx, 'partners:write');
  const profile = await ownProfile(ctx, profileId);
  if (profile.stored !== 'draft')
    throw new Problem('profile_wrong_state', 'Only a draft can be changed. Take the profile back first.');
  await refuseUnknown(ctx, draft);
  refuseOtherVoucher(profile, draft);
  await changeProfileRow(ctx, profile, draft);
  return profileView(ctx, await findProfile(ctx, profileId), 'firm');
}

/** The firm hands in, takes back, renews or withdraws. What was taken back or withdrawn is found no longer, at once. */
export async function moveProfile(
  ctx: Ctx,
  profileId: string,
  move: 'submit' | 'revise' | 'renew' | 'withdraw',
): Promise<ProfileView> {
  may(ctx, 'partners:decide');
  const profile = await ownProfile(ctx, profileId);
  mustMoveProfile(ctx, move, profile);
  if (move === 'submit') {
    await publishable(ctx, profile);
    await changeProfileRow(ctx, profile, { status: 'review', submittedAt: ctx.now, comment: null });
  } else if (move === 'renew') await publish(ctx, profile);
  else {
    await hideTeaser(ctx, profileId);
    await changeProfileRow(
      ctx,
      profile,
      move === 'revise' ? { status: 'draft', submittedAt: null } : { status: 'withdrawn' },
    );
  }
  await record(ctx, `profile.${move}`, { profile: profileId });
  return profileView(ctx, await findProfile(ctx, profileId), 'firm');
}

/** The association publishes what its member handed in, or gives it back and says why. */
export async function reviewProfile(
  ctx: Ctx,
  profileId: string,
  { move, comment }: { move: 'publish' | 'give_back'; comment: string },
): Promise<ProfileView> {
  may(ctx, 'partnering:review');
  const profile = await handedIn(ctx, profileId);
  mustMoveProfile(ctx, move, profile);
  if (move === 'publish') await publish(ctx, profile);
  else {
    if (comment.length < 3)
      throw new Problem('invalid_input', 'Say what the firm should change.', [
        { path: 'comment', message: 'Say what should change.' },
      ]);
    await changeProfileRow(ctx, profile, { status: 'draft', comment });
  }
  await record(ctx, `profile.${move}`, { profile: profileId, firm: profile.firmId });
  return profileView(ctx, await findProfile(ctx, profileId), 'association');
}

function mustMoveProfile(ctx: Ctx, move: ProfileMove, profile: Profile): void {
  if (mayMoveProfile(move, profile, ctx.now)) return;
  const status = statusOf(profile, ctx.now);
  throw new Problem('profile_wrong_state', `A profile in the state “${status}” cannot do this now.`);
}

/** Twelve months from now on strangers see the teaser, and only that. */
async function publish(ctx: Ctx, profile: Profile): Promise<void> {
  const { teaser, identity } = await publishable(ctx, profile);
  const dates = { publishedAt: ctx.now, expiresAt: yearAfter(ctx.now) };
  const shown = { shown: shownAfter(profile.shown, identity), shownSince: profile.shownSince ?? ctx.now };
  await changeProfileRow(ctx, profile, { status: 'published', comment: null, ...dates, ...shown });
  await showTeaser(ctx, profile, teaser, dates);
}

/** @throws Problem when something is missing, names its author, or could be told from fewer than five firms */
async function publishable(ctx: Ctx, profile: Profile): Promise<MadeTeaser> {
  const missing = missingIn(profile);
  if (missing.length > 0)
    throw new Problem(
      'profile_incomplete',
      'Something is still missing in the profile.',
      missing.map((path) => ({ path, message: 'Missing.' })),
    );
  const firm = await firmBehind(ctx, profile.firmId);
  const names = namesIn(`${profile.title}\n${profile.text}`, namesOf(firm)).filter(({ hard }) => hard);
  if (names.length > 0)
    throw new Problem(
      'names_in_text',
      `The text tells who you are (${names.map(({ found }) => found).join(', ')}). Strangers are not to know yet.`,
      names.map(({ found }) => ({ path: 'text', message: found })),
    );
  const made = makeTeaser(profile, firm, await censusOf(ctx, profile));
  if (!made) throw new Problem('teaser_refused', 'The association has too few members to hide yours among them.');
  return made;
}

async function refuseUnknown(ctx: Ctx, { associationId, needs, offers }: ProfileDraft): Promise<void> {
  const vouchers = await vouchersOf(ctx, firmOf(ctx));
  const faults = [
    ...(vouchers.some(({ id }) => id === associationId)
      ? []
      : [{ path: 'associationId', message: 'The firm is not a member of this association.' }]),
    ...unknownCodes('needs', needs),
    ...unknownCodes('offers', offers),
  ];
  if (faults.length > 0) throw new Problem('invalid_input', 'Some of what was sent is not valid.', faults);
}

/** @throws Problem when what strangers have seen as a member of one association would become one of another: few are both */
export function refuseOtherVoucher(
  { associationId, shownSince }: Pick<Profile, 'associationId' | 'shownSince'>,
  draft: { associationId: string },
): void {
  if (shownSince === null || draft.associationId === associationId) return;
  const message = 'Others have seen this as vouched for by the association before. Begin a new one for another.';
  throw new Problem('invalid_input', message, [{ path: 'associationId', message }]);
}

const unknownCodes = (path: string, codes: readonly string[]) =>
  codes.filter((code) => !isCode(code)).map((code) => ({ path, message: `There is no code ${code}.` }));
