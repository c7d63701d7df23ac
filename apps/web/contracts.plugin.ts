import * as contracts from '@gauge/contracts';
import type { Route } from '@gauge/contracts';
import type { Plugin } from 'vite';

// what they use must be exported by the contracts, too: they are written out as they stand
const functions = { mayMoveAssessment: contracts.mayMoveAssessment, mayMoveRound: contracts.mayMoveRound };

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
  const called = Object.entries(contracts.routes as Record<string, Route>).map(
    ([key, { id, method, path, consumes }]) => [key, { id, method, path, consumes }] as const,
  );
  return [
    `export const routes = ${JSON.stringify(Object.fromEntries(called))};`,
    ...Object.entries(contracts)
      .filter(([name, value]) => isTable(name, value))
      .map(([name, table]) => `export const ${name} = ${JSON.stringify(table)};`),
    ...Object.entries(functions).map(([name, code]) => `export const ${name} = ${code.toString()};`),
  ].join('\n');
}

/** Neither a schema, nor a function, nor a set of routes. */
function isTable(name: string, value: unknown): boolean {
  return typeof value === 'object' && value !== null && !('_zod' in value) && !/routes$/i.test(name);
}
