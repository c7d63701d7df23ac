import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import type { Route } from '@gauge/contracts';
import type { z } from 'zod';
import { stateOf } from './state.js';

export const ROUTE = 'gauge:route';
export const OPTIONS = 'gauge:options';

export type EndpointOptions = {
  /**
   * `request` (usual): one transaction bound to the caller's place, committed after the reply was parsed: take `@Caller()`.
   * `own`: the handler opens its transactions through `@WithinPlace()`. Public routes, streams and uploads always do.
   */
  transaction?: 'request' | 'own';
  /** The reply shows a secret once: it is never kept for a repeated Idempotency-Key. */
  secret?: boolean;
};

/** Binds a handler to its contract: method, path, status, and through the guard its scope and permission. */
export function Endpoint(route: Route, options: EndpointOptions = {}): MethodDecorator {
  return applyDecorators(
    SetMetadata(ROUTE, route),
    SetMetadata(OPTIONS, options),
    HttpCode(route.status ?? 200),
    RequestMapping({ path: route.path, method: RequestMethod[route.method] }),
  );
}

export function ownsTransactions(route: Route, options: EndpointOptions): boolean {
  return (
    options.transaction === 'own' ||
    route.scope === 'public' ||
    route.produces === 'text/event-stream' ||
    !!route.consumes
  );
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
/** What a handler gets of its contract, validated. */
export type InputOf<R extends Route> = {
  params: R extends { params: infer S } ? Parsed<S> : undefined;
  query: R extends { query: infer S } ? Parsed<S> : undefined;
  body: R extends { body: infer S } ? Parsed<S> : undefined;
};

const fromRequest = <T>(pick: (state: ReturnType<typeof stateOf>) => T) =>
  createParamDecorator((_data: undefined, context: ExecutionContext) =>
    pick(stateOf(context.switchToHttp().getRequest())),
  );

/** `{ params, query, body }` as the contract parsed them. */
export const Input = fromRequest((state) => state.input);
/** The `Ctx` of the request's transaction. */
export const Caller = fromRequest((state) => {
  if (!state.ctx) throw new Error('this endpoint has no request transaction: take @WithinPlace()');
  return state.ctx;
});
/** Opens a transaction bound to the caller's place; streams have the caller checked again each time. */
export const WithinPlace = fromRequest((state) => state.within);
/** Who knocks, signed in or not: address, browser, session, and a way to set the session cookie. */
export const Visit = fromRequest((state) => state.visitor);
/** The one file of an upload route. */
export const Upload = fromRequest((state) => state.upload);
