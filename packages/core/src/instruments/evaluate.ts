import type { InstrumentDefinition, InstrumentIndicator, InstrumentInput } from './definition.js';
import { evaluateFormula } from '@gauge/contracts/instrument';
import { prepared } from './prepared.js';

/** A firm's answers by input code; what is not in the map was not answered. Blank is never zero. */
export type Answers = ReadonlyMap<string, number>;

/** What turns a firm's recorded money into amounts that can be compared. */
export interface MoneyBasis {
  /** Units of the currency that one recorded unit stands for: 1000 for a firm that reports in thousands. */
  scale: number;
  /** Local currency to international dollars at the round's frozen rates; undefined where no rate is known. */
  toInternational?: (amount: number, kind: 'flow' | 'stock') => number | undefined;
  /** Values of `reference` inputs, such as `price_index_ratio`, by input code. */
  references: Readonly<Record<string, number>>;
}

export const PLAIN_MONEY: MoneyBasis = { scale: 1, references: {} };

/**
 * Every indicator that the answers allow, by code; the others are absent. No value is NaN or infinite.
 * Indicators beyond the short form are given too where its inputs suffice, since their families need them.
 */
export function evaluateAssessment(
  definition: InstrumentDefinition,
  answers: Answers,
  money: MoneyBasis = PLAIN_MONEY,
): Map<string, number> {
  const { inputs, formulas } = prepared(definition);
  const values = new Map<string, number>();
  for (const indicator of definition.indicators) {
    const formula = formulas.get(indicator.code);
    const value =
      formula && evaluateFormula(formula, (code) => inputValue(inputs.get(code), indicator, answers, money));
    if (value !== undefined) values.set(indicator.code, value);
  }
  return values;
}

/** A recorded answer as it enters a comparison: money in whole units of the currency, the rest as it is. */
export function recordedAmount(input: InstrumentInput, answers: Answers, money: MoneyBasis): number | undefined {
  const answer = input.type === 'reference' ? money.references[input.code] : answers.get(input.code);
  return input.type === 'money' && answer !== undefined ? answer * money.scale : answer;
}

/** The input codes of an indicator's formula. */
export function inputsOfIndicator(definition: InstrumentDefinition, indicator: string): readonly string[] {
  return prepared(definition).needs.get(indicator) ?? [];
}

function inputValue(
  input: InstrumentInput | undefined,
  indicator: InstrumentIndicator,
  answers: Answers,
  money: MoneyBasis,
): number | undefined {
  if (!input) return undefined;
  const amount = recordedAmount(input, answers, money);
  if (amount === undefined || !input.moneyKind || !indicator.moneyInternational) return amount;
  return money.toInternational?.(amount, input.moneyKind);
}
