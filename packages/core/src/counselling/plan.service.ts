import { planLimits, type ActionChange, type ActionStatus, type NewAction, type StandingView } from '@gauge/contracts';
import { randomUUID } from 'node:crypto';
import { record } from '../audit/index.js';
import { memberStanding, standing } from '../benchmarks/index.js';
import { inputsOfValue, sizeOf, type InstrumentDefinition, type InstrumentIndicator } from '../instruments/index.js';
import { firmOf, may, notFound, Problem, type Ctx } from '../platform/index.js';
import { definitionOf } from '../rounds/index.js';
import { expectedAt, goalOf } from './gap.rules.js';
import {
  actionsOf,
  changeRow,
  findAction,
  holdPlan,
  isOpen,
  moneyOf,
  ownSheets,
  type ActionRow,
} from './plan.store.js';
import { dayOf, ifStanding, mayCounsel } from './plan.views.js';
import { worthOfWay } from './value.rules.js';

type Kept = { id: string };

/** The firm takes up a gap. @throws Problem plan_full, conflict where the indicator is in the plan, action_impossible */
export async function addAction(ctx: Ctx, input: NewAction): Promise<Kept> {
  may(ctx, 'plan:write');
  return add(ctx, firmOf(ctx), input, () => standing(ctx, { peers: 'auto' }));
}

/** The counsellor does it with the firm. @throws Problem consent_needed, and as `addAction` */
export async function addMemberAction(ctx: Ctx, member: string, input: NewAction): Promise<Kept> {
  may(ctx, 'cases:write');
  const { firmId } = await mayCounsel(ctx, member);
  return add(ctx, firmId, input, () => memberStanding(ctx, firmId, { peers: 'auto' }));
}

/** @throws Problem conflict when somebody changed the action meanwhile */
export async function changeAction(ctx: Ctx, actionId: string, change: ActionChange): Promise<Kept> {
  may(ctx, 'plan:write');
  return alter(ctx, firmOf(ctx), actionId, change);
}

/** @throws Problem consent_needed, and as `changeAction` */
export async function changeMemberAction(
  ctx: Ctx,
  member: string,
  actionId: string,
  change: ActionChange,
): Promise<Kept> {
  may(ctx, 'cases:write');
  const { firmId } = await mayCounsel(ctx, member);
  return alter(ctx, firmId, actionId, change);
}

async function add(ctx: Ctx, firmId: string, input: NewAction, read: () => Promise<StandingView>): Promise<Kept> {
  await holdPlan(ctx, firmId);
  await mustHaveRoom(ctx, firmId, input.indicator);
  const sheets = await ownSheets(ctx.tx, [firmId]);
  const own = sheets.find(({ values }) => values[input.indicator] !== undefined);
  const base = own?.values[input.indicator];
  if (!own || base === undefined) throw impossible('You have no figure of your own for this yet: answer it first.');
  const definition = await definitionOf(ctx, own.versionId);
  const indicator = indicatorIn(definition, input.indicator);
  const shown = (await ifStanding(read()))?.indicators.find(({ code }) => code === indicator.code);
  const goal = shown ? goalOf(shown) : null;
  const expected = input.expected ?? (goal ? expectedAt(goal) : undefined);
  if (expected === undefined) throw impossible('Say which figure you expect.');
  mustBeBetter(indicator, base, expected);
  mustBeAhead(ctx, input.dueOn);

  const id = randomUUID();
  await ctx.tx.planAction.createMany({
    data: [
      {
        id,
        firmId,
        instrumentVersionId: own.versionId,
        indicator: indicator.code,
        title: input.title,
        owner: input.owner,
        dueOn: new Date(input.dueOn),
        beganOn: new Date(dayOf(ctx.now)),
        base,
        baseRoundId: own.roundId,
        baseRound: own.roundName,
        expected,
        step: goal?.step ?? shown?.displayStep ?? indicator.displayStep,
        ...(await worthNow(ctx, definition, indicator.code, own, { base, expected })),
        currency: own.currency,
        feasibility: input.feasibility,
        will: input.will,
        effort: input.effort,
        changedBy: ctx.actor.name,
        createdAt: ctx.now,
        changedAt: ctx.now,
      },
    ],
  });
  await record(ctx, 'action.added', { action: id, firm: firmId, indicator: indicator.code });
  return { id };
}

async function alter(
  ctx: Ctx,
  firmId: string,
  actionId: string,
  { version, dueOn, ...change }: ActionChange,
): Promise<Kept> {
  await holdPlan(ctx, firmId);
  const row = await findAction(ctx.tx, firmId, actionId);
  if (!row) throw notFound('The action');
  const { id } = row;
  if (change.status && openAgain(row, change.status)) await mustHaveRoom(ctx, firmId, row.indicator);
  if (dueOn !== undefined && dueOn !== dayOf(row.dueOn)) mustBeAhead(ctx, dueOn);
  const expecting = change.expected === undefined ? {} : await newlyExpected(ctx, row, change.expected);
  const changed = await changeRow(
    ctx.tx,
    { id, version },
    {
      ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
      ...(dueOn === undefined ? {} : { dueOn: new Date(dueOn) }),
      ...expecting,
      changedBy: ctx.actor.name,
      changedAt: ctx.now,
    },
  );
  if (!changed)
    throw new Problem('conflict', 'Somebody changed this action meanwhile. Look at it again, then change it.');
  await record(ctx, 'action.changed', { action: id, firm: firmId, fields: fieldsIn({ dueOn, ...change }) });
  return { id };
}

const openAgain = (row: ActionRow, status: ActionStatus): boolean => !isOpen(row) && isOpen({ status });

const fieldsIn = (change: Record<string, unknown>): string[] =>
  Object.entries(change)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name)
    .sort();

/** Another figure is expected of the same base, so it is worth something else. */
async function newlyExpected(ctx: Ctx, row: ActionRow, expected: number) {
  const definition = await definitionOf(ctx, row.instrumentVersionId);
  mustBeBetter(indicatorIn(definition, row.indicator), row.base, expected);
  const own = (await ownSheets(ctx.tx, [row.firmId])).find(({ roundId }) => roundId === row.baseRoundId);
  if (!own) return { worthLow: null, worthHigh: null };
  return worthNow(ctx, definition, row.indicator, own, { base: row.base, expected });
}

async function worthNow(
  ctx: Ctx,
  definition: InstrumentDefinition,
  indicator: string,
  own: { id: string; moneyScale: number },
  { base, expected }: { base: number; expected: number },
) {
  const money = (await moneyOf(ctx.tx, [own], inputsOfValue(definition))).get(own.id);
  const amounts = money ? worthOfWay(definition, indicator, money, { own: base, to: expected }) : null;
  const size = money && sizeOf(definition, money);
  return { worthLow: amounts?.low ?? null, worthHigh: amounts?.high ?? null, size: size ?? null };
}

function indicatorIn({ indicators }: InstrumentDefinition, code: string): InstrumentIndicator {
  const indicator = indicators.find((one) => one.code === code);
  if (!indicator) throw notFound('The indicator');
  return indicator;
}

async function mustHaveRoom(ctx: Ctx, firmId: string, indicator: string): Promise<void> {
  const open = (await actionsOf(ctx.tx, [firmId])).filter(isOpen);
  if (open.some((row) => row.indicator === indicator))
    throw new Problem('conflict', 'The plan has an open action on this already. Change that one.');
  if (open.length >= planLimits.openActions)
    throw new Problem('plan_full', 'Three actions at a time: finish or drop one before you take up another.');
}

function mustBeBetter({ polarity, target, hard }: InstrumentIndicator, base: number, expected: number): void {
  if (expected < (hard.min ?? -Infinity) || expected > (hard.max ?? Infinity))
    throw impossible('This figure cannot be reached by anybody.');
  const distance = (value: number): number => {
    if (target) return Math.max(target.min - value, 0, value - target.max);
    return polarity === 'lower' ? value : -value;
  };
  if (distance(expected) >= distance(base)) throw impossible('The expected figure must be better than today’s.');
}

const impossible = (message: string): Problem =>
  new Problem('action_impossible', message, [{ path: 'expected', message }]);

function mustBeAhead(ctx: Ctx, dueOn: string): void {
  const message = 'Choose a day from today on, within three years.';
  const latest = new Date(ctx.now);
  latest.setUTCFullYear(latest.getUTCFullYear() + 3);
  if (dueOn < dayOf(ctx.now) || dueOn > dayOf(latest))
    throw new Problem('invalid_input', message, [{ path: 'dueOn', message }]);
}
