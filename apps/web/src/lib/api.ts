import { routes as contract, type Problem, type ProblemCode, type RouteName } from '@gauge/contracts';
import i18next from 'i18next';
import type { z } from 'zod';

type Contract = typeof contract;
/** A route as the browser knows it: how to call it. Its schemas are types here, never values. */
export type Called<N extends RouteName> = Pick<Contract[N], 'method' | 'path'> & { id: N };
export const routes: { [N in RouteName]: Called<N> } = contract;

export type Reply<N extends RouteName> = z.infer<Contract[N]['reply']>;

// what may be called without: every part of it is optional
type Nothing = Record<never, never>;
type Part<R, Name extends string, Value> = Name extends keyof R
  ? Nothing extends Value
    ? { [K in Name]?: Value }
    : { [K in Name]: Value }
  : Nothing;
type Sent<R, Name extends string> = R extends { [K in Name]: infer S extends z.ZodType } ? z.input<S> : never;
type Asked<R> = R extends { query: infer S extends z.ZodType } ? Partial<z.output<S>> : never;
export type Input<N extends RouteName> = Part<Contract[N], 'params', Sent<Contract[N], 'params'>> &
  Part<Contract[N], 'query', Asked<Contract[N]>> &
  Part<Contract[N], 'body', Sent<Contract[N], 'body'>> &
  Part<Contract[N], 'consumes', unknown> & { file?: File; signal?: AbortSignal; idempotencyKey?: string };
export type Args<N extends RouteName> = Nothing extends Input<N> ? [input?: Input<N>] : [input: Input<N>];

/** A refusal in the words of the contract, or one of the two things that can go wrong on the way. */
export class ApiProblem extends Error {
  constructor(
    readonly code: ProblemCode | 'offline' | 'unreadable',
    readonly status: number,
    readonly detail: string | null = null,
    readonly fields: Record<string, string> = {},
    readonly requestId: string | null = null,
  ) {
    super(code);
  }
}

type Loose = {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  file?: File;
  signal?: AbortSignal;
  idempotencyKey?: string;
};

/** Calls a route of the contract. Rejects with ApiProblem and nothing else (but an AbortError when `signal` aborts). */
export async function call<N extends RouteName>(route: Called<N>, ...[input]: Args<N>): Promise<Reply<N>> {
  const { params, query, body, file, signal, idempotencyKey } = (input ?? {}) as Loose;
  const headers = new Headers({ accept: 'application/json' });
  // the texts of a questionnaire come in the language of the page
  if (i18next.language) headers.set('accept-language', i18next.language);
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey);
  let payload: BodyInit | undefined;
  if (file) {
    payload = new FormData();
    payload.append('file', file);
  } else if (body !== undefined) {
    headers.set('content-type', 'application/json');
    payload = JSON.stringify(body);
  }
  const url = pathOf(route.path, params) + search(query);
  const response = await fetch(url, { method: route.method, headers, body: payload, signal }).catch(
    (error: unknown) => {
      if (signal?.aborted) throw error;
      throw new ApiProblem('offline', 0);
    },
  );
  const reply: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refusal(response.status, reply as Partial<Problem> | null);
  return reply as Reply<N>;
}

/** Fills the `:names` of a route's path. */
export function pathOf(path: string, params: Record<string, string> = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

function search(query: Record<string, unknown> = {}): string {
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  if (asked.length === 0) return '';
  return `?${new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString()}`;
}

function refusal(status: number, problem: Partial<Problem> | null): ApiProblem {
  if (!problem?.code) return new ApiProblem(status >= 502 ? 'busy' : 'unreadable', status);
  const fields = Object.fromEntries((problem.errors ?? []).map(({ path, message }) => [path, message]));
  return new ApiProblem(problem.code as ProblemCode, status, problem.detail ?? null, fields, problem.requestId ?? null);
}
