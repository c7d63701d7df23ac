import {
  applicableTo,
  checkAnswers,
  isHard,
  type Check,
  type CheckContext,
  type InstrumentDefinition,
} from '../instruments/index.js';
import type { Ctx } from '../platform/index.js';
import type { Member } from './imports.rules.js';
import { priorsOf, type StoredRow } from './imports.store.js';
import { peerMedians, type PeerMedians } from './peers.store.js';
import { MOST_QUERIES } from './queries.service.js';
import { moneyBasis, type Rate, type Reference } from './reference.js';
import { valuesOf, type RoundRow } from './rounds.store.js';
import { isServiceFirm } from './rounds.views.js';
import { valuesFrom, type Prior } from './sheet.js';

/** A row of a file with what the checks say of it. */
export interface Judged {
  row: StoredRow;
  answers: [code: string, value: number][];
  /** Answers to questions that are not asked of this kind of firm. */
  unasked: number;
  values: Record<string, number>;
  hard: Check[];
  soft: Check[];
}

/** What all rows of an import have in common; `inputs` are the questions of its columns, in their order. */
export interface Desk {
  round: RoundRow;
  definition: InstrumentDefinition;
  inputs: readonly string[];
}

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
  const values = await valuesOf(ctx, desk.round.id);
  const mediansOf = await peerMedians(
    ctx,
    desk.round,
    desk.definition,
    rows.map(({ member }) => member),
  );
  return rows.map(({ row, member }) =>
    judge(desk, row, member, values, { prior: priors.get(row.firmId), peerMedians: mediansOf(member) }),
  );
}

function judge(
  { definition, inputs }: Desk,
  row: StoredRow,
  member: Member,
  { rates, references }: { rates: Rate[]; references: Reference[] },
  { prior, peerMedians }: { prior: Prior | undefined; peerMedians: PeerMedians },
): Judged {
  const applicable = applicableTo(definition, { form: row.form, serviceFirm: isServiceFirm(member) });
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
    values: valuesFrom(definition, new Map(answers), money, []),
    hard: checks.filter(isHard),
    soft: checks.filter((check) => !isHard(check)).slice(0, MOST_QUERIES),
  };
}
