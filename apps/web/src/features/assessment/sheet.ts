import {
  mayMoveAssessment,
  type AssessmentView,
  type CheckView,
  type InputView,
  type InstrumentVersionView,
} from '@gauge/contracts';
import type { Shown } from './answerBook.js';

export type Topic = { code: string; name: string; description: string; inputs: InputView[] };

/** The questions to ask, by pillar in the instrument's order; a pillar without questions is left out. */
export function topicsOf(version: InstrumentVersionView, applicable: readonly string[]): Topic[] {
  const inputs = new Map(version.inputs.map((input) => [input.code, input]));
  const asked = applicable.flatMap((code) => inputs.get(code) ?? []);
  return version.pillars
    .map((pillar) => ({ ...pillar, inputs: asked.filter((input) => input.pillar === pillar.code) }))
    .filter((topic) => topic.inputs.length > 0);
}

export type Progress = { answered: number; skipped: number; total: number };

/** Counted from what the page shows, so it moves with the typing and not with the line. */
export function progressOf(inputs: readonly InputView[], answerOf: (input: string) => Shown): Progress {
  const answers = inputs.map((input) => answerOf(input.code));
  return {
    answered: answers.filter(({ value }) => value !== null).length,
    skipped: answers.filter(({ value, skipped }) => value === null && skipped).length,
    total: inputs.length,
  };
}

export const isDone = ({ answered, skipped, total }: Progress): boolean => answered + skipped === total;

/** Which answers can change now: all, those an open query names (after the closing day), or none. */
export function editableIn(sheet: Pick<AssessmentView, 'status' | 'round' | 'queries'>): (input: string) => boolean {
  if (mayMoveAssessment('answer', sheet.status, sheet.round.status)) return () => true;
  if (!mayMoveAssessment('correct', sheet.status, sheet.round.status)) return () => false;
  const named = new Set(openQueries(sheet).flatMap((query) => query.inputs));
  return (input) => named.has(input);
}

export const openQueries = ({ queries }: Pick<AssessmentView, 'queries'>) =>
  queries.filter(({ status }) => status === 'open' || status === 'answered');

export const maySubmit = ({ status, round }: Pick<AssessmentView, 'status' | 'round'>): boolean =>
  mayMoveAssessment('submit', status, round.status) || mayMoveAssessment('resubmit', status, round.status);

/** Checks shown beside a field: those where it is the first answer concerned that is on the page. */
export function checksAt(checks: readonly CheckView[], input: string, asked: ReadonlySet<string>): CheckView[] {
  return checks.filter((check) => check.inputs.find((code) => asked.has(code)) === input);
}

/** The value to put right a slip of the unit with one press; null where the check is about more than one answer. */
export function suggestedFix(check: CheckView, input: InputView, moneyScale: number): number | null {
  const { suggested } = check.params;
  const aboutThis = check.indicator === null && check.inputs.length === 1 && check.inputs[0] === input.code;
  if (!aboutThis || !check.code.startsWith('UNIT_ERROR_') || typeof suggested !== 'number') return null;
  return tidy(inField(suggested, input, moneyScale));
}

/** Checks speak of whole units of the currency; the field holds the firm's unit of money. */
export const inField = (amount: number, input: InputView, moneyScale: number): number =>
  input.type === 'money' ? amount / moneyScale : amount;

/** Without the tail that dividing leaves. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/**
 * Last round's value in this round's unit of money. Null where the currency differs: no rate on this page would be the
 * one the round uses.
 */
export function priorValue(
  sheet: Pick<AssessmentView, 'prior' | 'currency' | 'moneyScale'>,
  input: InputView,
): number | null {
  const before = sheet.prior?.answers[input.code];
  if (before === undefined || !sheet.prior) return null;
  if (input.type !== 'money') return before;
  if (sheet.prior.currency !== sheet.currency) return null;
  return tidy((before * sheet.prior.moneyScale) / sheet.moneyScale);
}

export type Fault = 'unclear' | 'whole' | 'tooSmall' | 'tooLarge';

/** Why a typed number cannot be the answer; the server holds the same line. */
export function faultOf(input: InputView, value: number): Fault | null {
  if (input.type === 'integer' && !Number.isInteger(value)) return 'whole';
  if (input.min !== null && value < input.min) return 'tooSmall';
  if ((input.max !== null && value > input.max) || Math.abs(value) > 1e15) return 'tooLarge';
  return null;
}
