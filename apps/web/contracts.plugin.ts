import {
  assessmentMoves,
  assessmentStatuses,
  importLimits,
  mayMoveAssessment,
  mayMoveRound,
  permissionsOf,
  problemStatus,
  roles,
  roundMoves,
  roundStatuses,
  routes,
  type Route,
} from '@gauge/contracts';
import type { Plugin } from 'vite';

const tables = {
  assessmentMoves,
  assessmentStatuses,
  importLimits,
  permissionsOf,
  problemStatus,
  roles,
  roundMoves,
  roundStatuses,
};
const functions = { mayMoveAssessment, mayMoveRound };

/**
 * What the browser needs of the contracts at run time: method and path of each route, and the plain tables. The schemas
 * serve the browser as types only; left in, they and zod would add some 40 KB to the first screen.
 */
export function contractsForBrowser(): Plugin {
  const name = '@gauge/contracts';
  return {
    name: 'contracts-for-browser',
    enforce: 'pre',
    resolveId: (source) => (source === name ? `\0${name}` : null),
    load: (id) => (id === `\0${name}` ? source() : null),
  };
}

function source(): string {
  const called = Object.entries(routes as Record<string, Route>).map(([key, { id, method, path, consumes }]) => [
    key,
    { id, method, path, consumes },
  ]);
  return [
    `export const routes = ${JSON.stringify(Object.fromEntries(called))};`,
    ...Object.entries(tables).map(([name, table]) => `export const ${name} = ${JSON.stringify(table)};`),
    ...Object.entries(functions).map(([name, code]) => `export const ${name} = ${code.toString()};`),
  ].join('\n');
}
