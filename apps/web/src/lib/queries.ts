import type { RouteName } from '@gauge/contracts';
import { keepPreviousData, MutationCache, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import { ApiProblem, call, type Args, type Called } from './api.js';
import { leaveForSignIn } from './session.js';

/** A GET route as query options: `useQuery(ask(routes.standing, { params }))`. Keyed by route, then by what is asked. */
export function ask<N extends RouteName>(route: Called<N>, ...args: Args<N>) {
  const { params = null, query = null } = (args[0] ?? {}) as { params?: unknown; query?: unknown };
  return queryOptions({
    queryKey: [route.id, params, query] as const,
    queryFn: ({ signal }) => call(route, ...([{ ...args[0], signal }] as Args<N>)),
  });
}

/** For lists that page: the old page stays while the next one loads. */
export const keepShowing = { placeholderData: keepPreviousData };

const leaveIfSignedOut = (error: Error) => {
  if (error instanceof ApiProblem && error.code === 'unauthenticated') leaveForSignIn();
};

export const makeQueries = () =>
  new QueryClient({
    queryCache: new QueryCache({ onError: leaveIfSignedOut }),
    mutationCache: new MutationCache({ onError: leaveIfSignedOut }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (count, error) => count < 2 && error instanceof ApiProblem && ['offline', 'busy'].includes(error.code),
      },
    },
  });
