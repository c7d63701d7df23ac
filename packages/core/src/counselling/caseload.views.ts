import type { CaseloadRow } from '@gauge/contracts';
import { consentsOf, membersStandings, seesStandings, type Consent, type MemberStanding } from '../benchmarks/index.js';
import { inputsOfValue, sectorName, sizeOf, type OwnMoney } from '../instruments/index.js';
import { associationOf, may, type Ctx } from '../platform/index.js';
import { dueTasks, openCases, type CaseRow } from './cases.store.js';
import { movement } from './follow.rules.js';
import { goalOf, partWay } from './gap.rules.js';
import { needOf } from './need.rules.js';
import { totalsOf } from './plan.rules.js';
import { actionsOf, isOpen, membersOf, moneyOf, ownSheets, type ActionRow, type MemberRow } from './plan.store.js';
import { dayOf } from './plan.views.js';
import { logValue, treeTotals, worthOfWay, type Amounts } from './value.rules.js';

export type CaseloadQuery = {
  page: number;
  size: number;
  search: string;
  status?: 'mine' | 'open' | 'due' | 'agreed' | 'notAgreed' | 'noCase' | undefined;
  sort: 'need' | 'name';
};

/** A pillar this far below the middle of the peers is worth a counsellor's look. */
const weakBelow = 40;
/** What is due within this many days is next. */
const soon = 14;

/** Verified members, those with the most need first. What needs consent is read only where the member agreed. */
export async function caseload(
  ctx: Ctx,
  { page, size, search, status, sort }: CaseloadQuery,
): Promise<{ items: CaseloadRow[]; total: number; page: number; size: number }> {
  may(ctx, 'caseload:read');
  const rows = await rowsOf(ctx, await membersOf(ctx.tx, associationOf(ctx), search));
  const shown = rows.filter((row) => wanted(row, status, ctx.now));
  if (sort === 'need') shown.sort((a, b) => (b.need ?? -1) - (a.need ?? -1));
  return { items: shown.slice((page - 1) * size, page * size), total: shown.length, page, size };
}

function wanted(row: CaseloadRow, status: CaseloadQuery['status'], now: Date): boolean {
  const until = new Date(now);
  until.setUTCDate(until.getUTCDate() + soon);
  switch (status) {
    case undefined:
      return true;
    case 'mine':
      return row.case?.mine ?? false;
    case 'open':
      return row.case !== null;
    case 'noCase':
      return row.case === null;
    case 'due':
      return row.next !== null && row.next.on <= dayOf(until);
    case 'agreed':
      return row.consent !== 'none';
    case 'notAgreed':
      return row.consent === 'none';
  }
}

async function rowsOf(ctx: Ctx, members: readonly MemberRow[]): Promise<CaseloadRow[]> {
  const firmIds = members.map(({ firmId }) => firmId);
  const consents = await consentsOf(ctx, firmIds);
  const agreed = firmIds.filter((firmId) => seesStandings(consents.get(firmId)));
  const standings = await membersStandings(ctx, agreed);
  const showing = agreed.filter((firmId) => consents.get(firmId) === 'answers' && standings.has(firmId));
  const money = await moneyByFirm(ctx, showing, standings);
  const associationId = associationOf(ctx);
  const cases = new Map((await openCases(ctx.tx, associationId)).map((one) => [one.firmId, one]));
  const actions = groupByFirm((await actionsOf(ctx.tx, agreed)).filter(isOpen));
  const tasks = groupByFirm(await dueTasks(ctx.tx, associationId));
  return members.map((member) => {
    const { firmId } = member;
    const consent = consents.get(firmId) ?? 'none';
    const open = actions.get(firmId) ?? [];
    const own = { standing: standings.get(firmId), money: money.get(firmId), open, counselled: cases.get(firmId) };
    return {
      firmId,
      name: member.name,
      memberNo: member.memberNo,
      sectorName: sectorName(member.sectorScheme, member.sectorCode, ctx.language),
      size: member.size,
      consent,
      ...needIn(consent, own),
      openActions: consent === 'none' ? null : open.length,
      case: caseIn(own.counselled, ctx),
      next: nextDue([...open, ...(tasks.get(firmId) ?? [])], ctx.now),
      change: own.standing ? changeIn(own.standing) : null,
    };
  });
}

function groupByFirm<T extends { firmId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.firmId);
    if (group) group.push(row);
    else groups.set(row.firmId, [row]);
  }
  return groups;
}

type FirmMoney = { money: OwnMoney; currency: string };

/** The answers that worths are made of, of each firm that shows them, from its newest round of the instrument shown. */
async function moneyByFirm(
  ctx: Ctx,
  firmIds: readonly string[],
  standings: ReadonlyMap<string, MemberStanding>,
): Promise<Map<string, FirmMoney>> {
  if (firmIds.length === 0) return new Map();
  const newest = new Set(firmIds.map((firmId) => standings.get(firmId)?.assessments[0]?.id));
  const sheets = (await ownSheets(ctx.tx, firmIds)).filter(({ id }) => newest.has(id));
  const definitions = new Set(firmIds.map((firmId) => standings.get(firmId)?.definition));
  const inputs = [...definitions].flatMap((definition) => (definition ? inputsOfValue(definition) : []));
  const byAssessment = await moneyOf(ctx.tx, sheets, inputs);
  return new Map(
    sheets.flatMap(({ id, firmId, currency }) => {
      const money = byAssessment.get(id);
      return money ? [[firmId, { money, currency }] as const] : [];
    }),
  );
}

type OfFirm = {
  standing: MemberStanding | undefined;
  money: FirmMoney | undefined;
  open: readonly ActionRow[];
  counselled: CaseRow | undefined;
};

function needIn(
  consent: Consent,
  { standing, money, open, counselled }: OfFirm,
): Pick<CaseloadRow, 'need' | 'biggestGap' | 'weakPillars' | 'worth'> {
  if (!standing) return { need: null, biggestGap: null, weakPillars: null, worth: null };
  const { definition, furthest, pillars, assessments, roundId } = standing;
  const parts = new Map<string, Amounts>();
  for (const one of money ? furthest : []) {
    const goal = goalOf(one);
    const amounts =
      goal && money && worthOfWay(definition, one.code, money.money, { own: goal.own, to: partWay(goal, 0.5) });
    if (amounts) parts.set(one.code, amounts);
  }
  const { yearly, oneOff } = treeTotals(definition, parts);
  const together = { low: (yearly?.low ?? 0) + (oneOff?.low ?? 0), high: (yearly?.high ?? 0) + (oneOff?.high ?? 0) };
  const worth = money && parts.size > 0 ? { currency: money.currency, ...totalsOf(definition, parts) } : null;
  const [biggest] = furthest;
  return {
    need: needOf({
      scores: furthest.flatMap(({ score }) => (score === null ? [] : [score])),
      logValue: money ? logValue(parts.size > 0 ? together : null, sizeOf(definition, money.money)) : null,
      readiness: {
        answeredLatest: assessments[0]?.roundId === roundId,
        showsAnswers: consent === 'answers',
        hasCase: counselled !== undefined,
        worksOnIt: open.length > 0,
      },
    }),
    biggestGap: biggest ? { code: biggest.code, name: biggest.name } : null,
    weakPillars: pillars.filter(({ score }) => score !== null && score < weakBelow).length,
    worth,
  };
}

const caseIn = (found: CaseRow | undefined, ctx: Ctx): CaseloadRow['case'] =>
  found ? { id: found.id, counsellorName: found.counsellorName, mine: found.counsellorId === ctx.actor.id } : null;

function nextDue(dated: readonly { title: string; dueOn: Date }[], now: Date): CaseloadRow['next'] {
  const [first] = [...dated].sort((a, b) => a.dueOn.getTime() - b.dueOn.getTime());
  if (!first) return null;
  const on = dayOf(first.dueOn);
  return { what: first.title, on, overdue: on < dayOf(now) };
}

/** What moved by more than a step between the firm's two newest rounds: its own figures, nobody else's. */
function changeIn({ definition, assessments: [newest, before] }: MemberStanding): CaseloadRow['change'] {
  if (!newest || !before) return null;
  const moves = definition.indicators.flatMap(({ code, polarity, target = null, displayStep }) => {
    const [then, now] = [before.values[code], newest.values[code]];
    return then === undefined || now === undefined ? [] : [movement({ polarity, target, displayStep }, then, now)];
  });
  const count = (way: string) => moves.filter((move) => move === way).length;
  return { better: count('better'), worse: count('worse'), since: before.roundName };
}
