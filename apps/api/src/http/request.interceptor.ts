import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  StreamableFile,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FileReply, Route } from '@gauge/contracts';
import { translatedTo } from '@gauge/contracts/instrument';
import type { Ctx, Within } from '@gauge/core/platform';
import type { Database, Tx } from '@gauge/db';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, fromEvent, lastValueFrom, map, merge, type Observable } from 'rxjs';
import { admit } from './admission.js';
import { download } from './download.js';
import { OPTIONS, ownsTransactions, ROUTE, type EndpointOptions } from './endpoint.js';
import { eventStream } from './event.stream.js';
import { idempotencyKey, once } from './idempotency.js';
import { readInput } from './input.js';
import { Readiness } from './readiness.js';
import { DATABASE } from './settings.js';
import { stateOf, type Admission } from './state.js';
import { readUpload } from './upload.js';

/**
 * One transaction a request, bound to the caller's place. The reply is parsed inside it, so that a reply that breaks
 * its contract rolls back, and leaves after the commit, so that nobody is told of what did not happen.
 */
@Injectable()
export class RequestInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly readiness: Readiness,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const route = this.reflector.get<Route>(ROUTE, context.getHandler());
    const options = this.reflector.get<EndpointOptions>(OPTIONS, context.getHandler());
    const state = stateOf(request);
    state.input = readInput(route, request);

    if (ownsTransactions(route, options)) {
      state.within = this.within(route, request);
      if (route.consumes === 'upload') state.upload = await readUpload(route, request);
      const reply = context.switchToHttp().getResponse<FastifyReply>();
      return from<Promise<unknown>>(route.produces ? this.stream(route, reply, next) : this.parsed(route, next));
    }
    const done = this.inTransaction(route, options, request, next);
    if (route.produces !== 'file') return from(done);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(done.then((file) => download(file as FileReply, reply)));
  }

  private async parsed(route: Route, next: CallHandler): Promise<unknown> {
    return route.reply.parse(await lastValueFrom(next.handle()));
  }

  /** Events end with the reader and with the process, or closing would wait for them. */
  private async stream(route: Route, reply: FastifyReply, next: CallHandler): Promise<StreamableFile> {
    const events = next.handle().pipe(map((event: { data: unknown }) => ({ data: route.reply.parse(event.data) })));
    const until = merge(this.readiness.stopping, fromEvent(reply.raw, 'close'));
    const bytes = await eventStream(events, until);
    void reply.header('x-accel-buffering', 'no');
    return new StreamableFile(bytes, { type: 'text/event-stream' });
  }

  private inTransaction(route: Route, options: EndpointOptions, request: FastifyRequest, next: CallHandler) {
    const state = stateOf(request);
    const admission = admissionOf(request);
    const key = options.secret ? undefined : idempotencyKey(route, request);
    return this.database.transaction(admission.settings, async (tx) => {
      const ctx = contextFor(admission, tx, state.visitor?.now ?? new Date(), request);
      state.ctx = ctx;
      const run = () => this.parsed(route, next);
      const userId = admission.settings.user;
      if (key === undefined || !userId || !state.input) return run();
      return once(ctx, { key, userId, route, input: state.input }, run);
    });
  }

  /** A stream outlives the moment its caller was let in: a session that has ended meanwhile ends it too. */
  private within(route: Route, request: FastifyRequest): Within {
    return async (work) => {
      const now = new Date();
      const admission = route.produces ? await admit(this.database, route, request, now) : admissionOf(request);
      return this.database.transaction(admission.settings, (tx) => work(contextFor(admission, tx, now, request)));
    };
  }
}

function admissionOf(request: FastifyRequest): Admission {
  const { admission } = stateOf(request);
  if (!admission) throw new Error('the guard has not run');
  return admission;
}

function contextFor(admission: Admission, tx: Tx, now: Date, request: FastifyRequest): Ctx {
  const { actor, associationId, firmId, permissions } = admission;
  return { actor, associationId, firmId, permissions, tx, now, ...wishedLanguage(request) };
}

/** The language a page is in stands alone in the header; of a browser's own list the first counts. */
function wishedLanguage({ headers }: FastifyRequest): Pick<Ctx, 'language'> {
  const [first = ''] = (headers['accept-language'] ?? '').split(/[-,;]/);
  const language = translatedTo.find((one) => one === first.trim().toLowerCase());
  return language ? { language } : {};
}
