/** What the address of a standing page may choose: an earlier round, another peer group. */
export type StandingSearch = { round?: string; peers?: string };

export const standingSearch = (search: Record<string, unknown>): StandingSearch => ({
  ...(typeof search.round === 'string' ? { round: search.round } : {}),
  ...(typeof search.peers === 'string' && search.peers !== 'auto' ? { peers: search.peers } : {}),
});
