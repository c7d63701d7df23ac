import type { RouteName } from '@gauge/contracts';
import {
  keepPreviousData,
  MutationCache,
  notifyManager,
  QueryCache,
  QueryClient,
  queryOptions,
  type DataTag,
  type QueryKey,
} from '@tanstack/react-query';
import { ApiProblem, call, type Args, type Called } from './api.js';
import { leaveForSignIn } from './session.js';

// a box that was ticked shows so before the browser paints: by a timer, it would first fall back to what it was
notifyManager.setScheduler(queueMicrotask);

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

/** Where a reply of this shape is kept. */
export type KeyOf<T> = DataTag<QueryKey, T, Error>;

/**
 * Shows what a command answered. A look at the same thing that is still under way may have begun before the command;
 * it is called off, for its reply would put the older state back.
 */
export function showNow<T>(
  queries: QueryClient,
  queryKey: KeyOf<T>,
  fresh: T | ((shown: T | undefined) => T | undefined),
) {
  void queries.cancelQueries({ queryKey, exact: true });
  queries.setQueryData<T>(queryKey, fresh);
}

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
