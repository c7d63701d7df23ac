import {
  evaluateFormula,
  inputsOf,
  readFormula,
  type Fault,
  type InstrumentIndicator,
  type InstrumentInput,
  type Named,
} from '@gauge/contracts/instrument';

/** What a formula gives for sample answers, in the words that a firm's own answers would meet. */
export type SampleResult =
  | { state: 'unreadable'; position: number; fault: Fault; named: Named }
  | { state: 'unknown'; codes: string[] }
  | { state: 'missing' }
  | { state: 'value'; value: number; range: 'fine' | 'implausible' | 'impossible' };

/** Sample answers that differ, so that a difference of two is not nothing. */
export function sampleOf(input: InstrumentInput | undefined, at: number): number {
  const share = [1, 0.6, 0.25, 0.1, 0.04][at % 5] ?? 1;
  if (!input) return 1;
  if (input.type === 'rating5') return Math.max(1, 4 - (at % 3));
  if (input.type === 'boolean' || input.type === 'reference') return 1;
  const most = input.max ?? (input.type === 'money' ? 1_000_000 : 100);
  const least = Math.max(input.min ?? 0, 0);
  const value = least + (most - least) * share;
  return input.type === 'integer' ? Math.round(value) : Number(value.toPrecision(6));
}

export function tryFormula(
  { formula: text, plausible, hard }: Pick<InstrumentIndicator, 'formula' | 'plausible' | 'hard'>,
  inputs: readonly InstrumentInput[],
  samples: ReadonlyMap<string, number>,
): SampleResult {
  const { formula, fault } = readFormula(text);
  if (fault) return { state: 'unreadable', position: fault.position, fault: fault.fault, named: fault.named };
  const unknown = inputsOf(formula).filter((code) => !inputs.some((input) => input.code === code));
  if (unknown.length > 0) return { state: 'unknown', codes: unknown };
  const value = evaluateFormula(formula, (code) => samples.get(code));
  if (value === undefined) return { state: 'missing' };
  const beyond = (min: number | null, max: number | null) => value < (min ?? -Infinity) || value > (max ?? Infinity);
  const range = beyond(hard.min, hard.max)
    ? 'impossible'
    : beyond(plausible.min, plausible.max)
      ? 'implausible'
      : 'fine';
  return { state: 'value', value, range };
}
