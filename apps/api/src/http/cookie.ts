import { sessionLimits } from '@gauge/core/identity';
import type { FastifyReply } from 'fastify';

/** `__Host-`: the browser takes it only over HTTPS (or from localhost), for this host alone and the whole of it. */
export const COOKIE = '__Host-gauge';
const attributes = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;

export const keepSession = (reply: FastifyReply, id: string): void =>
  void reply.setCookie(COOKIE, id, { ...attributes, maxAge: sessionLimits.absolute / 1000 });

export const dropSession = (reply: FastifyReply): void => void reply.clearCookie(COOKIE, attributes);
