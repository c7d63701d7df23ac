import { createRoute } from '@tanstack/react-router';
import { listSearch } from '../../lib/listSearch.js';
import { known } from '../asked.js';
import { page } from '../page.js';
import { shell } from '../root.js';

/** The network operator's pages, and the mailbox of the demonstration. */
export const networkRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/network/associations',
    validateSearch: known(listSearch),
    component: page(['list', 'network'], () => import('../pages/NetworkAssociations.js'), 'NetworkAssociations'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/demo/mails',
    component: page(['network'], () => import('../pages/DemoMails.js'), 'DemoMails'),
  }),
] as const;
