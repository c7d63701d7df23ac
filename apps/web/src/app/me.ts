import type { Me } from '@gauge/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { ask } from '../lib/queries.js';
import { routes } from '../lib/api.js';

/** Who is signed in. It stands in the query client before the first page is drawn. */
export const useMe = (): Me => useSuspenseQuery({ ...ask(routes.me), staleTime: 5 * 60_000 }).data;
