import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyReply {
    /** Whether there is a built web to serve. */
    hasWeb: boolean;
  }
}

/** A browser that asks for a page; the web's router knows which. */
export function isPage(request: FastifyRequest): boolean {
  const asks = request.method === 'GET' && !!request.headers.accept?.includes('text/html');
  return asks && !/^\/(api|assets)(\/|$)/.test(new URL(request.url, 'http://localhost').pathname);
}

/** Serves the built web: what carries a hash in its name for ever, pages never from a cache without asking. */
export async function serveWeb(fastify: FastifyInstance, root: string): Promise<void> {
  const present = existsSync(join(root, 'index.html'));
  fastify.decorateReply('hasWeb', present);
  if (!present) return;
  await fastify.register(fastifyStatic, {
    root,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, file) => {
      void reply.setHeader(
        'cache-control',
        file.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
}
