import { z } from 'zod';
import { Problem, routes, type Route } from './index.js';

type Json = Record<string, unknown>;

/** OpenAPI 3.1 uses JSON Schema 2020-12, which is what zod writes; schemas with an id become components. */
export function openapi(): Json {
  const schemas: Json = {};
  const render = (schema: z.ZodType, io: 'input' | 'output'): unknown => {
    const suffix = io === 'input' ? 'Input' : '';
    const {
      $schema: _,
      $defs,
      ...body
    } = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'throw' }) as Json & { $defs?: Json };
    for (const [name, definition] of Object.entries($defs ?? {})) schemas[name + suffix] = rewrite(definition, suffix);
    const id = z.globalRegistry.get(schema)?.id;
    if (!id) return rewrite(body, suffix);
    schemas[id + suffix] = rewrite(body, suffix);
    return { $ref: `#/components/schemas/${id}${suffix}` };
  };

  const paths: Record<string, Json> = {};
  for (const r of Object.values(routes) as Route[]) {
    const path = r.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[r.method.toLowerCase()] = operation(r, render);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Gauge',
      version: '1',
      description:
        'Benchmarking run by industry associations. Errors are RFC 9457 problem details with a stable `code`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-gauge' },
        apiKey: { type: 'http', scheme: 'bearer' },
      },
    },
    security: [{ session: [] }],
  };
}

type Render = (schema: z.ZodType, io: 'input' | 'output') => unknown;

function bodyOf({ consumes, body }: Route, render: Render): Json | undefined {
  if (consumes === 'upload') {
    const file = { type: 'string', contentMediaType: 'application/octet-stream' };
    return { 'multipart/form-data': { schema: { type: 'object', required: ['file'], properties: { file } } } };
  }
  if (consumes === 'form') {
    const properties = { 'List-Unsubscribe': { const: 'One-Click' } };
    return { 'application/x-www-form-urlencoded': { schema: { type: 'object', properties } } };
  }
  return body && { 'application/json': { schema: render(body, 'input') } };
}

function operation(r: Route, render: Render): Json {
  const parameters = (['params', 'query'] as const).flatMap((where) =>
    Object.entries(r[where]?.shape ?? {}).map(([name, schema]) => ({
      name,
      in: where === 'params' ? 'path' : 'query',
      required: where === 'params' || !(schema as z.ZodType).safeParse(undefined).success,
      schema: render(schema as z.ZodType, 'input'),
    })),
  );
  const body = bodyOf(r, render);
  return {
    operationId: r.id,
    summary: r.summary,
    tags: [r.scope],
    ...(parameters.length ? { parameters } : {}),
    ...(r.permission ? { 'x-permission': r.permission } : {}),
    ...(r.scope === 'public' ? { security: [] } : r.machines ? { security: [{ session: [] }, { apiKey: [] }] } : {}),
    ...(body ? { requestBody: { required: r.consumes !== 'form', content: body } } : {}),
    responses: {
      [r.status ?? 200]: {
        description: 'ok',
        content:
          r.produces === 'file'
            ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
            : { [r.produces ?? 'application/json']: { schema: render(r.reply, 'output') } },
      },
      default: {
        description: 'problem',
        content: { 'application/problem+json': { schema: render(Problem, 'output') } },
      },
    },
  };
}

function rewrite(node: unknown, suffix: string): unknown {
  if (Array.isArray(node)) return node.map((n) => rewrite(n, suffix));
  if (!node || typeof node !== 'object') return node;
  const entries = Object.entries(node).filter(
    ([key, value]) => !(key === 'id' && typeof value === 'string' && 'type' in node),
  );
  return Object.fromEntries(
    entries.map(([key, value]) =>
      key === '$ref'
        ? [key, `${String(value).replace('#/$defs/', '#/components/schemas/')}${suffix}`]
        : [key, rewrite(value, suffix)],
    ),
  );
}
