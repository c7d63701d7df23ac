import { Problem } from '@gauge/core/platform';
import type { Route } from '@gauge/contracts';
import type { FastifyRequest } from 'fastify';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses requests that another site makes a browser send. Browsers tell where a request comes from; programs, which
 * no site can steer, tell nothing.
 */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  if (safe.has(request.method)) return;
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  const foreignOrigin = origin !== undefined && origin !== new URL(publicUrl).origin && hostOf(origin) !== host;
  if (foreignSite || foreignOrigin) throw new Problem('cross_origin', 'This request came from another site.');
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

export const FORM = 'application/x-www-form-urlencoded';
const bodies = { upload: ['multipart/form-data'], form: [FORM, 'multipart/form-data'] };

/** Bodies are JSON, or one file on an upload route; a form only where nothing is read of it. */
export function refuseOtherBodies(route: Route, request: FastifyRequest): void {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  const wanted = route.consumes ? bodies[route.consumes] : ['application/json'];
  const required = !!route.body || route.consumes === 'upload';
  if ((required || type !== undefined) && !safe.has(request.method) && !wanted.includes(type ?? ''))
    throw new Problem('unsupported_media_type', `Send ${wanted.join(' or ')}.`);
}
