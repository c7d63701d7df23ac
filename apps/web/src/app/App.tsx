import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/global.layer.css';
import type { Me } from '@gauge/contracts';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, makeQueries } from '../lib/queries.js';
import { routes } from '../lib/api.js';
import { followAccount } from '../lib/i18n.js';
import { shownScheme, watchScheme } from '../lib/scheme.js';
import { makeRouter } from './router.js';
import { theme, variables } from './theme.js';

/** Everything behind the door. `me` was read before this was drawn. */
export function App({ me }: { me: Me }) {
  const [{ queries, router }] = useState(() => start(me));
  const scheme = useSyncExternalStore(watchScheme, shownScheme);
  const { i18n } = useTranslation();
  return (
    <DirectionProvider key={i18n.dir()} initialDirection={i18n.dir()} detectDirection={false}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        forceColorScheme={scheme}
        withGlobalClasses={false}
      >
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}

function start(me: Me) {
  const queries = makeQueries();
  queries.setQueryData(ask(routes.me).queryKey, me);
  void followAccount(me.locale);
  return { queries, router: makeRouter(queries) };
}
