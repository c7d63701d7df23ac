import { randomUUID } from 'node:crypto';
import type { DeclarationView, LearningDraft, LearningTeaser, PracticeArea, ProfileMove } from '@gauge/contracts';
import { record } from '../audit/index.js';
import {
  asStrangersSee,
  mayMoveProfile,
  refuseOtherVoucher,
  statusOf,
  vouchersFor,
  yearAfter,
} from '../network/index.js';
import { firmOf, may, Problem, type Ctx } from '../platform/index.js';
import { areaNamed, areasOfFirm } from './areas.views.js';
import { missingIn, type Declaration } from './declarations.rules.js';
import { addDeclaration, changeDeclarationRow, findDeclaration, firmsDeclarations } from './declarations.store.js';
import { declarationView, handedIn, ownDeclaration, teaserOf } from './declarations.views.js';

/** Begins a declaration. That a firm shares it can say only where it stands in the best quarter; to learn, anyone may wish. */
export async function makeDeclaration(ctx: Ctx, draft: LearningDraft): Promise<DeclarationView> {
  may(ctx, 'partners:write');
  const area = await allowedArea(ctx, draft);
  await refuseSaidAlready(ctx, draft, null);
  const id = randomUUID();
  await addDeclaration(ctx, id, firmOf(ctx), draft, area);
  await record(ctx, 'declaration.made', { declaration: id, kind: draft.kind, area: draft.area });
  return declarationView(ctx, await findDeclaration(ctx, id), 'firm');
}

export async function changeDeclaration(ctx: Ctx, id: string, draft: LearningDraft): Promise<DeclarationView> {
  may(ctx, 'partners:write');
  const found = await ownDeclaration(ctx, id);
  if (found.stored !== 'draft')
    throw new Problem('profile_wrong_state', 'Only a draft can be changed. Take the declaration back first.');
  refuseOtherVoucher(found, draft);
  const area = await allowedArea(ctx, draft);
  await refuseSaidAlready(ctx, draft, id);
  await changeDeclarationRow(ctx, found, {}, { draft, area });
  return declarationView(ctx, await findDeclaration(ctx, id), 'firm');
}

/** The firm hands in, takes back, renews or withdraws. What was taken back or withdrawn is found no longer, at once. */
export async function moveDeclaration(
  ctx: Ctx,
  id: string,
  move: 'submit' | 'revise' | 'renew' | 'withdraw',
): Promise<DeclarationView> {
  may(ctx, 'partners:decide');
  const found = await ownDeclaration(ctx, id);
  mustMove(ctx, move, found);
  // a year later the firm may stand elsewhere: it says it anew
  if (move === 'submit' || move === 'renew') await allowedArea(ctx, { kind: found.kind, area: found.area.key });
  if (move === 'revise') await refuseSaidAlready(ctx, { kind: found.kind, area: found.area.key }, id);
  if (move === 'submit') {
    await publishable(ctx, found);
    await changeDeclarationRow(ctx, found, { status: 'review', submittedAt: ctx.now, comment: null });
  } else if (move === 'renew') await publish(ctx, found);
  else
    await changeDeclarationRow(ctx, found, {
      ...(move === 'revise' ? { status: 'draft', submittedAt: null } : { status: 'withdrawn' }),
      teaser: null,
    });
  await record(ctx, `declaration.${move}`, { declaration: id });
  return declarationView(ctx, await findDeclaration(ctx, id), 'firm');
}

/** The association publishes what its member handed in, or gives it back and says why. */
export async function reviewDeclaration(
  ctx: Ctx,
  id: string,
  { move, comment }: { move: 'publish' | 'give_back'; comment: string },
): Promise<DeclarationView> {
  may(ctx, 'partnering:review');
  const found = await handedIn(ctx, id);
  mustMove(ctx, move, found);
  if (move === 'publish') await publish(ctx, found);
  else {
    if (comment.length < 3)
      throw new Problem('invalid_input', 'Say what the firm should change.', [
        { path: 'comment', message: 'Say what should change.' },
      ]);
    await changeDeclarationRow(ctx, found, { status: 'draft', comment });
  }
  await record(ctx, `declaration.${move}`, { declaration: id, firm: found.firmId });
  return declarationView(ctx, await findDeclaration(ctx, id), 'association');
}

function mustMove(ctx: Ctx, move: ProfileMove, found: Declaration): void {
  if (mayMoveProfile(move, found, ctx.now)) return;
  const status = statusOf(found, ctx.now);
  throw new Problem('profile_wrong_state', `A declaration in the state “${status}” cannot do this now.`);
}

/** Twelve months from now on strangers see the teaser, and only that. */
async function publish(ctx: Ctx, found: Declaration): Promise<void> {
  const { teaser, shown } = await publishable(ctx, found);
  const dates = { publishedAt: ctx.now, expiresAt: yearAfter(ctx.now), shownSince: found.shownSince ?? ctx.now };
  await changeDeclarationRow(ctx, found, { status: 'published', comment: null, ...dates, teaser, shown });
}

/** @throws Problem when something is missing, names its author, or could be told from fewer than five firms */
async function publishable(
  ctx: Ctx,
  found: Declaration,
): Promise<{ teaser: LearningTeaser; shown: Declaration['shown'] }> {
  const missing = missingIn(found);
  if (missing.length > 0)
    throw new Problem(
      'profile_incomplete',
      'Something is still missing in the declaration.',
      missing.map((path) => ({ path, message: 'Missing.' })),
    );
  const seen = await asStrangersSee(ctx, found);
  const names = seen.names.filter(({ hard }) => hard);
  if (names.length > 0)
    throw new Problem(
      'names_in_text',
      `The text tells who you are (${names.map((name) => name.found).join(', ')}). Strangers are not to know yet.`,
      names.map((name) => ({ path: 'text', message: name.found })),
    );
  const teaser = teaserOf(ctx, found, seen);
  if (!teaser) throw new Problem('teaser_refused', 'The association has too few members to hide you among them.');
  return { teaser, shown: seen.shownAfter };
}

/** The area, if the firm may say this of it. The standing is looked at here and not kept. */
async function allowedArea(
  ctx: Ctx,
  { kind, area: key, associationId }: Pick<LearningDraft, 'kind' | 'area'> & { associationId?: string },
): Promise<PracticeArea> {
  if (associationId !== undefined && !(await vouchersFor(ctx)).some(({ id }) => id === associationId))
    throw new Problem('invalid_input', 'Some of what was sent is not valid.', [
      { path: 'associationId', message: 'The firm is not a member of this association.' },
    ]);
  const { name, mayShare } = areaNamed(await areasOfFirm(ctx), key);
  if (kind === 'share' && !mayShare)
    throw new Problem(
      'not_in_best_quarter',
      'Only a firm that stands in the best quarter of an area can declare that it shares how it does this.',
    );
  return { key, name };
}

async function refuseSaidAlready(
  ctx: Ctx,
  { kind, area }: Pick<LearningDraft, 'kind' | 'area'>,
  besides: string | null,
): Promise<void> {
  const said = await firmsDeclarations(ctx, firmOf(ctx));
  if (
    said.some((one) => one.id !== besides && one.stored !== 'withdrawn' && one.kind === kind && one.area.key === area)
  )
    throw new Problem('conflict', 'You have declared this for the area already. Change or renew that one.');
}
