/** Size classes of EU Recommendation 2003/361. */
export const SIZE_CLASSES = ['micro', 'small', 'medium', 'large'] as const;
export type SizeClass = (typeof SIZE_CLASSES)[number];

/** Figures of the whole enterprise group, in annual work units and millions of euro. */
export interface GroupSize {
  staff: number;
  turnoverMillionEur?: number | undefined;
  balanceMillionEur?: number | undefined;
}

const CEILINGS: readonly { size: SizeClass; staffBelow: number; turnover: number; balance: number }[] = [
  { size: 'micro', staffBelow: 10, turnover: 2, balance: 2 },
  { size: 'small', staffBelow: 50, turnover: 10, balance: 10 },
  { size: 'medium', staffBelow: 250, turnover: 50, balance: 43 },
];

/** The smallest class whose staff ceiling and one of whose money ceilings hold; by staff alone where no money is known. */
export function sizeClass({ staff, turnoverMillionEur, balanceMillionEur }: GroupSize): SizeClass {
  const moneyKnown = turnoverMillionEur !== undefined || balanceMillionEur !== undefined;
  const fits = CEILINGS.find(
    ({ staffBelow, turnover, balance }) =>
      staff < staffBelow &&
      (!moneyKnown ||
        (turnoverMillionEur !== undefined && turnoverMillionEur <= turnover) ||
        (balanceMillionEur !== undefined && balanceMillionEur <= balance)),
  );
  return fits?.size ?? 'large';
}
