import type { FollowUp, IndicatorStanding } from '@gauge/contracts';

type Began = {
  polarity: IndicatorStanding['polarity'];
  displayStep: number;
  base: number;
  expected: number;
  baseRoundId: string;
  beganOn: Date;
};
/** A released round of the instrument and the firm's own figure in it, undefined where it did not answer. */
export type Measured = { roundId: string; roundName: string; periodEnd: Date; reached: number | undefined };

/**
 * Expected against reached, in the first released round whose period ends after the action began: a round about an
 * earlier time cannot show it. What is seen is a change, never an effect: there is nothing to compare it with.
 */
export function followUp(action: Began, rounds: readonly Measured[]): FollowUp {
  const [next] = rounds
    .filter(({ roundId, periodEnd }) => roundId !== action.baseRoundId && periodEnd >= action.beganOn)
    .sort((a, b) => a.periodEnd.getTime() - b.periodEnd.getTime());
  if (!next) return { state: 'waiting' };
  const { roundName, reached } = next;
  if (reached === undefined) return { state: 'not_answered', roundName };
  return { state: 'observed', roundName, reached, outcome: outcomeOf(action, reached) };
}

function outcomeOf({ base, expected, displayStep }: Began, reached: number) {
  const towards = Math.sign(expected - base);
  const moved = towards * (reached - base);
  if (towards * (reached - expected) >= -displayStep / 2) return 'reached';
  // one step may be rounding: only more than that is a change
  if (Math.abs(moved) <= displayStep * (1 + 1e-9)) return 'same';
  return moved > 0 ? 'better' : 'worse';
}

/** Whether a figure moved by more than a step, and which way; `target` by its distance from the range. */
export function movement(
  { polarity, target, displayStep }: Pick<IndicatorStanding, 'polarity' | 'target' | 'displayStep'>,
  before: number,
  after: number,
): 'better' | 'same' | 'worse' {
  const rank = (value: number): number => {
    if (polarity === 'target' && target) return -Math.max(target.min - value, 0, value - target.max);
    return polarity === 'lower' ? -value : value;
  };
  const moved = rank(after) - rank(before);
  if (polarity === 'neutral' || Math.abs(moved) <= displayStep * (1 + 1e-9)) return 'same';
  return moved > 0 ? 'better' : 'worse';
}
