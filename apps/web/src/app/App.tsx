import type { Me } from '@gauge/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import i18next from 'i18next';
import { useState } from 'react';
import { ask, makeQueries } from '../lib/queries.js';
import { routes } from '../lib/api.js';
import { makeRouter } from './router.js';

/** Everything behind the door. `me` was read before this was drawn. */
export function App({ me }: { me: Me }) {
  const [{ queries, router }] = useState(() => start(me));
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}

function start(me: Me) {
  const queries = makeQueries();
  queries.setQueryData(ask(routes.me).queryKey, me);
  // what was fetched so far is in the language before
  i18next.on('languageChanged', () => void queries.invalidateQueries());
  return { queries, router: makeRouter(queries) };
}
