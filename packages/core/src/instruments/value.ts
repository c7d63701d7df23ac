import { recordedAmount, type Answers } from './evaluate.js';
import { evaluateFormula, inputsOf } from '@gauge/contracts/instrument';
import { prepared } from './prepared.js';
import type { InstrumentDefinition } from './definition.js';

/** A firm's own answers with what one recorded unit of money stands for. */
export type OwnMoney = { answers: Answers; scale: number };

/**
 * What it is worth to bring an indicator from `own` to `reached`, in whole units of the firm's currency.
 * undefined: the instrument declares no worth of this indicator, or an answer that it needs is missing.
 */
export function worthOf(
  definition: InstrumentDefinition,
  indicator: string,
  money: OwnMoney,
  { own, reached }: { own: number; reached: number },
): number | undefined {
  const formula = prepared(definition).worth.get(indicator);
  const amount = amountIn(definition, money);
  return (
    formula && evaluateFormula(formula, (code) => (code === 'own' ? own : code === 'reached' ? reached : amount(code)))
  );
}

/** The firm's size in its own currency, undefined where it is not known. */
export function sizeOf(definition: InstrumentDefinition, money: OwnMoney): number | undefined {
  const { size } = prepared(definition);
  return size && evaluateFormula(size, amountIn(definition, money));
}

/** The inputs that sizes and worths are made of. */
export function inputsOfValue(definition: InstrumentDefinition): readonly string[] {
  const { worth, size, inputs } = prepared(definition);
  const needed = [...worth.values(), ...(size ? [size] : [])].flatMap(inputsOf);
  return [...new Set(needed)].filter((code) => inputs.has(code));
}

function amountIn(definition: InstrumentDefinition, { answers, scale }: OwnMoney) {
  const { inputs } = prepared(definition);
  return (code: string): number | undefined => {
    const input = inputs.get(code);
    return input && recordedAmount(input, answers, { scale, references: {} });
  };
}
