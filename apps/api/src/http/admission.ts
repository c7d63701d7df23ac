import { permissionsOf, type Permission, type Route } from '@gauge/contracts';
import { enterWithKey, enterWithSession, type Machine, type Person } from '@gauge/core/identity';
import { notFound, Problem } from '@gauge/core/platform';
import type { Database } from '@gauge/db';
import type { FastifyRequest } from 'fastify';
import { COOKIE } from './cookie.js';
import type { Admission } from './state.js';

const visitor: Admission = {
  actor: { id: null, name: '' },
  permissions: new Set(),
  associationId: null,
  firmId: null,
  settings: {},
  session: null,
};

/**
 * Decides who may call a route. Nobody known: 401. No grant at the place in the path: 404, as if it were not there.
 * A grant that does not carry the route's permission: 403.
 */
export async function admit(database: Database, route: Route, request: FastifyRequest, now: Date): Promise<Admission> {
  if (route.scope === 'public') return visitor;
  const caller = await identify(database, request, now);
  if (!caller) throw new Problem('unauthenticated', 'Sign in first.');
  return caller.kind === 'machine' ? admitMachine(caller, route, request) : admitPerson(caller, route, request);
}

async function identify(database: Database, request: FastifyRequest, now: Date): Promise<Person | Machine | null> {
  const authorization = request.headers.authorization;
  if (authorization !== undefined) {
    const key = /^Bearer (gk_[A-Za-z0-9_-]{20,100})$/i.exec(authorization)?.[1];
    return key ? enterWithKey(database, key, now) : null;
  }
  const session = request.cookies[COOKIE];
  return session ? enterWithSession(database, session, now) : null;
}

function admitPerson(person: Person, route: Route, request: FastifyRequest): Admission {
  const { associationId, firmId } = placeOf(route, request);
  const held = person.grants.filter((grant) => grant.associationId === associationId && grant.firmId === firmId);
  if (route.scope !== 'self' && held.length === 0) throw notFound('This place');
  const permissions = new Set(route.scope === 'self' ? [] : held.flatMap((grant) => permissionsOf[grant.role]));
  demand(route, permissions);
  return {
    actor: { id: person.id, name: person.name },
    permissions,
    associationId,
    firmId,
    settings: { user: person.id, tenant: associationId ?? '', firm: firmId ?? '', scope: route.scope },
    session: person.session,
  };
}

function admitMachine(machine: Machine, route: Route, request: FastifyRequest): Admission {
  const { associationId } = placeOf(route, request);
  if (route.scope === 'association' && associationId !== machine.associationId) throw notFound('This place');
  if (!route.machines) throw new Problem('forbidden', 'API keys may not do this.');
  const permissions = new Set(machine.permissions);
  demand(route, permissions);
  return {
    actor: { id: null, name: `API key ${machine.name}` },
    permissions,
    associationId,
    firmId: null,
    // the key's own id is nobody's user id: it opens what every signed-in caller sees, and no person's rows
    settings: { user: machine.id, tenant: machine.associationId, scope: route.scope },
    session: null,
  };
}

const demand = (route: Route, permissions: ReadonlySet<Permission>): void => {
  if (route.permission && !permissions.has(route.permission))
    throw new Problem('forbidden', 'Your role does not allow this here.');
};

function placeOf(route: Route, request: FastifyRequest): { associationId: string | null; firmId: string | null } {
  const params = request.params as Record<string, string | undefined>;
  // ids are compared with the database's, which writes them in lower case
  const id = (name: string) => params[name]?.toLowerCase() ?? '';
  return {
    associationId: route.scope === 'association' ? id('associationId') : null,
    firmId: route.scope === 'firm' ? id('firmId') : null,
  };
}
