/** What the address of a list page keeps, so that going back finds the list as it was left. */
export type ListSearch = { page?: number; search?: string; status?: string };

export const PAGE_SIZE = 25;

export function listSearch(asked: Record<string, unknown>): ListSearch {
  const page = Number(asked.page);
  const search = typeof asked.search === 'string' ? asked.search.slice(0, 80) : '';
  return {
    ...(Number.isInteger(page) && page > 1 && page <= 10_000 ? { page } : {}),
    ...(search ? { search } : {}),
    ...(typeof asked.status === 'string' && asked.status ? { status: asked.status } : {}),
  };
}

/** Whether something was searched or filtered for; where one is and how it is ordered do not count. */
export const isNarrowed = (list: object): boolean =>
  Object.entries(list).some(([name, value]) => name !== 'page' && name !== 'sort' && !!value);

/** The part of the query that every paged route knows. */
export const pageAsked = ({ page = 1, search = '' }: ListSearch) => ({ page, size: PAGE_SIZE, search });

export type Range = { from: number; to: number; pages: number };

/** Which rows a page shows: `{ from: 26, to: 50, pages: 9 }`; from 0 to 0 where there are none. */
export function rangeOf({ total, page, size }: { total: number; page: number; size: number }): Range {
  const pages = Math.max(1, Math.ceil(total / size));
  const from = Math.min((page - 1) * size + 1, total);
  return { from, to: Math.min(page * size, total), pages };
}
