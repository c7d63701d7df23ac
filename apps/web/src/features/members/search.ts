import type { Input } from '../../lib/api.js';
import { listSearch, pageAsked, type ListSearch } from '../../lib/listSearch.js';

type Asked = NonNullable<Input<'members'>['query']>;
/** Everything that narrows the list of members or orders it; `status` is the membership's. */
export type MemberSearch = ListSearch & Partial<Record<Narrowing, string>>;

export const narrowings = ['people', 'country', 'sector', 'firmSize', 'sort'] as const;
type Narrowing = (typeof narrowings)[number];

export function memberSearch(asked: Record<string, unknown>): MemberSearch {
  const kept = narrowings.flatMap((name) => {
    const value = asked[name];
    return typeof value === 'string' && value !== '' && value.length <= 101 ? [[name, value]] : [];
  });
  return { ...listSearch(asked), ...(Object.fromEntries(kept) as MemberSearch) };
}

/** The list's address as a query; what the server does not know it refuses. */
export const membersAsked = (list: MemberSearch): Asked => {
  const { status, people, country, sector, firmSize, sort } = list;
  const named = { status, people, country, sector, firmSize, sort };
  const chosen = Object.entries(named).filter(([, value]) => value);
  return { ...pageAsked(list), ...Object.fromEntries(chosen) };
};

type Filter = Input<'inviteMembers'>['body']['filter'];

/** The part that a bulk invitation takes over from the list. */
export const filterOf = ({ search, country, sector, firmSize }: MemberSearch): Filter =>
  Object.fromEntries(Object.entries({ search, country, sector, firmSize }).filter(([, value]) => value));

/** How many of the filters are set, without the search. */
export const filtersSet = ({ status, people, country, sector, firmSize }: MemberSearch): number =>
  [status, people, country, sector, firmSize].filter(Boolean).length;
