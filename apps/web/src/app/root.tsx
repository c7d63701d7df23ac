import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet } from '@tanstack/react-router';
import { Shell } from './Shell.js';

export const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet });

/** Parent of every page behind the door: navigation around it. */
export const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });
