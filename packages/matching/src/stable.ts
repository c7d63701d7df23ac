export type Preferences = Readonly<Record<string, readonly string[]>>;

/**
 * Deferred acceptance (Gale and Shapley 1962) with capacities of the receivers and incomplete lists: the stable matching
 * that is best for every proposer. Somebody who is on no list of theirs, or has them on none, stays alone (null).
 */
export function stableMatching(
  proposers: Preferences,
  receivers: Preferences,
  capacity: Readonly<Record<string, number>> | null = null,
): Record<string, string | null> {
  const rank = new Map(
    Object.entries(receivers).map(([name, list]) => [name, new Map(list.map((one, place) => [one, place]))]),
  );
  const held = new Map<string, string[]>(Object.keys(receivers).map((name) => [name, []]));
  const asked = new Map<string, number>();
  const free = Object.keys(proposers);
  for (let proposer = free.pop(); proposer !== undefined; proposer = free.pop()) {
    const at = asked.get(proposer) ?? 0;
    const receiver = proposers[proposer]?.[at];
    if (receiver === undefined) continue;
    asked.set(proposer, at + 1);
    const places = rank.get(receiver);
    const holding = held.get(receiver);
    if (!places?.has(proposer) || !holding) {
      free.push(proposer);
      continue;
    }
    holding.push(proposer);
    holding.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
    const left = holding.length > (capacity?.[receiver] ?? 1) ? holding.pop() : undefined;
    if (left !== undefined) free.push(left);
  }
  const matched = new Map([...held].flatMap(([receiver, list]) => list.map((one) => [one, receiver] as const)));
  return Object.fromEntries(Object.keys(proposers).map((name) => [name, matched.get(name) ?? null]));
}
