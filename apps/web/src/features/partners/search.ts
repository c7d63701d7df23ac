import { partnershipTypes, type PartnershipType } from '@gauge/contracts';

/** What the address of the finding page keeps. `profile`: an own profile to compare with; `all`: with none. */
export type FindSearch = {
  profile?: string;
  search?: string;
  kind?: 'offer' | 'request';
  type?: PartnershipType;
  country?: string;
  page?: number;
};

export function findSearch(asked: Record<string, unknown>): FindSearch {
  const page = Number(asked.page);
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 80) : '');
  return {
    ...(text(asked.profile) ? { profile: text(asked.profile) } : {}),
    ...(text(asked.search) ? { search: text(asked.search) } : {}),
    ...(asked.kind === 'offer' || asked.kind === 'request' ? { kind: asked.kind } : {}),
    ...(partnershipTypes.includes(asked.type as PartnershipType) ? { type: asked.type as PartnershipType } : {}),
    ...(/^[A-Z]{2}$/.test(text(asked.country)) ? { country: text(asked.country) } : {}),
    ...(Number.isInteger(page) && page > 1 ? { page } : {}),
  };
}

export type IntroductionsSearch = { page?: number; open?: 'open' | 'ended'; charge?: 'mine' };

export function introductionsSearch(asked: Record<string, unknown>): IntroductionsSearch {
  const page = Number(asked.page);
  return {
    ...(asked.open === 'open' || asked.open === 'ended' ? { open: asked.open } : {}),
    ...(asked.charge === 'mine' ? { charge: 'mine' as const } : {}),
    ...(Number.isInteger(page) && page > 1 ? { page } : {}),
  };
}
