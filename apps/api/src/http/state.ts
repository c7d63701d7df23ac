import type { Visit } from '@gauge/core/identity';
import type { Actor, Ctx, Within } from '@gauge/core/platform';
import type { Permission } from '@gauge/contracts';
import type { TransactionSettings } from '@gauge/db';
import type { FastifyRequest } from 'fastify';

/** Who is let in, where, and with what rights: the guard's finding. */
export type Admission = {
  actor: Actor;
  permissions: ReadonlySet<Permission>;
  associationId: string | null;
  firmId: string | null;
  /** What row level security is told. */
  settings: TransactionSettings;
  /** The session it came with; null for machines and visitors. */
  session: { idHash: string; publicId: string } | null;
};

export type InputParts = { params: unknown; query: unknown; body: unknown };
export type UploadedFile = { fileName: string; bytes: Buffer };
export type Visitor = Visit & {
  session: Admission['session'];
  /** Hands the browser a session id, or takes it away. */
  keepSession(id: string): void;
  dropSession(): void;
};

/** What the glue knows of a request besides what Fastify does. */
export type RequestState = {
  admission?: Admission;
  input?: InputParts;
  ctx?: Ctx;
  within?: Within;
  visitor?: Visitor;
  upload?: UploadedFile;
};

const states = new WeakMap<FastifyRequest, RequestState>();

export function stateOf(request: FastifyRequest): RequestState {
  const state = states.get(request) ?? {};
  states.set(request, state);
  return state;
}

export function visitorOf(request: FastifyRequest): Visitor {
  const { visitor } = stateOf(request);
  if (!visitor) throw new Error('the guard has not run');
  return visitor;
}

/** The session a request came with; programs with a key have none. */
export function sessionOf({ session }: Visitor): { idHash: string; publicId: string } {
  if (!session) throw new Error('a session is expected');
  return session;
}
