import { createRoute } from '@tanstack/react-router';
import { learningSearch } from '../../features/learning/search.js';
import { listSearch } from '../../lib/listSearch.js';
import { known } from '../asked.js';
import { page } from '../page.js';
import { shell } from '../root.js';

const firmTexts = ['list', 'partners', 'learning'];
const firms = () => import('../pages/Learning.js');
const heldTexts = ['list', 'partners', 'partnering', 'learning'];
const held = () => import('../pages/MemberLearning.js');

/** Learning from one another: as firms declare and find it, and as their association reads it. */
export const learningRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId/partners/learning',
    validateSearch: known(learningSearch),
    component: page(firmTexts, firms, 'Learning'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId/partners/learning/new',
    validateSearch: known(learningSearch),
    component: page(firmTexts, firms, 'DeclareLearning'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId/partners/learning/$declarationId',
    component: page(firmTexts, firms, 'Declaration'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/firms/$firmId/partners/groups/$exchangeGroupId',
    component: page(firmTexts, firms, 'Group'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/partnering/groups/$exchangeGroupId',
    component: page(heldTexts, held, 'HeldGroup'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/partnering/learning',
    validateSearch: known(listSearch),
    component: page(heldTexts, held, 'MemberLearning'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/partnering/learning/$declarationId',
    component: page(heldTexts, held, 'MemberDeclaration'),
  }),
] as const;
