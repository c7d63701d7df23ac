type Kept = { profileId: string; teaserId: string; rank: number };

/**
 * What is shown of what was found for several profiles: the best of each, then the second of each, and so on, in the order of
 * the profiles; each teaser once, for the profile that it fits best.
 */
export function inTurn<K extends Kept>(kept: readonly K[], profileIds: readonly string[]): K[] {
  const place = (one: Kept) => profileIds.indexOf(one.profileId);
  const sorted = [...kept].sort((a, b) => a.rank - b.rank || place(a) - place(b));
  const told = new Set<string>();
  return sorted.filter(({ teaserId }) => !told.has(teaserId) && told.add(teaserId));
}
