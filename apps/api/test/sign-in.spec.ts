import pg from 'pg';
import { hashPassword } from '@gauge/core/identity';
import { clientOf, sessionIn, type Client } from './client.js';
import { startServer, type TestServer } from './server.js';
import { makeWorld, sha256, type Tenant } from './world.js';

const password = 'a long walk on the beach';
const counsellor = 'counsellor@alpha.example';
const administrator = 'association_administrator@alpha.example';

let server: TestServer;
let http: Client;
let owner: pg.Client;
let a: Tenant;

beforeAll(async () => {
  server = await startServer();
  http = clientOf(server.base);
  ({ a } = await makeWorld(server.database.owner));
  owner = new pg.Client(server.database.owner);
  await owner.connect();
  await owner.query('update app_user set password_hash = $1', [await hashPassword(password)]);
});
afterAll(async () => {
  await owner.end();
  await server.stop();
});
beforeEach(() => owner.query('delete from login_delay'));

const signIn = (email: string, secret = password, headers: Record<string, string> = {}, cookie?: string) =>
  http.post('/api/auth/login', { body: { email, password: secret }, headers, ...(cookie ? { cookie } : {}) });
const signedIn = async (email = counsellor) => sessionIn(await signIn(email)) ?? '';

describe('signing in', () => {
  test('gives the person, their places, and a session that only this host’s browser can send', async () => {
    const reply = await signIn(' Counsellor@Alpha.example ');
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({
      email: counsellor,
      grants: [{ role: 'counsellor', associationId: a.associationId, firmId: null, place: 'alpha' }],
    });
    const cookie = reply.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/^__Host-gauge=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect((await http.get('/api/me', { cookie: sessionIn(reply) ?? '' })).status).toBe(200);
    const here = await http.get('/api/auth/session', { cookie: sessionIn(reply) ?? '' });
    expect(here.body).toEqual({ me: reply.body });
  });

  test('a place is named to its firm’s people too', async () => {
    const cookie = await signedIn('firm_member@alpha.example');
    const { body } = await http.get('/api/me', { cookie });
    expect(body).toMatchObject({ grants: [{ firmId: a.firmId, place: 'alpha firm' }] });
  });

  test('a wrong password, an unknown address and a disabled account answer the same', async () => {
    await owner.query(`update app_user set disabled_at = now() where email = 'nobody@beta.example'`);
    const replies = await Promise.all([
      signIn(counsellor, 'a wrong password'),
      signIn('unknown@alpha.example'),
      signIn('nobody@beta.example'),
    ]);
    for (const { status, body, headers } of replies) {
      expect(status).toBe(401);
      expect(headers.getSetCookie()).toEqual([]);
      expect({ ...body, requestId: '' }).toEqual({ ...replies[0]?.body, requestId: '' });
      expect(body.code).toBe('wrong_credentials');
    }
  });

  test('what is missing is named', async () => {
    const reply = await http.post('/api/auth/login', { body: { email: 'nonsense' } });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'email' }, { path: 'password' }] });
  });

  test('the database keeps no session id and no address that was tried', async () => {
    const cookie = await signedIn();
    await signIn('tried@alpha.example', 'a wrong password');
    const { rows } = await owner.query<{ all: string }>(`select
      (select string_agg(s::text, ' ') from session s) || (select string_agg(d::text, ' ') from login_delay d) as all`);
    expect(rows[0]?.all).toContain(sha256(cookie));
    expect(rows[0]?.all).not.toContain(cookie);
    expect(rows[0]?.all).not.toContain('tried@');
  });
});

describe('trying passwords', () => {
  test('makes the next try wait, also the right one, and says how long', async () => {
    for (let n = 0; n < 4; n++) expect((await signIn(counsellor, 'a wrong password')).status).toBe(401);
    const refused = await signIn(counsellor);
    expect(refused.status).toBe(429);
    expect(refused.body.code).toBe('too_many_tries');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await signIn(administrator)).status).toBe(200);

    await owner.query(`update login_delay set last_at = last_at - interval '31 seconds'`);
    expect((await signIn(counsellor)).status).toBe(200);
    expect((await signIn(counsellor, 'a wrong password')).status).toBe(401);
  });

  test('never locks: however often it failed, half a minute later the owner gets in', async () => {
    await signIn(counsellor, 'a wrong password');
    await owner.query(
      `update login_delay set failures = 1000000, last_at = now() - interval '31 seconds' where key = $1`,
      [sha256(`account ${counsellor}`)],
    );
    expect((await signIn(counsellor)).status).toBe(200);
  });

  test('side by side gains nothing', async () => {
    const replies = await Promise.all(Array.from({ length: 12 }, () => signIn(counsellor, 'a wrong password')));
    const statuses = replies.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(4);
    expect(statuses.filter((status) => status === 429)).toHaveLength(8);
  });

  test('of many accounts from one address waits too', async () => {
    for (let n = 0; n < 20; n++) await signIn(`somebody${n}@alpha.example`, 'a wrong password');
    expect((await signIn('somebody20@alpha.example')).status).toBe(429);
  });

  test('of unknown accounts waits the same, or waiting would tell which exist', async () => {
    for (let n = 0; n < 4; n++) await signIn('unknown@alpha.example', 'a wrong password');
    expect((await signIn('unknown@alpha.example')).status).toBe(429);
  });
});

describe('sessions', () => {
  const status = async (cookie: string) => (await http.get('/api/me', { cookie })).status;
  const shift = (cookie: string, column: string, by: string) =>
    owner.query(`update session set ${column} = now() + $2::interval where id_hash = $1`, [sha256(cookie), by]);

  test('a session known before signing in is worth nothing after it', async () => {
    const before = await signedIn();
    const after = sessionIn(await signIn(counsellor, password, {}, before)) ?? '';
    expect(after).not.toBe(before);
    expect([await status(before), await status(after)]).toEqual([401, 200]);
  });

  test('end after half an hour of silence and after twelve hours anyway', async () => {
    const idle = await signedIn();
    await shift(idle, 'last_seen_at', '-30 minutes');
    const old = await signedIn();
    await shift(old, 'expires_at', '-1 second');
    expect([await status(idle), await status(old)]).toEqual([401, 401]);
    const here = async (headers: { cookie?: string }) => (await http.get('/api/auth/session', headers)).body;
    expect([await here({ cookie: idle }), await here({ cookie: old }), await here({})]).toEqual(
      Array(3).fill({ me: null }),
    );
  });

  test('are noted as seen, at most once a minute', async () => {
    const cookie = await signedIn();
    const secondsAgo = async () => {
      const { rows } = await owner.query<{ s: string }>(
        `select extract(epoch from now() - last_seen_at) as s from session where id_hash = $1`,
        [sha256(cookie)],
      );
      return Number(rows[0]?.s);
    };
    await shift(cookie, 'last_seen_at', '-50 seconds');
    await status(cookie);
    expect(await secondsAgo()).toBeGreaterThan(45);
    await shift(cookie, 'last_seen_at', '-70 seconds');
    await status(cookie);
    expect(await secondsAgo()).toBeLessThan(45);
  });

  test('are listed to their owner, who can end each', async () => {
    const mine = await signedIn();
    const other = sessionIn(await signIn(counsellor, password, { 'user-agent': 'a lost phone' })) ?? '';
    const { body } = await http.get('/api/me/sessions', { cookie: mine });
    const items = (body as unknown as { items: { id: string; current: boolean; userAgent: string }[] }).items;
    expect(items.filter(({ current }) => current)).toHaveLength(1);
    const lost = items.find(({ userAgent }) => userAgent === 'a lost phone');
    expect((await http.del(`/api/me/sessions/${lost?.id}`, { cookie: mine })).status).toBe(200);
    expect([await status(mine), await status(other)]).toEqual([200, 401]);
  });

  test('end with signing out, and the browser forgets', async () => {
    const cookie = await signedIn();
    const reply = await http.post('/api/auth/logout', { cookie });
    expect([reply.status, sessionIn(reply)]).toEqual([200, '']);
    expect(await status(cookie)).toBe(401);
  });

  test('end when the account is disabled', async () => {
    const cookie = await signedIn('firm_member@beta.example');
    await owner.query(`update app_user set disabled_at = now() where email = 'firm_member@beta.example'`);
    expect(await status(cookie)).toBe(401);
  });
});

describe('requests that another site makes the browser send', () => {
  const change = async (headers: Record<string, string>) =>
    http.patch('/api/me', { cookie: await signedIn(), body: { locale: 'fr' }, headers });

  test.each([
    ['of another origin', { origin: 'https://evil.example' }],
    ['of an origin that is hidden', { origin: 'null' }],
    ['marked cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['of a sister host', { 'sec-fetch-site': 'same-site' }],
  ])('are refused: %s', async (_name, headers) => {
    const reply = await change(headers);
    expect([reply.status, reply.body.code]).toEqual([403, 'cross_origin']);
  });

  test('signing somebody in from elsewhere is refused too', async () => {
    const reply = await signIn(counsellor, password, { origin: 'https://evil.example' });
    expect(reply.status).toBe(403);
  });

  test.each([
    ['of our own origin', () => ({ origin: server.base, 'sec-fetch-site': 'same-origin' })],
    ['of the public address, through a proxy', () => ({ origin: 'http://gauge.test' })],
    ['of a program', () => ({})],
  ])('our own pass: %s', async (_name, headers) => {
    expect((await change(headers())).status).toBe(200);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'a body of a type that forms send is not read: %s',
    async (type) => {
      const reply = await http.patch('/api/me', {
        cookie: await signedIn(),
        body: '{"locale":"fr"}',
        headers: { 'content-type': type },
      });
      expect([reply.status, reply.body.code]).toEqual([415, 'unsupported_media_type']);
    },
  );
});

describe('changing the password', () => {
  const email = 'firm_administrator@alpha.example';
  const change = (cookie: string, current: string, next: string) =>
    http.post('/api/me/password', { cookie, body: { current, next } });

  test.each(['12345678', 'Password1', 'trustno1', 'Gauge-2026!!', email, 'aaaaaaaaaaaa'])(
    'refuses what is tried first: %s',
    async (next) => {
      const reply = await change(await signedIn(email), password, next);
      expect([reply.status, reply.body.code]).toEqual([422, 'password_too_weak']);
    },
  );

  test('asks for the current one, and counts wrong ones like signing in', async () => {
    const cookie = await signedIn(email);
    for (let n = 0; n < 4; n++) expect((await change(cookie, 'wrong', 'another long walk')).status).toBe(401);
    expect((await change(cookie, password, 'another long walk')).status).toBe(429);
  });

  test('ends every other session and renews this one', async () => {
    const [mine, other] = [await signedIn(email), await signedIn(email)];
    const reply = await change(mine, password, 'another long walk');
    expect(reply.status).toBe(200);
    const renewed = sessionIn(reply) ?? '';
    const statuses = await Promise.all([mine, other, renewed].map((cookie) => http.get('/api/me', { cookie })));
    expect(statuses.map(({ status }) => status)).toEqual([401, 401, 200]);
    expect((await signIn(email, 'another long walk')).status).toBe(200);
    expect((await signIn(email)).status).toBe(401);
  });
});

describe('a forgotten password', () => {
  const email = 'association_administrator@beta.example';
  const ask = (address: string) => http.post('/api/auth/reset', { body: { email: address } });
  const mailed = async () => {
    const { rows } = await owner.query<{ text: string }>(
      `select text from mail where to_address = $1 and text like '%/reset/%' order by created_at desc limit 1`,
      [email],
    );
    return /http:\/\/gauge\.test\/reset\/([\w-]+)/.exec(rows[0]?.text ?? '')?.[1] ?? '';
  };
  const reset = (token: string, next: string) => http.post(`/api/auth/reset/${token}`, { body: { password: next } });

  test('asking answers the same for an unknown address, and mails nothing', async () => {
    const [known, unknown] = [await ask(email), await ask('unknown@beta.example')];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    const { rows } = await owner.query(`select 1 from mail where to_address = 'unknown@beta.example'`);
    expect(rows).toEqual([]);
  });

  test('asking again and again has to wait', async () => {
    await ask(email);
    await ask(email);
    expect((await ask(email)).status).toBe(429);
  });

  test('the mailed link sets a new password once and ends all sessions', async () => {
    await ask(email);
    const [token, cookie] = [await mailed(), await signedIn(email)];
    expect((await reset(token, 'password')).body.code).toBe('password_too_weak');
    expect((await reset(token, 'quite another secret')).status).toBe(200);
    expect((await http.get('/api/me', { cookie })).status).toBe(401);
    expect((await signIn(email, 'quite another secret')).status).toBe(200);
    const again = await reset(token, 'and yet another one');
    expect([again.status, again.body.code]).toEqual([410, 'reset_invalid']);
  });

  test('a link is no longer valid after an hour, nor after a newer one was used', async () => {
    await ask(email);
    const first = await mailed();
    await ask(email);
    const second = await mailed();
    expect((await reset(second, 'quite another secret')).status).toBe(200);
    expect((await reset(first, 'quite another secret')).status).toBe(410);
    await owner.query('delete from login_delay');
    await ask(email);
    await owner.query(`update password_reset set expires_at = now() - interval '1 second'`);
    expect((await reset(await mailed(), 'quite another secret')).status).toBe(410);
  });
});
