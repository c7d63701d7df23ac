import pg from 'pg';
import { hashPassword } from '@gauge/core/identity';
import { clientOf, sessionIn, type Answer, type Client } from './client.js';
import { startServer, type TestServer } from './server.js';
import { idOf, makeWorld, sha256, type Tenant } from './world.js';

const password = 'a long walk on the beach';

let server: TestServer;
let http: Client;
let owner: pg.Client;
let a: Tenant;
let b: Tenant;
let operator: Tenant;

beforeAll(async () => {
  server = await startServer();
  http = clientOf(server.base);
  ({ a, b, operator } = await makeWorld(server.database.owner));
  owner = new pg.Client(server.database.owner);
  await owner.connect();
  await owner.query('update app_user set password_hash = $1', [await hashPassword(password)]);
});
afterAll(async () => {
  await owner.end();
  await server.stop();
});
beforeEach(() => owner.query('delete from login_delay'));

const administrator = () => ({ cookie: a.sessionOf('association_administrator') });
const firmAdministrator = () => ({ cookie: a.sessionOf('firm_administrator') });
const atAlpha = (path: string) => `/api/associations/${a.associationId}${path}`;
const atFirm = (path: string) => `/api/firms/${a.firmId}${path}`;
const tokenIn = ({ body }: Answer) =>
  String((body as { link?: string }).link)
    .split('/')
    .at(-1) ?? '';

describe('invitations', () => {
  const invite = (email: string, role = 'counsellor', firmId: string | null = null) =>
    http.post(atAlpha('/invitations'), { ...administrator(), body: { email, role, firmId } });
  const accept = (token: string, body: unknown) => http.post(`/api/invitations/${token}/accept`, { body });

  test('bring somebody new in: the link tells what for, makes the account and signs in, once', async () => {
    const invited = await invite('new@alpha.example');
    expect(invited.status).toBe(201);
    expect(invited.body).toMatchObject({ invitation: { role: 'counsellor', place: 'alpha', state: 'open' } });
    const token = tokenIn(invited);
    expect((await http.get(`/api/invitations/${token}`)).body).toEqual({
      email: 'new@alpha.example',
      role: 'counsellor',
      place: 'alpha',
      state: 'open',
      known: false,
    });
    expect((await accept(token, { password })).body).toMatchObject({ errors: [{ path: 'name' }] });
    expect((await accept(token, { name: 'New', password: 'password' })).body.code).toBe('password_too_weak');

    const accepted = await accept(token, { name: 'New', password });
    expect(accepted.body).toMatchObject({ name: 'New', grants: [{ role: 'counsellor', place: 'alpha' }] });
    expect((await http.get(atAlpha('/members'), { cookie: sessionIn(accepted) ?? '' })).status).toBe(200);
    const again = await accept(token, { name: 'Other', password: 'another long walk' });
    expect([again.status, again.body.code]).toEqual([410, 'invitation_invalid']);
  });

  test('are mailed too, and the database keeps only the hash of the link', async () => {
    const token = tokenIn(await invite('mailed@alpha.example'));
    const { rows } = await owner.query<{ text: string }>(
      `select text from mail where to_address = 'mailed@alpha.example'`,
    );
    expect(rows[0]?.text).toContain(`http://gauge.test/invitations/${token}`);
    const kept = await owner.query('select 1 from invitation where token_hash = $1', [sha256(token)]);
    expect(kept.rowCount).toBe(1);
  });

  test('of a known address ask for its password and add the place to it', async () => {
    const token = tokenIn(await invite('firm_member@beta.example'));
    expect((await http.get(`/api/invitations/${token}`)).body).toMatchObject({ known: true });
    expect((await accept(token, { password: 'not the password' })).status).toBe(401);
    const { body } = await accept(token, { password });
    expect(body).toMatchObject({ grants: [{ place: 'beta firm' }, { place: 'alpha' }] });
  });

  test('that are withdrawn, replaced or too old no longer work', async () => {
    const [first, second] = [await invite('twice@alpha.example'), await invite('twice@alpha.example')];
    expect((await accept(tokenIn(first), { name: 'X', password })).status).toBe(410);
    const { id } = (second.body as unknown as { invitation: { id: string } }).invitation;
    expect((await http.del(atAlpha(`/invitations/${id}`), administrator())).status).toBe(200);
    expect((await http.get(`/api/invitations/${tokenIn(second)}`)).body).toMatchObject({ state: 'revoked' });
    expect((await accept(tokenIn(second), { name: 'X', password })).status).toBe(410);

    const old = await invite('late@alpha.example');
    await owner.query(`update invitation set expires_at = now() where email = 'late@alpha.example'`);
    expect((await accept(tokenIn(old), { name: 'X', password })).status).toBe(410);
  });

  test('of a firm’s administrator go to member firms only', async () => {
    const good = await invite('boss@firm.example', 'firm_administrator', a.firmId);
    expect(good.body).toMatchObject({ invitation: { place: 'alpha firm', firmId: a.firmId } });
    await invite('colleague@alpha.example');
    const team = JSON.stringify((await http.get(atAlpha('/users'), administrator())).body);
    expect([team.includes('colleague@alpha.example'), team.includes('boss@firm.example')]).toEqual([true, false]);
    const { body } = await accept(tokenIn(good), { name: 'Boss', password });
    expect(body).toMatchObject({ grants: [{ role: 'firm_administrator', firmId: a.firmId, associationId: null }] });
    expect((await invite('boss@firm.example', 'firm_administrator', b.firmId)).status).toBe(404);
    expect((await invite('boss@firm.example', 'firm_administrator')).status).toBe(400);
    expect((await invite('boss@firm.example', 'counsellor', a.firmId)).status).toBe(400);
  });

  test('among colleagues of a firm', async () => {
    const body = { email: 'colleague@firm.example', role: 'firm_member' };
    const invited = await http.post(atFirm('/invitations'), { ...firmAdministrator(), body });
    const accepted = await accept(tokenIn(invited), { name: 'Colleague', password });
    expect(accepted.body).toMatchObject({ grants: [{ role: 'firm_member', firmId: a.firmId }] });
    const users = await http.get(atFirm('/users'), firmAdministrator());
    expect(JSON.stringify(users.body)).toContain('colleague@firm.example');
  });
});

describe('roles', () => {
  const users = async () =>
    (
      (await http.get(atAlpha('/users'), administrator())).body as unknown as {
        items: { grantId: string; role: string }[];
      }
    ).items;

  test('taken away end at once, with every session', async () => {
    const cookie = a.sessionOf('counsellor');
    expect((await http.get(atAlpha('/members'), { cookie })).status).toBe(200);
    expect((await http.del(atAlpha(`/users/${a.grantId}`), administrator())).status).toBe(200);
    expect((await http.get(atAlpha('/members'), { cookie })).status).toBe(401);
    const { body } = await http.post('/api/auth/login', { body: { email: 'counsellor@alpha.example', password } });
    expect(body).toMatchObject({ grants: [] });
  });

  test('a place keeps its last administrator', async () => {
    const last = (await users()).find(({ role }) => role === 'association_administrator');
    const reply = await http.del(atAlpha(`/users/${last?.grantId}`), administrator());
    expect([reply.status, reply.body.code]).toEqual([409, 'conflict']);
  });

  test('two administrators who remove each other at once leave one', async () => {
    const second = idOf('second administrator');
    await owner.query(`insert into app_user (id, email, name) values ($1, 'second@alpha.example', 'Second')`, [second]);
    await owner.query(
      `insert into role_grant (user_id, role, association_id) values ($1, 'association_administrator', $2)`,
      [second, a.associationId],
    );
    const cookie = 'second administrator’s session'.replaceAll(/\W/g, '_');
    await owner.query(`insert into session (id_hash, user_id, expires_at) values ($1, $2, now() + interval '1 hour')`, [
      sha256(cookie),
      second,
    ]);
    const grants = (await users()).filter(({ role }) => role === 'association_administrator');
    expect(grants).toHaveLength(2);
    const mine = grants.find(({ grantId }) => grantId === idOf('alpha association_administrator grant'));
    const other = grants.find(({ grantId }) => grantId !== mine?.grantId);
    const replies = await Promise.all([
      http.del(atAlpha(`/users/${other?.grantId}`), administrator()),
      http.del(atAlpha(`/users/${mine?.grantId}`), { cookie }),
    ]);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    const { rows } = await owner.query(
      `select 1 from role_grant where association_id = $1 and role = 'association_administrator'`,
      [a.associationId],
    );
    expect(rows).toHaveLength(1);
    // give the place back to the administrator the other tests sign in as
    await owner.query('delete from role_grant where user_id = $1', [second]);
    await owner.query(
      `insert into role_grant (id, user_id, role, association_id) values ($1, $2, 'association_administrator', $3) on conflict do nothing`,
      [mine?.grantId, a.userId('association_administrator'), a.associationId],
    );
    await owner.query(
      `insert into session (id_hash, user_id, expires_at) values ($1, $2, now() + interval '1 hour') on conflict do nothing`,
      [sha256(a.sessionOf('association_administrator')), a.userId('association_administrator')],
    );
  });
});

test('what is read of a questionnaire is in the first language that is asked for, else in English', async () => {
  const titles = async (wish: string) => {
    const headers = { 'accept-language': wish };
    const { body } = await http.get('/api/instruments', { ...administrator(), headers });
    const { items } = body as unknown as { items: { title: string }[] };
    return [...new Set(items.map((one) => one.title))].sort();
  };
  const [english, french] = ['Competitiveness assessment', 'Évaluation de la compétitivité'];
  // the association's own copies keep the words they were written in
  for (const wish of ['fr', 'fr-CA,fr;q=0.9,en;q=0.8']) expect(await titles(wish)).toContain(french);
  for (const wish of ['', 'en', 'de, fr', '*', 'x'.repeat(300)]) expect(await titles(wish)).toEqual([english]);
});

describe('API keys', () => {
  const make = (permissions: string[]) =>
    http.post(atAlpha('/api-keys'), { ...administrator(), body: { name: 'nightly', permissions } });

  test('open what they were made for, in their association, and nothing else', async () => {
    const made = await make(['members:read']);
    expect(made.status).toBe(201);
    const { secret, key } = made.body as unknown as { secret: string; key: { id: string; prefix: string } };
    expect(secret.startsWith(key.prefix)).toBe(true);
    const status = async (method: string, path: string) => (await http.call(method, path, { key: secret })).status;
    expect(await status('GET', atAlpha('/members'))).toBe(200);
    expect(await status('GET', atAlpha(''))).toBe(403);
    expect(await status('GET', atAlpha('/users'))).toBe(403);
    expect(await status('GET', `/api/associations/${b.associationId}/members`)).toBe(404);
    expect(await status('GET', '/api/me')).toBe(403);

    const listed = await http.get(atAlpha('/api-keys'), administrator());
    expect(JSON.stringify(listed.body)).toContain(key.id);
    expect(JSON.stringify(listed.body)).not.toContain(secret);
    await http.del(atAlpha(`/api-keys/${key.id}`), administrator());
    expect(await status('GET', atAlpha('/members'))).toBe(401);
  });

  test('the secret is shown once: only its hash is kept, and a repeated command does not repeat it', async () => {
    const headers = { 'idempotency-key': 'make-a-key' };
    const body = { name: 'once', permissions: ['members:read'] };
    const first = await http.post(atAlpha('/api-keys'), { ...administrator(), body, headers });
    const second = await http.post(atAlpha('/api-keys'), { ...administrator(), body, headers });
    const secrets = [first, second].map((reply) => String((reply.body as { secret?: string }).secret));
    expect(secrets[0]).not.toBe(secrets[1]);
    const { rows } = await owner.query<{ all: string }>(
      `select (select string_agg(k::text, ' ') from api_key k) || (select string_agg(i::text, ' ') from idempotency i) as all`,
    );
    for (const secret of secrets) expect(rows[0]?.all).not.toContain(secret);
  });

  test('a key beside a session is what counts', async () => {
    const reply = await http.get(atAlpha('/members'), { ...administrator(), key: a.revokedKeySecret });
    expect(reply.status).toBe(401);
  });
});

describe('members', () => {
  const firm = { name: 'Clutch Works', country: 'IN', sectorCode: '2930', size: 'medium', groupName: 'Clutch Group' };
  const add = (memberNo: string, extra: object = {}, headers: Record<string, string> = {}) =>
    http.post(atAlpha('/members'), { ...administrator(), body: { memberNo, ...firm, ...extra }, headers });
  const list = async (query: string) => (await http.get(atAlpha(`/members?${query}`), administrator())).body;

  test('are enrolled, found and paged', async () => {
    const added = await add('77');
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({
      memberNo: '77',
      sectorName: 'Manufacture of parts and accessories for motor vehicles',
      group: { name: 'Clutch Group' },
      status: 'verified',
      consent: 'none',
    });
    expect(await list('search=clutch')).toMatchObject({ total: 1, items: [{ name: 'Clutch Works' }] });
    expect(await list('size=1&page=2')).toMatchObject({ total: 2, page: 2, items: [{ name: 'Clutch Works' }] });
    expect((await http.get(atAlpha('/members?size=1000'), administrator())).status).toBe(400);
  });

  test('of the same group share it; a number is used once; a sector exists', async () => {
    const one = await add('78', { name: 'First of two' });
    const other = await add('79', { name: 'Second of two', groupName: 'clutch group' });
    const groups = [one, other].map(({ body }) => (body as unknown as { group: { id: string } }).group.id);
    expect(groups[0]).toBe(groups[1]);
    expect((await add('79')).body).toMatchObject({ code: 'member_number_taken', errors: [{ path: 'memberNo' }] });
    expect((await add('80', { sectorCode: '9x' })).body).toMatchObject({ errors: [{ path: 'sectorCode' }] });
    expect((await add('81', { sectorScheme: 'own', sectorCode: 'Clutches' })).body).toMatchObject({
      sectorName: 'Clutches',
    });
  });

  test('are corrected in what is named and nothing else, and leave the list when they end', async () => {
    const { firmId } = (await add('90', { name: 'To correct', region: 'North' })).body as unknown as { firmId: string };
    const change = (body: object) => http.patch(atAlpha(`/members/${firmId}`), { ...administrator(), body });
    expect((await change({ size: 'small' })).body).toMatchObject({
      name: 'To correct',
      size: 'small',
      region: 'North',
      sectorScheme: 'ISIC4',
      group: { name: 'Clutch Group' },
    });
    expect((await change({ groupName: null })).body).toMatchObject({ group: null, size: 'small' });
    const move = (body: object) => http.post(atAlpha(`/members/${firmId}/moves`), { ...administrator(), body });
    expect((await move({ move: 'end' })).body).toMatchObject({ errors: [{ path: 'reason' }] });
    expect((await move({ move: 'end', reason: 'Closed down' })).body).toMatchObject({ status: 'ended' });
    expect(await list('search=To%20correct')).toMatchObject({ total: 0 });
    expect((await change({ size: 'large' })).status).toBe(404);
    // what is left of it is what the association wrote down itself
    expect(await list('search=To%20correct&status=ended')).toMatchObject({
      items: [{ name: 'To correct', memberNo: '90', country: null, sectorCode: null, size: null, group: null }],
    });
    expect((await http.get(atAlpha(`/members/${firmId}`), administrator())).body).toMatchObject({
      endReason: 'Closed down',
    });
    expect((await move({ move: 'verify' })).body).toMatchObject({ code: 'membership_wrong_state' });
    expect((await move({ move: 'resume', reason: 'Opened again' })).body).toMatchObject({
      status: 'verified',
      region: 'North',
    });
  });

  test('are filtered by what is known of them', async () => {
    await add('91', {
      name: 'Filtered',
      country: 'TR',
      size: 'large',
      sectorCode: '2431',
      contactEmail: 'X@filtered.example',
    });
    const found = async (query: string) => (await list(query)) as unknown as { items: { name: string }[] };
    expect(await found('country=TR&firmSize=large&sector=ISIC4%202431&people=nobody')).toMatchObject({
      total: 1,
      items: [{ name: 'Filtered', contactEmail: 'x@filtered.example', people: 'nobody' }],
    });
    expect(await found('country=TR&firmSize=small')).toMatchObject({ total: 0 });
    expect(await found('people=users')).toMatchObject({ items: [{ name: 'alpha firm' }] });
    const summary = await http.get(atAlpha('/members/summary'), administrator());
    expect(summary.body).toMatchObject({
      sizes: expect.arrayContaining([{ size: 'large', members: 1 }]),
      people: { users: 1 },
    });
  });

  test('a repeated command with one key enrols once, also side by side', async () => {
    const headers = { 'idempotency-key': 'enrol-95' };
    const replies = await Promise.all([1, 2, 3].map(() => add('95', {}, headers)));
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    const other = await add('96', {}, headers);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_mismatch']);
    expect((await add('97', {}, { 'idempotency-key': 'with space' })).status).toBe(400);
  });

  test('what was done is in the chain of entries, which is computed again on demand and can be taken along', async () => {
    const { body } = await http.get(atAlpha('/audit?size=100'), administrator());
    expect(JSON.stringify(body)).toContain('member.added');
    // the world's own first entry is not hashed: the chain says so, and where
    const alpha = await http.get(atAlpha('/audit/chain'), administrator());
    expect(alpha.body).toMatchObject({ whole: false, brokenAt: 1, head: null });
    await owner.query(`delete from audit_entry where chain = $1`, [`association:${b.associationId}`]);
    const beta = { cookie: b.sessionOf('association_administrator') };
    const atBeta = (path: string) => `/api/associations/${b.associationId}${path}`;
    for (const memberNo of ['5', '6']) await http.post(atBeta('/members'), { ...beta, body: { memberNo, ...firm } });
    const { body: chain } = await http.get(atBeta('/audit/chain'), beta);
    expect(chain).toMatchObject({ whole: true, length: 2, brokenAt: null });

    const { body: exported } = await http.get(atBeta('/audit/export'), beta);
    const entries = exported['entries'] as unknown as Record<string, unknown>[];
    // by the rule that stands in the export, with nothing of ours
    for (const [at, { seq, at: when, actorId, action, payload, chain: name, prevHash, hash }] of entries.entries()) {
      const hashed = { action, actorId, at: when, chain: name, payload: sorted(payload), prevHash, seq };
      expect(sha256(JSON.stringify(hashed))).toBe(hash);
      expect(prevHash).toBe(at === 0 ? '0'.repeat(64) : entries[at - 1]?.['hash']);
    }
    expect(entries.at(-1)?.['hash']).toBe(chain['head']);
    expect(exported).toMatchObject({ next: null, rule: expect.stringContaining('SHA-256') as string });
    const { body: rest } = await http.get(atBeta('/audit/export?after=1'), beta);
    expect(rest['entries']).toHaveLength(1);
  });

  test('what was published stands with its rules', async () => {
    const { body } = await http.get(atAlpha('/publications'), administrator());
    expect(body).toMatchObject({ items: [{ releaseId: a.releaseId, rules: { minUnits: 5, ageDays: { A: 365 } } }] });
  });
});

const sorted = (payload: unknown) =>
  Object.fromEntries(Object.entries(payload as object).sort(([one], [other]) => (one < other ? -1 : 1)));

describe('a firm', () => {
  test('sees itself and its memberships', async () => {
    const { body } = await http.get(atFirm(''), { cookie: a.sessionOf('firm_member') });
    expect(body).toMatchObject({
      name: 'alpha firm',
      group: 'alpha group',
      memberships: [{ associationName: 'alpha' }],
    });
  });

  test('decides what its counsellor sees, and sees who looked', async () => {
    const set = (level: string, associationId = a.associationId) =>
      http.put(atFirm(`/consents/${associationId}`), { ...firmAdministrator(), body: { level } });
    expect((await set('standings')).body).toMatchObject({ level: 'standings', associationName: 'alpha' });
    expect((await set('none')).status).toBe(200);
    expect((await set('answers', b.associationId)).status).toBe(404);
    const { body } = await http.get(atFirm('/consents'), firmAdministrator());
    expect(body).toMatchObject({
      items: [{ associationId: a.associationId, level: 'none' }],
      looked: [{ userName: 'Some Body', associationName: 'alpha', what: 'standings' }],
    });
    const { rows } = await owner.query('select level from counsel_consent where firm_id = $1 order by at', [a.firmId]);
    expect(rows).toEqual([{ level: 'answers' }, { level: 'standings' }, { level: 'none' }]);
  });

  test('alone makes the membership of a further association true', async () => {
    await owner.query(
      `insert into membership (association_id, firm_id, member_no, status) values ($1, $2, 'claimed', 'pending')`,
      [b.associationId, a.firmId],
    );
    const beta = { cookie: b.sessionOf('association_administrator') };
    const place = `/api/associations/${b.associationId}/members/${a.firmId}`;
    const claim = await http.post(`${place}/moves`, { ...beta, body: { move: 'verify' } });
    expect([claim.status, claim.body.code]).toEqual([409, 'membership_wrong_state']);
    const change = await http.patch(place, { ...beta, body: { size: 'large' } });
    expect([change.status, change.body.code]).toEqual([409, 'membership_needs_firm']);
    const accept = () => http.post(atFirm(`/memberships/${b.associationId}/accept`), firmAdministrator());
    expect((await accept()).status).toBe(200);
    expect((await accept()).status).toBe(404);
  });
});

describe('the network', () => {
  test('registers an association whose first administrator comes in by the link', async () => {
    const cookie = operator.sessionOf('network_operator');
    const made = await http.post('/api/network/associations', {
      cookie,
      body: {
        name: 'Gamma',
        country: 'ZA',
        contactEmail: 'x@gamma.example',
        administratorEmail: 'first@gamma.example',
      },
    });
    expect(made.status).toBe(201);
    const accepted = await http.post(`/api/invitations/${tokenIn(made)}/accept`, { body: { name: 'First', password } });
    expect(accepted.body).toMatchObject({ grants: [{ role: 'association_administrator', place: 'Gamma' }] });
    const listed = await http.get('/api/network/associations?search=gam', { cookie });
    expect(listed.body).toMatchObject({ total: 1, items: [{ name: 'Gamma', country: 'ZA' }] });
  });
});

test('instruments are there for everybody who is signed in', async () => {
  const listed = await http.get('/api/instruments', { cookie: a.sessionOf('firm_member') });
  const [item] = (listed.body as unknown as { items: { id: string; code: string }[] }).items;
  expect(item?.code).toBe('competitiveness');
  const version = await http.get(`/api/instrument-versions/${item?.id}`, { cookie: a.sessionOf('firm_member') });
  expect(version.body).toMatchObject({ code: 'competitiveness', hasShortForm: true, status: 'frozen' });
  expect((await http.get(`/api/instrument-versions/${idOf('none')}`, administrator())).status).toBe(404);
});
