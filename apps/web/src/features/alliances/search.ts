/** What the address of the industry's page keeps. */
export type IndustrySearch = { round?: string; sector?: string };

export function industrySearch(asked: Record<string, unknown>): IndustrySearch {
  const { round, sector } = asked;
  return {
    ...(typeof round === 'string' && /^[0-9a-f-]{36}$/.test(round) ? { round } : {}),
    ...(typeof sector === 'string' && /^[\w-]{1,40}$/.test(sector) ? { sector } : {}),
  };
}
