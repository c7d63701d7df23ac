import { mayMoveAssessment, type AssessmentMove, type AssessmentStatus, type RoundStatus } from '@gauge/contracts';
import type { InstrumentInput } from '../instruments/index.js';
import { Problem } from '../platform/index.js';

/** Beyond this no answer makes sense and sums lose their units. */
export const LARGEST_ANSWER = 1e15;

export type Fault = 'not_a_number' | 'not_yes_no' | 'not_a_rating' | 'not_whole' | 'out_of_range';

/** Why a value cannot be the answer to a question; null when it can. One rule for typing, saving and importing. */
export function faultOf(input: InstrumentInput, value: number): { fault: Fault; message: string } | null {
  const fault = (fault: Fault, message: string) => ({ fault, message: `${input.name}: ${message}` });
  if (!Number.isFinite(value)) return fault('not_a_number', 'this is not a number.');
  if (input.type === 'boolean' && value !== 0 && value !== 1) return fault('not_yes_no', 'answer yes (1) or no (0).');
  if (input.type === 'rating5' && ![1, 2, 3, 4, 5].includes(value))
    return fault('not_a_rating', 'a rating is 1, 2, 3, 4 or 5.');
  if (input.type === 'integer' && !Number.isInteger(value)) return fault('not_whole', 'this must be a whole number.');
  const { min, max } = input;
  if (min !== null && value < min) return fault('out_of_range', `this cannot be less than ${min}.`);
  if (max !== null && value > max) return fault('out_of_range', `this cannot be more than ${max}.`);
  if (Math.abs(value) > LARGEST_ANSWER) return fault('out_of_range', 'this is too large.');
  return null;
}

interface Movable {
  status: AssessmentStatus;
  round: { status: RoundStatus };
}

/** The first of the moves that is possible now; else a Problem that says what is in the way. */
export function mustMove({ status, round }: Movable, ...moves: AssessmentMove[]): AssessmentMove {
  const possible = moves.find((move) => mayMoveAssessment(move, status, round.status));
  if (possible) return possible;
  if (round.status === 'frozen' || round.status === 'released')
    throw new Problem('round_frozen', 'This round is frozen; its answers no longer change.');
  if (round.status !== 'open' && moves.every((move) => !mayMoveAssessment(move, status, 'review')))
    throw new Problem('round_wrong_state', 'This round does not take answers now.');
  throw new Problem('assessment_wrong_state', `These answers are ${status}, so this is not possible now.`);
}
