import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet } from '@tanstack/react-router';
import { Shell } from './Shell.js';
import { PageMissing } from './states.js';

export const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: () => (
    <Shell>
      <PageMissing />
    </Shell>
  ),
});

/** Parent of every page behind the door: navigation around it. */
export const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: () => <Shell /> });
