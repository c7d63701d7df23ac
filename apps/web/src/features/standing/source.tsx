import { queryOptions } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call, routes } from '../../lib/api.js';
import type { StandingSearch } from './search.js';

/** Whose standing is shown: the reader's own firm, or a member that agreed to let its counsellor see it. */
export type Source = { firmId: string; associationId?: string };

export const standingOf = (source: Source, query: StandingSearch) =>
  queryOptions({
    queryKey: ['standing', source, query],
    queryFn: ({ signal }) =>
      isMember(source)
        ? call(routes.memberStanding, { params: source, query, signal })
        : call(routes.standing, { params: { firmId: source.firmId }, query, signal }),
  });

export const indicatorOf = (source: Source, indicator: string, query: StandingSearch) =>
  queryOptions({
    queryKey: ['standing', source, query, indicator],
    queryFn: ({ signal }) =>
      isMember(source)
        ? call(routes.memberIndicatorStanding, { params: { ...source, indicator }, query, signal })
        : call(routes.indicatorStanding, { params: { firmId: source.firmId, indicator }, query, signal }),
  });

const isMember = (source: Source): source is Required<Source> => source.associationId !== undefined;

type Inside = { source: Source; search: StandingSearch; className?: string; children: ReactNode };

export function IndicatorLink({
  source: { firmId, associationId },
  code,
  search,
  className,
  children,
}: Inside & { code: string }) {
  return associationId ? (
    <Link
      to="/associations/$associationId/members/$firmId/standing/$code"
      params={{ associationId, firmId, code }}
      search={search}
      className={className}
    >
      {children}
    </Link>
  ) : (
    <Link to="/firms/$firmId/indicators/$code" params={{ firmId, code }} search={search} className={className}>
      {children}
    </Link>
  );
}

export function OverviewLink({ source: { firmId, associationId }, search, className, children }: Inside) {
  return associationId ? (
    <Link
      to="/associations/$associationId/members/$firmId/standing"
      params={{ associationId, firmId }}
      search={search}
      className={className}
    >
      {children}
    </Link>
  ) : (
    <Link to="/firms/$firmId" params={{ firmId }} search={search} className={className}>
      {children}
    </Link>
  );
}
