import type { FastifyInstance } from 'fastify';

// Mantine writes its theme into <style> elements, so styles may be inline; scripts never
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // not no-referrer: the check of a request's origin needs browsers to tell it
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cache-control': 'no-store',
};

type Raw = { setHeader(name: string, value: string): unknown };

export function setSecurityHeaders(raw: Raw): void {
  for (const [name, value] of Object.entries(securityHeaders)) raw.setHeader(name, value);
}

/** On the raw response and before anything else: streams write their own head and never reach the later hooks. */
export function sendSecurityHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request, reply) => {
    setSecurityHeaders(reply.raw);
    reply.raw.setHeader('x-request-id', request.id);
  });
}
