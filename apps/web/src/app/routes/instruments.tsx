import { createRoute } from '@tanstack/react-router';
import { compareSearch, editorSearch } from '../../features/instruments/search.js';
import { known } from '../asked.js';
import { page } from '../page.js';
import { shell } from '../root.js';

/** The questionnaires of an association: list, editor, preview, comparison. */
export const instrumentRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/instruments',
    component: page(['rounds', 'instruments'], () => import('../pages/Instruments.js'), 'Instruments'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/instruments/$versionId',
    validateSearch: known(editorSearch),
    component: page(['instruments', 'assessment'], () => import('../pages/Instrument.js'), 'Instrument'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/instruments/$versionId/preview',
    component: page(['instruments', 'assessment'], () => import('../pages/InstrumentPreview.js'), 'InstrumentPreview'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/associations/$associationId/instruments/$versionId/compare',
    validateSearch: known(compareSearch),
    component: page(['instruments'], () => import('../pages/InstrumentCompare.js'), 'InstrumentCompare'),
  }),
] as const;
