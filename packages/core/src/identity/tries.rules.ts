/** What is tried, and what it is counted for: an account of ours (by address, whether it exists or not) or a caller. */
export type TryKind = 'account' | 'address' | 'reset';

/** After how many failures the next try has to wait, and at most how long (seconds). */
const patience: Record<TryKind, { free: number; longest: number }> = {
  // short, since anybody can fail for somebody else: a nuisance for the owner must never become a lockout
  account: { free: 4, longest: 30 },
  // an office shares one address
  address: { free: 20, longest: 300 },
  reset: { free: 2, longest: 900 },
};
const FORGOTTEN_AFTER = 24 * 3600_000;

export type Tries = { failures: number; lastAt: Date };

/** Seconds until the next try may be made; 0: now. Doubles with each failure beyond the free ones. */
export function secondsToWait(kind: TryKind, { failures, lastAt }: Tries, now: Date): number {
  const { free, longest } = patience[kind];
  if (failures < free || forgotten(lastAt, now)) return 0;
  const delay = Math.min(longest, 2 ** Math.min(20, failures - free + 1));
  return Math.max(0, Math.ceil((lastAt.getTime() + delay * 1000 - now.getTime()) / 1000));
}

export const forgotten = (lastAt: Date, now: Date): boolean => now.getTime() - lastAt.getTime() > FORGOTTEN_AFTER;
