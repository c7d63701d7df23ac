import {
  IntroductionResult,
  PartnershipType,
  ValueBand,
  type Charge,
  type Halt,
  type introductionRoutes,
  type IntroductionParty,
  type IntroductionSummary,
  type IntroductionView,
} from '@gauge/contracts';
import type { z } from 'zod';
import { firmOf, may, type Ctx } from '../platform/index.js';
import { chargesOf, colleaguesOf, deciding } from './charge.store.js';
import { wordedFor } from './codes.js';
import { courseStatus, mayMoveIntroduction, movesOfParty, waitingFor, type Side } from './introductions.rules.js';
import {
  askedProfiles,
  contactsOf,
  findIntroduction,
  haltsOf,
  historyOf,
  introductionPage,
  type Introduction,
} from './introductions.store.js';

type Query = z.output<(typeof introductionRoutes)['introductions']['query']>;

/** The introductions of the caller's firm, or of its association's members. */
export async function introductions(ctx: Ctx, { page, size, open, charge }: Query) {
  may(ctx, ctx.firmId ? 'partners:read' : 'partnering:read');
  const { rows, total } = await introductionPage(ctx, { page, size, open, charge });
  const known = await ownSide(ctx, rows);
  const items: IntroductionSummary[] = [];
  for (const row of rows) items.push(await summary(ctx, row, known));
  return { items, total, page, size };
}

export async function introduction(ctx: Ctx, id: string): Promise<IntroductionView> {
  may(ctx, ctx.firmId ? 'partners:read' : 'partnering:read');
  return introductionView(ctx, await findIntroduction(ctx, id));
}

/** Of these teasers of others, those the caller's firm has asked to meet already: teaser to introduction. */
export const askedFor = (ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> =>
  askedProfiles(ctx, firmOf(ctx), ids);

/** On which side the caller stands. An association that brokers between two of its members reads it as the asker's. */
export function sideOf(ctx: Ctx, one: Introduction): Side {
  return ctx.firmId === one.askerFirmId || ctx.associationId === one.askerAssociationId ? 'asker' : 'asked';
}

export const partyOf = (ctx: Ctx, one: Introduction): IntroductionParty =>
  `${sideOf(ctx, one)}_${ctx.firmId ? 'firm' : 'association'}`;

export async function introductionView(ctx: Ctx, one: Introduction): Promise<IntroductionView> {
  const side = sideOf(ctx, one);
  const party = partyOf(ctx, one);
  const known = await ownSide(ctx, [one]);
  const halt = known.halts.get(one.id) ?? null;
  const contacts = await contactsOf(ctx, one.id);
  const { steps, messages, outcomes } = await historyOf(ctx, one.id);
  const status = courseStatus(one, ctx.now);
  const lapsed = status === 'lapsed' && one.stored !== 'lapsed';
  const [own, other] = sides(side);
  return {
    ...(await summary(ctx, one, known)),
    message: one.message,
    moves: movesOfParty(party).map((move) => ({
      move,
      possible: mayMoveIntroduction(move, party, one, halt, ctx.now),
    })),
    steps: [
      ...steps.map(({ move, by, at, note }) => ({
        move,
        by,
        at: at.toISOString(),
        note: by.startsWith(side) ? note : null,
      })),
      ...(lapsed && one.dueAt
        ? [{ move: 'lapse' as const, by: 'deadline' as const, at: one.dueAt.toISOString(), note: null }]
        : []),
    ],
    consents: {
      own: Boolean(side === 'asker' ? one.askerConsentAt : one.askedConsentAt),
      other: Boolean(side === 'asker' ? one.askedConsentAt : one.askerConsentAt),
    },
    contacts: ctx.firmId && contacts ? { own: contacts[own], other: contacts[other] } : null,
    contactsDeleted: one.exchangedAt !== null && contacts === null,
    // what two firms write to each other is theirs
    messages: ctx.firmId
      ? messages.map((message) => ({
          id: message.id,
          at: message.at.toISOString(),
          own: message.side === side,
          author: message.author,
          body: message.body,
        }))
      : [],
    mayWrite: ctx.firmId !== null && halt === null && mayWriteIn(status),
    mayReport: ctx.firmId !== null && mayReportOn(status),
    outcomes: outcomes.map((outcome) => ({
      id: outcome.id,
      at: outcome.at.toISOString(),
      own: outcome.side === side,
      result: IntroductionResult.parse(outcome.result),
      type: PartnershipType.nullable().parse(outcome.type),
      valueBand: ValueBand.nullable().parse(outcome.valueBand),
      agreedOn: outcome.agreedOn?.toISOString().slice(0, 10) ?? null,
      why: outcome.side === side ? outcome.why : null,
    })),
    colleagues: hasEnded(status) ? [] : await whoCanTakeIt(ctx),
  };
}

const sides = (side: Side): [own: Side, other: Side] => (side === 'asker' ? ['asker', 'asked'] : ['asked', 'asker']);
export const mayWriteIn = (status: string): boolean => ['decision', 'consent', 'exchanged'].includes(status);
export const mayReportOn = (status: string): boolean => ['exchanged', 'closed'].includes(status);
export const hasEnded = (status: string): boolean => ['closed', 'declined', 'withdrawn', 'lapsed'].includes(status);

async function whoCanTakeIt(ctx: Ctx) {
  if (!ctx.permissions.has(deciding(ctx))) return [];
  const people = await colleaguesOf(ctx);
  return people
    .filter(({ grantId }) => grantId !== null)
    .map(({ userId, name }) => ({ userId, name, mine: userId === ctx.actor.id }));
}

/** As the caller's side knows them: names of its firms, who is in charge, and what stands against going on. */
type OwnSide = { names: Map<string, string>; charges: Map<string, Charge>; halts: Map<string, Halt> };

async function ownSide(ctx: Ctx, rows: readonly Introduction[]): Promise<OwnSide> {
  const firmIds = rows.map((row) => (sideOf(ctx, row) === 'asker' ? row.askerFirmId : row.askedFirmId));
  const firms = await ctx.tx.firm.findMany({ where: { id: { in: firmIds } }, select: { id: true, name: true } });
  const ids = rows.map(({ id }) => id);
  return {
    names: new Map(firms.map(({ id, name }) => [id, name])),
    charges: await chargesOf(ctx, ids),
    halts: await haltsOf(ctx, ids),
  };
}

async function summary(ctx: Ctx, one: Introduction, { names, charges, halts }: OwnSide): Promise<IntroductionSummary> {
  const side = sideOf(ctx, one);
  const [own, other] = sides(side);
  const status = courseStatus(one, ctx.now);
  const waiting = waitingFor(one, ctx.now);
  const contacts = one.exchangedAt ? await contactsOf(ctx, one.id) : null;
  return {
    id: one.id,
    kind: one.kind,
    side,
    status,
    halt: hasEnded(status) ? null : (halts.get(one.id) ?? null),
    createdAt: one.createdAt.toISOString(),
    dueAt: waiting.length > 0 ? (one.dueAt?.toISOString() ?? null) : null,
    waitingFor: waiting,
    yourTurn: waiting.includes(partyOf(ctx, one)),
    ownFirm: names.get(side === 'asker' ? one.askerFirmId : one.askedFirmId) ?? null,
    own: wordedFor(ctx, one.teasers[own]),
    other: wordedFor(ctx, one.teasers[other]),
    otherFirm: contacts?.[other].firm ?? null,
    charge: charges.get(one.id) ?? null,
  };
}
