import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { clientOf, type Client } from './client.js';
import { startServer, type TestServer } from './server.js';
import { idOf, makeWorld, type Tenant } from './world.js';

// The story over HTTP, with every byte that the two sides receive kept: before both have consented neither side's replies
// hold the other's name, its people, its addresses or its association.

let server: TestServer;
let http: Client;
let owner: pg.Client;
let alpha: Tenant;
let beta: Tenant;
const received: Record<'alpha' | 'beta', string[]> = { alpha: [], beta: [] };

/** Whatever names a side: its firm, contact and domain, its association, and the people who act for the two. */
const secretsOf = (side: 'alpha' | 'beta', words: string[]) => [
  ...words,
  ...['firm', 'association', 'firm_administrator', 'counsellor'].map((what) => idOf(`${side} ${what}`)),
  `administrator of ${side}`,
  `counsellor of ${side}`,
  `${side}.example`,
];
const secrets = {
  alpha: secretsOf('alpha', ['Albatross', 'albatross', 'Anna Ahlers', 'ahlers']),
  beta: secretsOf('beta', ['Bombadil', 'bombadil', 'Bela Bakshi', 'bakshi']),
};

beforeAll(async () => {
  server = await startServer();
  http = clientOf(server.base);
  ({ a: alpha, b: beta } = await makeWorld(server.database.owner));
  owner = new pg.Client(server.database.owner);
  await owner.connect();
  await owner.query('truncate introduction cascade');
  await owner.query('truncate partner_profile, partner_teaser cascade');
  for (const [tenant, name, country] of [
    [alpha, 'Albatross Clutches GmbH', 'DE'],
    [beta, 'Bombadil Clutches Pvt Ltd', 'IN'],
  ] as const) {
    await owner.query('update firm set name = $2, country = $3 where id = $1', [tenant.firmId, name, country]);
    for (let number = 0; number < 6; number++) {
      const id = randomUUID();
      await owner.query(
        `insert into firm (id, name, country, sector_code, size) values ($1, $2, $3, '2930', 'small')`,
        [id, `Neighbour ${number}`, country],
      );
      await owner.query(
        `insert into membership (association_id, firm_id, member_no, status) values ($1, $2, $3, 'verified')`,
        [tenant.associationId, id, `N${number}`],
      );
    }
  }
  const [first, second] = [alpha.associationId, beta.associationId].sort();
  await owner.query(
    `insert into alliance (first_id, second_id, proposed_by, purposes, status, valid_from) values ($1, $2, $1, '{partner_profiles}', 'accepted', '2025-01-01')`,
    [first, second],
  );
});
afterAll(async () => {
  await owner.end();
  await server.stop();
});

type Who = { side: 'alpha' | 'beta'; role: 'firm_administrator' | 'counsellor' };
const tenantOf = ({ side }: Who) => (side === 'alpha' ? alpha : beta);

async function call(who: Who, method: string, path: string, body?: unknown) {
  const tenant = tenantOf(who);
  const place = who.role === 'counsellor' ? `/api/associations/${tenant.associationId}` : `/api/firms/${tenant.firmId}`;
  const reply = await http.call(method, place + path, {
    cookie: tenant.sessionOf(who.role),
    ...(body ? { body } : {}),
  });
  received[who.side].push(JSON.stringify([reply.body, Object.fromEntries(reply.headers)]));
  return reply;
}

const firmA: Who = { side: 'alpha', role: 'firm_administrator' };
const firmB: Who = { side: 'beta', role: 'firm_administrator' };
const guildA: Who = { side: 'alpha', role: 'counsellor' };
const guildB: Who = { side: 'beta', role: 'counsellor' };

const draft = (tenant: Tenant, change: object) => ({
  associationId: tenant.associationId,
  title: 'Clutch discs for tractors',
  text: 'Know-how in friction bonding and damper design for clutch discs of tractors.',
  types: ['technical'],
  languages: ['en'],
  ...change,
});

/** Looks at everything there is to look at, so that a leak anywhere is caught. */
async function lookAround(introductionId?: string) {
  for (const firm of [firmA, firmB]) {
    await call(firm, 'GET', '/partner-profiles');
    await call(firm, 'GET', '/partners');
    await call(firm, 'GET', '/introductions');
    await call(firm, 'GET', '/introductions?charge=mine');
    await call(firm, 'GET', '/saved-searches');
    await call(firm, 'GET', '/learning');
    await call(firm, 'GET', '/events');
    if (introductionId) await call(firm, 'GET', `/introductions/${introductionId}`);
  }
  for (const guild of [guildA, guildB]) {
    await call(guild, 'GET', '/partner-profiles');
    await call(guild, 'GET', '/introductions');
    await call(guild, 'GET', '/introductions?charge=mine');
    await call(guild, 'GET', '/partnering');
    if (introductionId) await call(guild, 'GET', `/introductions/${introductionId}`);
  }
}

/** The mails that were written to a side, without their addresses. */
async function mailsTo(side: 'alpha' | 'beta') {
  const firm = { alpha: 'albatross', beta: 'bombadil' }[side];
  const { rows } = await owner.query<{ subject: string; text: string }>(
    'select subject, text from mail where to_address like any ($1)',
    [[`%@${side}.example`, `%@${firm}.example`]],
  );
  return rows.map((mail) => JSON.stringify(mail));
}

function nothingLeaked() {
  for (const [side, other] of [
    ['alpha', 'beta'],
    ['beta', 'alpha'],
  ] as const)
    for (const secret of secrets[other])
      expect([side, secret, received[side].filter((reply) => reply.includes(secret))]).toEqual([side, secret, []]);
}

test('neither name nor e-mail nor domain reaches the other side before both have consented', async () => {
  const make = async (firm: Who, guild: Who, change: object) => {
    const made = await call(firm, 'POST', '/partner-profiles', draft(tenantOf(firm), change));
    const id = String(made.body.id);
    expect((await call(firm, 'POST', `/partner-profiles/${id}/moves`, { move: 'submit' })).status).toBe(200);
    expect((await call(guild, 'POST', `/partner-profiles/${id}/moves`, { move: 'publish' })).status).toBe(200);
    return id;
  };
  const offered = await make(firmA, guildA, {
    kind: 'offer',
    offers: ['HS2022:870893'],
    contactName: 'Anna Ahlers',
    contactEmail: 'anna@albatross.example',
  });
  const asked = await make(firmB, guildB, {
    kind: 'request',
    needs: ['HS2022:870893'],
    contactName: 'Bela Bakshi',
    contactEmail: 'bela@bombadil.example',
  });
  await lookAround();
  const found = await call(firmB, 'GET', `/partners?profileId=${asked}`);
  expect(found.body).toMatchObject({
    items: [{ teaser: { id: offered }, reasons: [{ kind: 'code', closeness: 'same' }, { kind: 'types' }, {}] }],
  });

  const question = {
    profileId: asked,
    teaserId: offered,
    message: 'We should like to learn friction bonding from you.',
  };
  const { body } = await call(firmB, 'POST', '/introductions', question);
  const id = String(body.id);
  const move = async (who: Who, name: string) => {
    const reply = await call(who, 'POST', `/introductions/${id}/moves`, { move: name });
    expect([name, reply.status]).toEqual([name, 200]);
    return reply.body as { status?: string; contacts?: unknown };
  };
  await lookAround(id);
  await move(guildB, 'endorse');
  await lookAround(id);
  await move(guildA, 'pass_on');
  await call(firmA, 'POST', `/introductions/${id}/messages`, { body: 'How many discs do you make in a year?' });
  const named = await call(firmB, 'POST', `/introductions/${id}/messages`, { body: 'Ask for Bombadil in Pune.' });
  expect(named.body).toMatchObject({ code: 'names_in_text' });
  for (const who of [firmA, firmB, guildA, guildB]) {
    const userId = tenantOf(who).userId(who.role);
    const taken = await call(who, 'PUT', `/introductions/${id}/charge`, { userId, seen: null });
    expect(taken.body).toMatchObject({ charge: { userId, mine: true } });
  }
  await lookAround(id);
  await move(firmA, 'accept');
  await move(firmB, 'consent');
  await lookAround(id);
  for (const side of ['alpha', 'beta'] as const) {
    const mails = await mailsTo(side);
    expect([side, mails.length > 0]).toEqual([side, true]);
    received[side].push(...mails);
  }
  expect(received.alpha.length + received.beta.length).toBeGreaterThan(100);
  nothingLeaked();

  expect(await move(firmA, 'consent')).toMatchObject({
    status: 'exchanged',
    contacts: { other: { firm: 'Bombadil Clutches Pvt Ltd', email: 'bela@bombadil.example' } },
  });
  const met = await call(firmB, 'GET', `/introductions/${id}`);
  expect(met.body).toMatchObject({
    otherFirm: 'Albatross Clutches GmbH',
    messages: [{ author: 'firm_administrator of alpha' }],
  });
});

test('a member who is no administrator writes drafts and neither hands in nor asks nor agrees', async () => {
  const cookie = alpha.sessionOf('firm_member');
  const at = `/api/firms/${alpha.firmId}`;
  const made = await http.post(`${at}/partner-profiles`, { cookie, body: draft(alpha, { kind: 'offer' }) });
  expect(made.status).toBe(201);
  const id = String(made.body.id);
  expect((await http.post(`${at}/partner-profiles/${id}/moves`, { cookie, body: { move: 'submit' } })).status).toBe(
    403,
  );
});
