import { Problem } from '@gauge/core/platform';
import type { Route } from '@gauge/contracts';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { InputParts } from './state.js';

/** Parses path, query and body by the contract; every fault is named at once. */
export function readInput(route: Route, request: FastifyRequest): InputParts {
  const faults: { path: string; message: string }[] = [];
  const parse = (part: string, schema: z.ZodType | undefined, value: unknown): unknown => {
    if (!schema) return undefined;
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const place = part === 'body' ? [] : [part];
    for (const { path, message } of result.error.issues) faults.push({ path: [...place, ...path].join('.'), message });
    return undefined;
  };
  const input = {
    params: parse('params', route.params, request.params),
    query: parse('query', route.query, request.query),
    body: parse('body', route.body, request.body),
  };
  if (faults.length > 0)
    throw new Problem('invalid_input', 'Some of what was sent is not valid.', faults.slice(0, 100));
  return input;
}
