import { problemStatus, type ProblemCode } from '@gauge/contracts';
import { Problem } from '@gauge/core/platform';
import { Prisma } from '@gauge/db';

/** How a failure is told to the caller. `unexpected`: it goes to the log too, and the caller learns nothing of it. */
export type Told = {
  status: number;
  code: ProblemCode;
  detail?: string;
  errors?: Problem['errors'];
  headers?: Record<string, string>;
  unexpected?: true;
};

const told = (code: ProblemCode, detail?: string): Told => ({
  status: problemStatus[code],
  code,
  ...(detail ? { detail } : {}),
});
const unexpected: Told = { ...told('internal'), unexpected: true };
const busy: Told = { ...told('busy', 'Too much is going on; try again in a moment.'), headers: { 'retry-after': '2' } };

const ofStatus: Record<number, Told> = {
  400: told('invalid_input', 'The request cannot be read.'),
  401: told('unauthenticated', 'Sign in first.'),
  403: told('forbidden', 'You may not do this here.'),
  404: told('not_found', 'There is nothing here.'),
  413: told('too_large', 'The request is too large.'),
  415: told('unsupported_media_type', 'This media type is not read here.'),
  429: told('too_many_tries', 'Too many tries; wait a moment.'),
  503: busy,
};

export function tell(error: unknown): Told {
  if (error instanceof Problem) return tellProblem(error);
  const raised = raisedByTrigger(error);
  if (raised) return raised;
  if (error instanceof Prisma.PrismaClientKnownRequestError) return ofDatabase(error);
  if (error instanceof Prisma.PrismaClientInitializationError) return busy;
  return ofStatus[statusOf(error)] ?? unexpected;
}

function tellProblem({ status, code, message, errors, retryAfter }: Problem): Told {
  return {
    status,
    code,
    detail: message,
    ...(errors.length > 0 ? { errors } : {}),
    ...(retryAfter === undefined ? {} : { headers: { 'retry-after': String(retryAfter) } }),
  };
}

/** Triggers refuse with `CODE: sentence` under P0001; the driver's error lies at the bottom of what Prisma throws. */
function raisedByTrigger(error: unknown): Told | undefined {
  for (const cause of causesOf(error)) {
    const { originalCode, originalMessage } = cause as { originalCode?: unknown; originalMessage?: unknown };
    if (originalCode !== 'P0001' || typeof originalMessage !== 'string') continue;
    const [, name = '', sentence = originalMessage] = /^([A-Z_]+): (.*)$/s.exec(originalMessage) ?? [];
    const code = name.toLowerCase();
    return told(code in problemStatus ? (code as ProblemCode) : 'conflict', asSentence(sentence));
  }
  return undefined;
}

const asSentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;

function* causesOf(error: unknown): Generator<object> {
  let next: unknown = error;
  for (let depth = 0; depth < 6 && typeof next === 'object' && next !== null; depth++) {
    yield next;
    const { cause, meta } = next as { cause?: unknown; meta?: { driverAdapterError?: unknown } };
    next = meta?.driverAdapterError ?? cause;
  }
}

const busyKinds = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'TransactionWriteConflict',
]);
// statement cancelled, lock not available, deadlock; https://www.postgresql.org/docs/current/errcodes-appendix.html
const busyStates = new Set(['57014', '55P03', '40P01']);

function ofDatabase(error: Prisma.PrismaClientKnownRequestError): Told {
  // codes: https://www.prisma.io/docs/orm/reference/error-reference
  if (error.code === 'P2002') return told('conflict', 'This is there already.');
  if (error.code === 'P2025') return ofStatus[404] ?? unexpected;
  // cannot connect, closed by the server, no free connection, transaction took too long, deadlock
  if (['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034'].includes(error.code)) return busy;
  // plain SQL fails with one code for everything; what the driver said lies below
  for (const cause of causesOf(error)) {
    const { kind, originalCode } = cause as { kind?: unknown; originalCode?: unknown };
    if (busyKinds.has(String(kind)) || busyStates.has(String(originalCode))) return busy;
  }
  return unexpected;
}

/** Nest's own exceptions answer getStatus(); Fastify's (malformed JSON, 413, 415) carry a statusCode. */
function statusOf(error: unknown): number {
  const { getStatus, statusCode } = (error ?? {}) as { getStatus?: unknown; statusCode?: unknown };
  if (typeof getStatus === 'function') return Number(getStatus.call(error));
  return Number(statusCode);
}
