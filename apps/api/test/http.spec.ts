import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes, type Route } from '@gauge/contracts';
import { securityHeaders } from '../src/http/headers.js';
import { clientOf, type Client } from './client.js';
import { startServer, type TestServer } from './server.js';
import { makeWorld, type Tenant } from './world.js';

let server: TestServer;
let http: Client;
let a: Tenant;
let web: string;

beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'gauge-web-'));
  mkdirSync(join(web, 'assets'));
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Gauge</title>');
  writeFileSync(join(web, 'assets', 'main-abc123.js'), 'export {};');
  server = await startServer({ webDist: web });
  http = clientOf(server.base);
  ({ a } = await makeWorld(server.database.owner));
});
afterAll(async () => {
  await server.stop();
  rmSync(web, { recursive: true, force: true });
});

/** What a reply lacks of the headers that every reply has. */
function missing(headers: Headers, ...but: string[]): string[] {
  return Object.entries(securityHeaders)
    .filter(([name, value]) => !but.includes(name) && headers.get(name) !== value)
    .map(([name]) => name);
}

describe('security headers', () => {
  test('say what they must', () => {
    const policy = securityHeaders['content-security-policy'];
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
    expect(securityHeaders['strict-transport-security']).toMatch(/^max-age=31536000/);
  });

  test.each(Object.values(routes) as Route[])('come with $id, refused', async ({ method, path }) => {
    const { headers } = await http.call(method, path.replace(/:\w+/g, a.roundId));
    expect(missing(headers)).toEqual([]);
    expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });

  test.each(
    (Object.values(routes) as Route[]).filter(({ method, scope }) => method === 'GET' && scope === 'association'),
  )('come with $id, answered', async ({ path }) => {
    const stop = new AbortController();
    const url = path.replace(/:(\w+)/g, (_all, name: string) => String((a as unknown as Record<string, string>)[name]));
    const reply = await fetch(server.base + url, {
      headers: { cookie: `__Host-gauge=${a.sessionOf('association_administrator')}` },
      signal: stop.signal,
    });
    stop.abort();
    expect(missing(reply.headers)).toEqual([]);
  });

  test.each(['/api/nothing', '/api/%zz', '/api/docs', '/api/docs/start.js', '/api/openapi.json', '/nothing.js'])(
    'come with %s',
    async (path) => {
      expect(missing((await http.get(path)).headers)).toEqual([]);
    },
  );

  test('come with malformed, oversized and unknown bodies', async () => {
    const json = { 'content-type': 'application/json' };
    const replies = await Promise.all([
      http.post('/api/auth/login', { body: '{', headers: json }),
      http.post('/api/auth/login', { body: `"${'x'.repeat(1 << 20)}"`, headers: json }),
      http.post('/api/auth/login', { body: 'x', headers: { 'content-type': 'application/xml' } }),
    ]);
    expect(replies.map(({ status, body }) => [status, body.code])).toEqual([
      [400, 'invalid_input'],
      [413, 'too_large'],
      [415, 'unsupported_media_type'],
    ]);
    for (const { headers } of replies) expect(missing(headers)).toEqual([]);
  });
});

test('a file of a case comes back as an attachment of exactly its type, under its own name', async () => {
  const cookie = a.sessionOf('counsellor');
  const files = `/api/associations/${a.associationId}/cases/${a.caseId}/files`;
  const upload = async (name: string, content: string) => {
    const body = new FormData();
    body.append('file', new Blob([content]), name);
    const reply = await fetch(`${server.base}${files}?shared=false`, {
      method: 'POST',
      headers: { cookie: `__Host-gauge=${cookie}` },
      body,
    });
    return {
      status: reply.status,
      body: (await reply.json()) as { code?: string; files: { id: string; name: string }[] },
    };
  };
  const kept = await upload('Ausschuß Mai.pdf', '%PDF-1.7 <script>');
  expect(kept.status).toBe(201);
  const file = kept.body.files.find(({ name }) => name === 'Ausschuß Mai.pdf');
  const { status, headers } = await http.get(`${files}/${file?.id}`, { cookie });
  expect(status).toBe(200);
  expect(missing(headers)).toEqual([]);
  expect(headers.get('content-type')).toBe('application/pdf');
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="Ausschu_ Mai.pdf"; filename*=UTF-8''Ausschu%C3%9F%20Mai.pdf`,
  );
  expect(await upload('page.html', '<script>')).toMatchObject({ status: 415, body: { code: 'file_type' } });
  expect(await upload('big.txt', 'x'.repeat(5 * 2 ** 20 + 1))).toMatchObject({
    status: 413,
    body: { code: 'file_too_large' },
  });
});

describe('problems', () => {
  test('are problem details with the request’s id', async () => {
    const { headers, body } = await http.get('/api/me');
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(body).toEqual({
      type: '/problems/unauthenticated',
      title: 'unauthenticated',
      status: 401,
      code: 'unauthenticated',
      detail: 'Sign in first.',
      requestId: headers.get('x-request-id'),
    });
  });

  test('name every faulty field at once', async () => {
    const { body } = await http.post(`/api/associations/${a.associationId}/members?x=1`, {
      cookie: a.sessionOf('association_administrator'),
      body: { name: 'x', country: 'Germany', more: 1 },
    });
    const paths = (body as unknown as { errors: { path: string }[] }).errors.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['memberNo', 'name', 'country', 'sectorCode', '']));
  });
});

describe('the web', () => {
  const get = (path: string, accept = 'text/html') => fetch(server.base + path, { headers: { accept } });

  test('pages of the web’s own addresses are the one page, asked for each time', async () => {
    for (const path of ['/', '/firms/1/standing', '/reset/abc']) {
      const reply = await get(path);
      expect([path, reply.status, reply.headers.get('cache-control')]).toEqual([path, 200, 'no-cache']);
      expect(await reply.text()).toContain('<title>Gauge</title>');
      expect(missing(reply.headers, 'cache-control')).toEqual([]);
    }
  });

  test('files whose name changes with their content are kept for ever', async () => {
    const reply = await get('/assets/main-abc123.js', '*/*');
    expect(reply.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(reply.headers.get('content-type')).toContain('javascript');
    expect((await get('/assets/gone.js')).status).toBe(404);
  });

  test('nothing outside is served, and unknown addresses of the API are no pages', async () => {
    expect((await get('/..%2f..%2fetc%2fpasswd', '*/*')).status).toBe(404);
    expect((await get('/api/nothing')).status).toBe(404);
    expect((await get('/api/docs/files/package.json')).status).toBe(404);
  });
});

describe('the documentation', () => {
  test('is a page without inline script whose files are ours', async () => {
    const page = await (await fetch(`${server.base}/api/docs`)).text();
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|\bon\w+=|https?:/);
    for (const [, path = ''] of page.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
      const reply = await fetch(server.base + path);
      // a file that is not read to its end keeps the server from stopping
      await reply.arrayBuffer();
      expect([path, reply.status]).toEqual([path, 200]);
    }
  });

  test('is the committed OpenAPI document', async () => {
    const served: unknown = await (await fetch(`${server.base}/api/openapi.json`)).json();
    const committed = readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8');
    // run `pnpm --filter @gauge/api openapi` when this fails
    expect(served).toEqual(JSON.parse(committed));
  });
});

test('a mail program ends the reminders at the address of the page, with no word of another site', async () => {
  const token = 'alpha-choice-token-of-the-administrator';
  const reminders = async () => (await http.get(`/api/mail-choices/${token}`)).body.reminders;
  const post = (headers: Record<string, string>, body: string | undefined = 'List-Unsubscribe=One-Click') =>
    http.post(`/mail-choice/${token}`, { body, headers });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const multipart = { 'content-type': 'multipart/form-data; boundary=x' };

  expect((await post({ ...form, origin: 'https://elsewhere.example' })).body.code).toBe('cross_origin');
  expect((await post({ 'content-type': 'application/json' }, '{}')).body.code).toBe('unsupported_media_type');
  expect((await post(form, 'x'.repeat(2000))).status).toBe(413);
  expect(await reminders()).toBe(true);
  expect((await post(form)).status).toBe(200);
  expect(await reminders()).toBe(false);
  const parts = '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
  expect((await post(multipart, parts)).status).toBe(200);
  expect((await http.post(`/mail-choice/${'y'.repeat(40)}`, { body: '', headers: form })).status).toBe(404);
});

test('the mailbox and the accounts are the demo’s', async () => {
  expect((await http.get('/api/demo/mails')).status).toBe(404);
  expect((await http.get('/api/setting')).body).toEqual({ demo: false, accounts: [] });
  const accounts = [{ email: 'a@demo.example', password: 'demo', role: 'counsellor', place: 'Demo' }];
  const demo = await startServer({ demo: true, demoAccounts: accounts });
  try {
    await makeWorld(demo.database.owner);
    expect((await clientOf(demo.base).get('/api/setting')).body).toEqual({ demo: true, accounts });
    expect((await clientOf(demo.base).get('/api/demo/mails')).body).toMatchObject({
      items: [{ text: 'x' }, { text: 'x' }],
    });
  } finally {
    await demo.stop();
  }
});

describe('stopping', () => {
  test('a reply that is being made is finished, streams end, and health is not ready before that', async () => {
    const leaving = await startServer({ drain: 400 });
    const { a: tenant } = await makeWorld(leaving.database.owner);
    const headers = { cookie: `__Host-gauge=${tenant.sessionOf('association_administrator')}` };
    const url = `${leaving.base}/api/associations/${tenant.associationId}`;
    const client = clientOf(leaving.base);
    expect((await client.get('/api/health')).status).toBe(200);

    const stopping = leaving.app.close();
    let health = await client.get('/api/health');
    while (health.status === 200) health = await client.get('/api/health');
    expect([health.status, health.body.code, health.headers.get('connection')]).toEqual([503, 'busy', 'close']);
    const during = await Promise.all([1, 2, 3].map(() => fetch(`${url}/members`, { headers })));
    expect(during.map(({ status }) => status)).toEqual([200, 200, 200]);
    await stopping;
    await expect(fetch(`${url}/members`, { headers })).rejects.toThrow();
    await leaving.database.drop();
  });

  test('the end of a run ends its stream, and a stopping process ends what still runs', async () => {
    const { default: pg } = await import('pg');
    const leaving = await startServer();
    const { a: tenant } = await makeWorld(leaving.database.owner);
    const owner = new pg.Client(leaving.database.owner);
    await owner.connect();
    const watch = () =>
      fetch(`${leaving.base}/api/associations/${tenant.associationId}/rounds/${tenant.roundId}/release-events`, {
        headers: { cookie: `__Host-gauge=${tenant.sessionOf('association_administrator')}` },
      });
    expect(await (await watch()).text()).toMatch(/^data: \{.*"status":"published".*\}\n\n$/);
    await owner.query(`update release_run set status = 'running'`);
    await owner.end();
    const stream = await watch();
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    const text = stream.text();
    await leaving.app.close();
    expect(await text).toContain('"status":"running"');
    await leaving.database.drop();
  });
});
