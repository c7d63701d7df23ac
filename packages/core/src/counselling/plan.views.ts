import type { ActionStatus, ActionView, PlanView, StandingView } from '@gauge/contracts';
import {
  memberConsent,
  memberStanding,
  noteLook,
  releasedRounds,
  seesStandings,
  standing,
  type ReleasedRound,
} from '../benchmarks/index.js';
import { inputsOfValue, type InstrumentDefinition } from '../instruments/index.js';
import { firmOf, may, notFound, Problem, type Ctx } from '../platform/index.js';
import { definitionFor } from '../rounds/index.js';
import { fileView } from './files.store.js';
import { followUp, type Measured } from './follow.rules.js';
import { gapsOf, totalsOf, worthView } from './plan.rules.js';
import {
  actionsOf,
  isOpen,
  moneyOf,
  ownSheets,
  sharedOf,
  versionOfRound,
  type ActionRow,
  type OwnSheet,
} from './plan.store.js';
import { priorityOf, type Amounts } from './value.rules.js';

/** The firm's gaps, its plan, and what its counsellors share with it. */
export async function plan(ctx: Ctx): Promise<PlanView> {
  may(ctx, 'standing:read');
  const firmId = firmOf(ctx);
  return planOf(ctx, firmId, await ifStanding(standing(ctx, { peers: 'auto' })), true);
}

/**
 * A member's plan. A worth is made of answers, so it is shown only where the firm shows these; the look is noted.
 *
 * @throws Problem consent_needed
 */
export async function memberPlan(ctx: Ctx, member: string): Promise<PlanView> {
  const { firmId, consent } = await mayCounsel(ctx, member);
  const view = await ifStanding(memberStanding(ctx, firmId, { peers: 'auto' }));
  const answers = consent === 'answers';
  if (answers) await noteLook(ctx, firmId, 'answers');
  return planOf(ctx, firmId, view, answers);
}

/** @throws Problem consent_needed while the member lets its counsellors see nothing */
export async function mayCounsel(ctx: Ctx, member: string) {
  const found = await memberConsent(ctx, member);
  if (!seesStandings(found.consent))
    throw new Problem('consent_needed', 'This member has not agreed to work on its plan with you. Ask it to.');
  return found;
}

/** Before the first release there is a plan without gaps. */
export async function ifStanding(view: Promise<StandingView>): Promise<StandingView | null> {
  try {
    return await view;
  } catch (error) {
    if (error instanceof Problem && error.code === 'no_standing_yet') return null;
    throw error;
  }
}

async function planOf(ctx: Ctx, firmId: string, view: StandingView | null, worthShown: boolean): Promise<PlanView> {
  const sheets = await ownSheets(ctx.tx, [firmId]);
  const rows = await actionsOf(ctx.tx, [firmId]);
  const own = sheets.find(({ roundId }) => roundId === view?.own?.roundId) ?? sheets[0];
  const shared = await sharedOf(ctx.tx, firmId);
  const firm =
    view?.firm ?? (await ctx.tx.firm.findUnique({ where: { id: firmId }, select: { id: true, name: true } }));
  if (!firm) throw notFound('The firm');
  const rounds = await releasedRounds(ctx.tx);
  const definitions = await definitionsOf(ctx, rows);
  const actions = rows.map((row) => {
    const definition = definitions.get(row.instrumentVersionId) as InstrumentDefinition;
    return actionView(row, definition, measured(row, definition, rounds, sheets), worthShown);
  });
  const gaps = view && own ? await gapsIn(ctx, view, own, rows, worthShown) : [];
  const open = rows.filter(isOpen);
  return {
    firm,
    release: view && { roundId: view.release.roundId, roundName: view.release.roundName },
    currency: own?.currency ?? null,
    worthShown,
    gaps,
    actions: [...actions.filter(isOpen), ...actions.filter((action) => !isOpen(action))],
    worth: worthShown ? totalsOf(totalling(open, definitions), amountsOf(open)) : { yearly: null, oneOff: null },
    notes: shared.notes.map(({ id, authorName, associationId, body, at }) => ({
      id,
      authorName,
      associationName: shared.nameOf(associationId),
      body,
      at: at.toISOString(),
    })),
    files: shared.files.map((file) => ({ ...fileView(file), associationName: shared.nameOf(file.associationId) })),
    meetings: shared.meetings.map(({ id, heldOn, kind, topic }) => ({ id, heldOn: dayOf(heldOn), kind, topic })),
    counsellors: shared.cases.map(({ counsellorName, associationId }) => ({
      name: counsellorName,
      associationName: shared.nameOf(associationId),
    })),
  };
}

async function gapsIn(
  ctx: Ctx,
  view: StandingView,
  own: OwnSheet,
  rows: readonly ActionRow[],
  worthShown: boolean,
): Promise<PlanView['gaps']> {
  const versionId = await versionOfRound(ctx.tx, view.release.roundId);
  if (!versionId) return [];
  const definition = await definitionFor(ctx, versionId);
  const money = worthShown ? await moneyOf(ctx.tx, [own], inputsOfValue(definition)) : undefined;
  const inPlan = new Set(rows.filter(isOpen).map(({ indicator }) => indicator));
  return gapsOf(definition, view.indicators, money?.get(own.id), inPlan);
}

export async function definitionsOf(
  ctx: Ctx,
  rows: readonly ActionRow[],
): Promise<ReadonlyMap<string, InstrumentDefinition>> {
  const definitions = new Map<string, InstrumentDefinition>();
  for (const versionId of new Set(rows.map(({ instrumentVersionId }) => instrumentVersionId)))
    definitions.set(versionId, await definitionFor(ctx, versionId));
  return definitions;
}

/** The tree that the open actions hang on: of the newest one's instrument. */
const totalling = (open: readonly ActionRow[], definitions: ReadonlyMap<string, InstrumentDefinition>) =>
  open[0] && definitions.get(open[0].instrumentVersionId);

export const agreedWorth = ({ worthLow, worthHigh }: ActionRow): Amounts | null =>
  worthLow === null || worthHigh === null ? null : { low: worthLow, high: worthHigh };

const amountsOf = (rows: readonly ActionRow[]): Map<string, Amounts> =>
  new Map(
    rows.flatMap((row) => {
      const amounts = agreedWorth(row);
      return amounts ? [[row.indicator, amounts] as const] : [];
    }),
  );

/** The released rounds of the action's instrument with the firm's own figure in each. */
export function measured(
  { indicator }: ActionRow,
  { code }: InstrumentDefinition,
  rounds: readonly ReleasedRound[],
  sheets: readonly OwnSheet[],
): Measured[] {
  return rounds
    .filter(({ instrumentCode }) => instrumentCode === code)
    .map(({ roundId, name, periodEnd }) => ({
      roundId,
      roundName: name,
      periodEnd,
      reached: sheets.find((sheet) => sheet.roundId === roundId)?.values[indicator],
    }));
}

function actionView(
  row: ActionRow,
  definition: InstrumentDefinition,
  rounds: readonly Measured[],
  worthShown: boolean,
): ActionView {
  const { id, indicator: code, title, owner, base, baseRound, expected, step, feasibility, will, effort } = row;
  const indicator = definition.indicators.find((one) => one.code === code);
  if (!indicator) throw new Error(`action ${id} is about an indicator that its instrument does not have`);
  const amounts = worthShown ? agreedWorth(row) : null;
  const { name, pillar, unit, polarity } = indicator;
  return {
    id,
    indicator: code,
    name,
    pillar,
    unit,
    polarity,
    displayStep: step,
    title,
    owner,
    dueOn: dayOf(row.dueOn),
    beganOn: dayOf(row.beganOn),
    base,
    baseRound,
    expected,
    worth: worthView(definition, code, amounts),
    feasibility,
    will,
    effort,
    priority: priorityOf(amounts, row.size ?? undefined, { feasibility, will, effort }),
    status: row.status as ActionStatus,
    followUp: followUp({ ...row, polarity, displayStep: step }, rounds),
    changedBy: row.changedBy,
    changedAt: row.changedAt.toISOString(),
    version: row.version,
  };
}

export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
