import type { Problem } from '@gauge/contracts';
import { Catch, Logger, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { setSecurityHeaders } from './headers.js';
import { tell, type Told } from './problem.rules.js';
import { isPage } from './web.js';

/** Every failure leaves as RFC 9457 problem details with the request's id, which the log has too. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    // Nest owns Fastify's handler of unknown addresses, so that the web's own addresses end up here
    if (error instanceof NotFoundException && isPage(request) && reply.hasWeb) {
      void reply.code(200).header('cache-control', 'no-cache').sendFile('index.html');
      return;
    }
    const told = tell(error);
    if (told.unexpected)
      this.logger.error(`${request.id} ${request.method} ${request.routeOptions.url ?? '?'} ${describe(error)}`);
    sendProblem(reply, told);
  }
}

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

function sendProblem(reply: FastifyReply, { status, code, detail, errors, headers }: Told): void {
  const body: Problem = {
    type: `/problems/${code}`,
    title: code.replaceAll('_', ' '),
    status,
    code,
    requestId: reply.request.id,
    ...(detail ? { detail } : {}),
    ...(errors ? { errors: [...errors] } : {}),
  };
  void reply
    .code(status)
    .headers({ ...headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
    .send(JSON.stringify(body));
}

/** For what Fastify refuses before any hook has run, such as an address that cannot be decoded. */
export function refuseEarly(error: unknown, _request: unknown, reply: FastifyReply): void {
  setSecurityHeaders(reply.raw);
  sendProblem(reply, tell(error));
}
