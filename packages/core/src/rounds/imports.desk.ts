import {
  applicableTo,
  checkAnswers,
  isHard,
  type Applicable,
  type Check,
  type CheckContext,
  type InstrumentDefinition,
  type MoneyBasis,
} from '../instruments/index.js';
import type { Ctx } from '../platform/index.js';
import type { Member } from './imports.rules.js';
import { priorsOf, type StoredRow } from './imports.store.js';
import { peerMedians, type PeerMedians } from './peers.store.js';
import { MOST_QUERIES } from './queries.service.js';
import { moneyBasis, type Rate, type Reference } from './reference.js';
import type { RoundRow } from './rounds.store.js';
import { isServiceFirm } from './rounds.views.js';
import type { Prior } from './sheet.js';

/** A row of a file with what the checks say of it. */
export interface Judged {
  row: StoredRow;
  answers: [code: string, value: number][];
  /** Answers to questions that are not asked of this kind of firm. */
  unasked: number;
  money: MoneyBasis;
  hard: Check[];
  soft: Check[];
}

/** What all rows of an import have in common; `inputs` are the questions of its columns, in their order. */
export interface Desk {
  round: RoundRow;
  definition: InstrumentDefinition;
  inputs: readonly string[];
  /** What money of each country and currency is worth in the round. */ rates: RoundValues;
}
type RoundValues = { rates: Rate[]; references: Reference[] };

/** Judges some rows of an import by the checks that a firm meets when it hands in. Each row comes with its member. */
export async function judgeRows(
  ctx: Ctx,
  desk: Desk,
  rows: readonly { row: StoredRow; member: Member }[],
): Promise<Judged[]> {
  const priors = await priorsOf(
    ctx,
    desk.round,
    rows.map(({ member }) => member),
  );
  const mediansOf = await peerMedians(
    ctx,
    desk.round,
    desk.definition,
    rows.map(({ member }) => member),
  );
  const askedOf = kindsOfFirms(desk.definition);
  return rows.map(({ row, member }) =>
    judge(desk, row, member, askedOf(row.form, isServiceFirm(member)), {
      prior: priors.get(row.firmId),
      peerMedians: mediansOf(member),
    }),
  );
}

/** What is asked of a kind of firm, worked out once for all of that kind. */
function kindsOfFirms(definition: InstrumentDefinition) {
  const known = new Map<string, Applicable>();
  return (form: StoredRow['form'], serviceFirm: boolean): Applicable => {
    const kind = `${form} ${serviceFirm}`;
    const applicable = known.get(kind) ?? applicableTo(definition, { form, serviceFirm });
    known.set(kind, applicable);
    return applicable;
  };
}

function judge(
  { definition, inputs, rates: { rates, references } }: Desk,
  row: StoredRow,
  member: Member,
  applicable: Applicable,
  { prior, peerMedians }: { prior: Prior | undefined; peerMedians: PeerMedians },
): Judged {
  const given = row.values.flatMap((value, at): [string, number][] => {
    const code = inputs[at];
    return value === null || code === undefined ? [] : [[code, value]];
  });
  // what is not asked of this kind of firm is not taken from a file either
  const answers = given.filter(([code]) => applicable.inputs.has(code));
  const reference = references.find(({ country }) => country === member.country);
  const money = moneyBasis(row, rates, reference);
  const context: CheckContext = { applicable, money, peerMedians, ...(prior ? { prior } : {}) };
  const checks = checkAnswers(definition, new Map(answers), context);
  return {
    row,
    answers,
    unasked: given.length - answers.length,
    money,
    hard: checks.filter(isHard),
    soft: checks.filter((check) => !isHard(check)).slice(0, MOST_QUERIES),
  };
}
