import pg from 'pg';
import { permissionsOf, roles, routes, type Role, type Route, type RouteName } from '@gauge/contracts';
import { clientOf, type Answer, type Call, type Client } from './client.js';
import { samples, type Sample } from './samples.js';
import { startServer, type TestServer } from './server.js';
import { idOf, makeWorld, type Tenant } from './world.js';

// Generated from the contracts: every route, everybody who must not call it, every id in its path. Each is refused and
// the database is, byte for byte, what it was.

let server: TestServer;
let http: Client;
let owner: pg.Client;
let a: Tenant;
let b: Tenant;
let operator: Tenant;
let untouched: string;

beforeAll(async () => {
  server = await startServer();
  http = clientOf(server.base);
  ({ a, b, operator } = await makeWorld(server.database.owner));
  owner = new pg.Client(server.database.owner);
  await owner.connect();
  untouched = await fingerprint();
});
afterAll(async () => {
  await owner.end();
  await server.stop();
});

const table = Object.entries(routes) as [RouteName, Route][];
const closed = table.filter(([, route]) => route.scope !== 'public');

test('each route has its sample', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(routes).sort());
});

let fingerprints: string | undefined;

/** Of every row of every table; asked for after each refusal, so it is planned once. */
async function fingerprint(): Promise<string> {
  fingerprints ??= await fingerprintQuery();
  const all = await owner.query<{ all: string }>({ name: 'fingerprint', text: fingerprints });
  return all.rows[0]?.all ?? '';
}

async function fingerprintQuery(): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const parts = rows.map(
    ({ name }) => `(select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${name} t)`,
  );
  return `select concat_ws(' ', ${parts.join(', ')}) as all`;
}

type Ids = Record<string, string>;
const idsOf = (route: Route, sample: Sample, tenant: Tenant): Ids =>
  Object.fromEntries(namesIn(route).map((name) => [name, sample.params?.(tenant)[name] ?? idIn(tenant, name)]));
const namesIn = (route: Route) => [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
const idIn = (tenant: Tenant, name: string): string => String((tenant as unknown as Ids)[name]);
const pathWith = (route: Route, ids: Ids) => route.path.replace(/:(\w+)/g, (_all, name: string) => ids[name] ?? '');

function send(route: Route, sample: Sample, ids: Ids, caller: Call): Promise<Answer> {
  const path = pathWith(route, ids) + (sample.query ?? '');
  if (route.consumes === 'upload') {
    const boundary = 'xyz';
    const body = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="x.csv"\r\n\r\nfirm\n1\n\r\n--${boundary}--\r\n`;
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    return http.call(route.method, path, { ...caller, body, headers });
  }
  return http.call(route.method, path, { ...caller, ...(route.body ? { body: sample.body?.(a) ?? {} } : {}) });
}

const placeRoles: Record<Route['scope'], readonly Role[]> = {
  public: [],
  self: [],
  association: ['counsellor', 'association_administrator'],
  firm: ['firm_member', 'firm_administrator'],
  network: ['network_operator'],
};
const allowed = (role: Role, route: Route) => !!route.permission && permissionsOf[role].includes(route.permission);
const callerOf = (tenant: Tenant, role: Role): Call => ({
  cookie: (role === 'network_operator' ? operator : tenant).sessionOf(role),
});
/** Somebody of alpha who may. */
function rightful(route: Route): Call {
  const role = placeRoles[route.scope].find((one) => allowed(one, route)) ?? 'association_administrator';
  return callerOf(a, role);
}

const unknown = (): [string, Call][] => [
  ['nobody', {}],
  ['a made-up session', { cookie: 'x'.repeat(43) }],
  ['a revoked session', { cookie: a.sessionOf('association_administrator', 'revoked') }],
  ['an idle session', { cookie: a.sessionOf('association_administrator', 'idle') }],
  ['an expired session', { cookie: a.sessionOf('association_administrator', 'expired') }],
  ['a made-up key', { key: `gk_${'x'.repeat(43)}` }],
  ['a revoked key', { key: a.revokedKeySecret }],
  ['an expired key', { key: a.expiredKeySecret }],
  ['a session id as key', { key: a.sessionOf('association_administrator') }],
];

/** Known, but with no grant in the place that the path names. */
function strangers(route: Route): [string, Call][] {
  if (route.scope === 'self') return [];
  const others = roles
    .filter((role) => !(route.scope === 'network' && role === 'network_operator'))
    .map((role): [string, Call] => [`${role} elsewhere`, callerOf(b, role)]);
  const elsewhere = roles
    .filter((role) => !placeRoles[route.scope].includes(role))
    .map((role): [string, Call] => [`${role} of alpha, in another kind of place`, callerOf(a, role)]);
  return [
    ...others,
    ...elsewhere,
    ['a user without a role', { cookie: a.sessionOf('nobody') }],
    ['another association’s key', { key: b.keySecret }],
  ];
}

describe.each(closed)('%s', (name, route) => {
  const sample = samples[name];
  const own = () => idsOf(route, sample, a);

  async function refusals(callers: [string, Call][], ids: Ids, expected: number[]) {
    const wrong: string[] = [];
    for (const [who, caller] of callers) {
      const { status } = await send(route, sample, ids, caller);
      if (!expected.includes(status)) wrong.push(`${who}: ${status}`);
    }
    expect(wrong).toEqual([]);
    expect(await fingerprint()).toBe(untouched);
  }

  test('is closed to whoever is not known', () => refusals(unknown(), own(), [401]));

  test('is not there for whoever has no business in the place', () =>
    refusals(strangers(route), own(), route.machines || route.scope === 'association' ? [404] : [403, 404]));

  test('is forbidden to roles of the place that do not carry its permission', () => {
    const lower = placeRoles[route.scope].filter((role) => !allowed(role, route));
    const keys: [string, Call][] = route.machines ? [] : [['the association’s key', { key: a.keySecret }]];
    const callers = lower.map((role): [string, Call] => [role, callerOf(a, role)]);
    return refusals(
      [...callers, ...keys],
      own(),
      route.scope === 'association' || route.scope === 'self' ? [403] : [403, 404],
    );
  });

  test('another tenant’s id in any position of the path leads nowhere', async () => {
    const wrong: string[] = [];
    for (const position of namesIn(route).filter((one) => !sample.notAnId?.includes(one))) {
      const foreign = sample.params?.(b)[position] ?? idIn(b, position);
      for (const id of [foreign, idOf('nothing'), foreign.toUpperCase()]) {
        const { status } = await send(route, sample, { ...own(), [position]: id }, rightful(route));
        if (![403, 404].includes(status)) wrong.push(`${position}: ${status}`);
      }
      const { status } = await send(route, sample, { ...own(), [position]: 'not-an-id' }, rightful(route));
      if (![400, 404].includes(status)) wrong.push(`${position} as nonsense: ${status}`);
    }
    expect(wrong).toEqual([]);
    expect(await fingerprint()).toBe(untouched);
  });
});

describe('the samples are good: whoever may call gets past every check of place and permission', () => {
  const mutating = ([, { method }]: [RouteName, Route]) => method !== 'GET';
  const inOrder = [...closed.filter((entry) => !mutating(entry)), ...closed.filter(mutating)];
  // whatever ends a session that the others use comes last
  const last: RouteName[] = ['endGrant', 'endFirmGrant', 'changePassword', 'endSession', 'logout'];
  const ordered = [
    ...inOrder.filter(([name]) => !last.includes(name)),
    ...last.map((name): [RouteName, Route] => [name, routes[name]]),
  ];

  test.each(ordered)('%s', async (name, route) => {
    if (route.produces === 'text/event-stream') return expectStream(route, samples[name]);
    const { status, body } = await send(route, samples[name], idsOf(route, samples[name], a), rightful(route));
    const outcome = body.code ?? status;
    const fine = status < 300 || (samples[name].answers ?? []).includes(String(body.code));
    expect([outcome, fine]).toEqual([outcome, true]);
  });

  async function expectStream(route: Route, sample: Sample) {
    const stop = new AbortController();
    const cookie = `__Host-gauge=${rightful(route).cookie}`;
    const reply = await fetch(server.base + pathWith(route, idsOf(route, sample, a)), {
      headers: { cookie },
      signal: stop.signal,
    });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    stop.abort();
  }
});
