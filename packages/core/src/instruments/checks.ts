import { evaluateAssessment, PLAIN_MONEY, recordedAmount, type Answers, type MoneyBasis } from './evaluate.js';
import type { Applicable } from './applicability.js';
import type { InstrumentDefinition, InstrumentIndicator, InstrumentInput } from './definition.js';
import { prepared } from './prepared.js';
import { unitFactor } from './outliers.js';

/** Stable names: the web makes its words from them. `UNIT_ERROR_n`: the value is about n times, or an n-th of, what it is compared with. */
export type CheckCode =
  | 'NOT_WHOLE'
  | 'IMPOSSIBLE'
  | 'PARTS_EXCEED_WHOLE'
  | 'PARTS_MISS_WHOLE'
  | 'UNIT_ERROR_10'
  | 'UNIT_ERROR_12'
  | 'UNIT_ERROR_100'
  | 'UNIT_ERROR_1000'
  | 'OUTSIDE_PLAUSIBLE'
  | 'UNUSUAL_CHANGE'
  | 'FAR_FROM_OTHERS';

/** A finding on a firm's answers. Hard: cannot be submitted. Soft: becomes a query unless mended or explained. */
export interface Check {
  code: CheckCode;
  severity: 'hard' | 'soft';
  /** The answers concerned, most likely culprit first. */
  inputs: string[];
  indicator?: string;
  params: Record<string, string | number>;
}

export interface CheckContext {
  applicable: Applicable;
  money?: MoneyBasis;
  /** The firm's last accepted assessment on the same instrument. */
  prior?: { answers: Answers; money?: MoneyBasis };
  /** Released medians by indicator: what the firm may see anyway. */
  peerMedians?: ReadonlyMap<string, number>;
}

/**
 * What is wrong or doubtful in an assessment, in the order in which it should be mended: impossible values and broken
 * logic, slips of the unit, implausible results. What one step finds wrong is left alone by the later ones, since mending
 * it changes what they would see. Unusual change and distance from the others need the others' answers: a comparison finds
 * them (see rounds).
 */
export function checkAnswers(definition: InstrumentDefinition, answers: Answers, context: CheckContext): Check[] {
  const asked = new Map([...answers].filter(([code]) => context.applicable.inputs.has(code)));
  const assessment = new Assessment(definition, asked, context);
  const found: Check[] = [];
  for (const step of STEPS) {
    const settled = found.flatMap((check) => check.indicator ?? (isDoubt(check) ? [] : check.inputs));
    found.push(...step(assessment).filter((check) => !concerns(check).some((code) => settled.includes(code))));
  }
  return found;
}

const concerns = (check: Check) => (check.indicator ? [check.indicator, ...check.inputs] : check.inputs);

// Parts and wholes that fit badly do not say which answer is wrong, so the other checks on them still run.
const isDoubt = (check: Check) => check.severity === 'soft' && 'rule' in check.params;

export const isHard = (check: Check): boolean => check.severity === 'hard';

/** The answers with everything the steps compare them with. */
class Assessment {
  readonly inputs: { input: InstrumentInput; value: number }[];
  readonly results: { indicator: InstrumentIndicator; value: number; inputs: string[]; prior: number | undefined }[];

  constructor(
    readonly definition: InstrumentDefinition,
    readonly answers: Answers,
    readonly context: CheckContext,
  ) {
    const { inputs, needs } = prepared(definition);
    this.inputs = [...answers].flatMap(([code, value]) => {
      const input = inputs.get(code);
      return input ? [{ input, value }] : [];
    });
    const values = evaluateAssessment(definition, answers, context.money);
    const before = context.prior && evaluateAssessment(definition, context.prior.answers, context.prior.money);
    this.results = definition.indicators.flatMap((indicator) => {
      const value = values.get(indicator.code);
      if (value === undefined || !context.applicable.indicators.has(indicator.code)) return [];
      const answered = (needs.get(indicator.code) ?? []).filter((code) => answers.has(code));
      return [{ indicator, value, inputs: answered, prior: before?.get(indicator.code) }];
    });
  }

  amount(input: InstrumentInput): number | undefined {
    return recordedAmount(input, this.answers, this.context.money ?? PLAIN_MONEY);
  }

  priorAmount(input: InstrumentInput): number | undefined {
    const { prior } = this.context;
    return prior && recordedAmount(input, prior.answers, prior.money ?? PLAIN_MONEY);
  }
}

type Step = (assessment: Assessment) => Check[];

const STEPS: readonly Step[] = [
  impossibleInputs,
  brokenRules('hard'),
  impossibleResults,
  unitSlipsOfInputs,
  unitSlipsOfResults,
  brokenRules('soft'),
  implausibleResults,
];

function impossibleInputs({ inputs }: Assessment): Check[] {
  return inputs.flatMap(({ input, value }): Check[] => {
    const check = { severity: 'hard' as const, inputs: [input.code] };
    if (isOutside(value, input)) return [{ code: 'IMPOSSIBLE', ...check, params: { value, ...limits(input) } }];
    const whole = input.type === 'integer' || input.type === 'rating5' || input.type === 'boolean';
    return whole && !Number.isInteger(value) ? [{ code: 'NOT_WHOLE', ...check, params: { value } }] : [];
  });
}

function impossibleResults({ results }: Assessment): Check[] {
  return results
    .filter(({ indicator, value }) => isOutside(value, indicator.hard))
    .map(({ indicator, value, inputs }) => ({
      code: 'IMPOSSIBLE',
      severity: 'hard',
      inputs,
      indicator: indicator.code,
      params: { value, ...limits(indicator.hard) },
    }));
}

function brokenRules(kind: 'hard' | 'soft'): Step {
  return ({ definition, answers }) =>
    definition.rules.flatMap(({ code: rule, kind: severity, check }): Check[] => {
      const whole = answers.get(check.whole);
      const parts = check.parts.filter((part) => answers.has(part));
      if (severity !== kind || whole === undefined || parts.length === 0) return [];
      const total = parts.reduce((sum, part) => sum + (answers.get(part) ?? 0), 0);
      const found = { severity, inputs: [...parts, check.whole], params: { rule, parts: total, whole } };
      const slack = 1e-9 * Math.abs(whole);
      if (check.type === 'atMost') return total > whole + slack ? [{ code: 'PARTS_EXCEED_WHOLE', ...found }] : [];
      if (parts.length < check.parts.length) return [];
      const far = Math.abs(total - whole) > check.tolerance * Math.abs(whole) + slack;
      return far ? [{ code: 'PARTS_MISS_WHOLE', ...found }] : [];
    });
}

// Below this a count may well rise or fall tenfold by itself.
const SMALL_COUNT = 30;
// From so many amounts off by the same factor it is the scale of the accounts, not each amount.
const WHOLE_ACCOUNTS = 3;

function unitSlipsOfInputs(assessment: Assessment): Check[] {
  const slips = assessment.inputs.flatMap(({ input }): Check[] => {
    if (input.type !== 'money' && input.type !== 'decimal' && input.type !== 'integer') return [];
    const value = assessment.amount(input);
    const reference = assessment.priorAmount(input);
    if (value === undefined || reference === undefined) return [];
    if (input.type === 'integer' && Math.max(value, reference) < SMALL_COUNT) return [];
    const slip = unitSlip([input.code], value, reference, 'prior');
    return slip ? [slip] : [];
  });
  return joined(
    slips,
    new Set(assessment.inputs.filter(({ input }) => input.moneyKind).map(({ input }) => input.code)),
  );
}

function joined(slips: Check[], money: ReadonlySet<string>): Check[] {
  const same = (check: Check) => `${check.code} ${check.params['direction']}`;
  const amounts = slips.filter((check) => check.inputs.every((code) => money.has(code)));
  const many = [...new Set(amounts.map(same))]
    .map((key) => amounts.filter((check) => same(check) === key))
    .filter((group) => group.length >= WHOLE_ACCOUNTS);
  const accounts = many.flatMap(([first, ...others]): Check[] => {
    if (!first) return [];
    const inputs = [first, ...others].flatMap((check) => check.inputs);
    return [{ ...first, inputs, params: { ...first.params, amounts: inputs.length } }];
  });
  return [...accounts, ...slips.filter((slip) => !many.flat().includes(slip))];
}

function unitSlipsOfResults({ results, context }: Assessment): Check[] {
  return results.flatMap(({ indicator, value, inputs, prior }) => {
    // What passes through zero, as growth and margins do, is soon ten times a small figure without any slip.
    if ((indicator.plausible.min ?? 0) < 0) return [];
    // A firm that was as far from its peers last round has answered that question then.
    const against = prior === undefined ? 'peers' : 'prior';
    const reference = prior ?? context.peerMedians?.get(indicator.code);
    const slip = reference === undefined ? undefined : unitSlip(inputs, value, reference, against);
    return slip ? [{ ...slip, indicator: indicator.code }] : [];
  });
}

function unitSlip(inputs: string[], value: number, reference: number, against: 'prior' | 'peers'): Check | undefined {
  const slip = unitFactor(value, reference, against);
  if (!slip) return undefined;
  const suggested = slip.direction === 'times' ? value / slip.factor : value * slip.factor;
  return {
    code: `UNIT_ERROR_${slip.factor}`,
    severity: 'soft',
    inputs,
    params: { value, reference, against, factor: slip.factor, direction: slip.direction, suggested },
  };
}

function implausibleResults({ results }: Assessment): Check[] {
  return results
    .filter(({ indicator, value }) => isOutside(value, indicator.plausible))
    .map(({ indicator, value, inputs }) => ({
      code: 'OUTSIDE_PLAUSIBLE',
      severity: 'soft',
      inputs,
      indicator: indicator.code,
      params: { value, ...limits(indicator.plausible) },
    }));
}

interface Range {
  min: number | null;
  max: number | null;
}

function isOutside(value: number, { min, max }: Range): boolean {
  return !Number.isFinite(value) || (min !== null && value < min) || (max !== null && value > max);
}

function limits({ min, max }: Range): Record<string, number> {
  return { ...(min === null ? {} : { min }), ...(max === null ? {} : { max }) };
}
