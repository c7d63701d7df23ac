// Partner search: the twenty best of a network for an own profile, as the API finds them, against scoring every pair.
import { createHash } from 'node:crypto';
import { loadavg } from 'node:os';
import {
  connected,
  freePort,
  openDatabase,
  provision,
  randomPasswords,
  startPostgres,
} from '../../packages/db/dist/index.js';
import { findPartners, readAhead } from '../../packages/core/dist/network/index.js';
import { nameOfCode } from '../../packages/core/dist/network/codes.js';
import { teasersById } from '../../packages/core/dist/network/find.store.js';
import { ownMatchProfile } from '../../packages/core/dist/network/profiles.rules.js';
import { ownProfile } from '../../packages/core/dist/network/profiles.views.js';
import { HS_ENTRIES, bareCode, byScore, informationOf, pathOf, scoreOf } from '../../packages/matching/dist/index.js';
import { randomOf } from './measure.mjs';

const TOP = 20;
const ASSOCIATIONS = 60;
/** Searchers are the first profiles, of different members of an association that is allied with all others. */
const CALLERS = 250;
const COUNTRIES =
  'IN DE ZA BR TR MX VN PL IT JP CN US FR ES PT GB NL SE AT CZ SK HU RO MA TN EG KE NG GH ET LK BD PK TH MY ID PH AR CL CO'.split(
    ' ',
  );
/** Chapters of what makers of parts make, the most frequent first; then all others. */
const FREQUENT = '87 84 85 73 39 40 72 76 90 94 70 68 82 83 74 38 32 59 86 88 25 28 29 34 44 48 54 61 95 96'.split(' ');
const CHAPTERS = [
  ...new Set([...FREQUENT, ...HS_ENTRIES.map(({ code }) => bareCode(code)).filter((code) => /^\d\d$/.test(code))]),
];
/** As many to a chapter and to a heading as HS 2022 has on average. */
const [HEADINGS, SUBHEADINGS] = [13, 5];
const ISIC =
  '2930 2591 2592 2220 2431 2432 2219 2599 2710 2740 2812 2813 2819 2822 2910 2920 2029 2393 2211 7120'.split(' ');
const WORDS = Array.from({ length: 4000 }, (_, i) => `word${i}`);

/** Networks of several sizes, each searched by the same kind of firms. */
export async function searchPartners({ sizes, searches, checked, folder, say, onStop }) {
  const runs = [];
  for (const profiles of sizes) {
    const network = await fillNetwork(`${folder}/partners-${profiles}`, profiles, onStop);
    say(`${profiles} profiles are in`);
    runs.push({ profiles, ...(await measure(network, searches, checked)), load: loadavg()[0] });
    say(JSON.stringify(runs.at(-1)));
    await network.stop();
  }
  return { top: TOP, associations: ASSOCIATIONS, searches, callers: CALLERS, checked, runs };
}

async function measure({ database, owner, callers }, searches, checked) {
  const find = (caller, query) =>
    asFirm(database, caller.firm, (ctx) => findPartners(ctx, { page: 1, size: TOP, search: '', ...query }));
  const best = (caller) => find(caller, { profileId: caller.profile });
  const before = memory();
  const [ahead] = await timed([() => readAhead(database)]);
  const [first] = await timed([() => best(callers[0])]);
  // until the code is compiled, too
  for (const caller of callers) await best(caller);
  const of = (query) => callers.slice(0, 60).map((caller) => () => find(caller, query(caller)));
  const suggestions = [];
  for (let i = 0; i < searches; i++) suggestions.push(() => best(callers[i % callers.length]));
  const result = {
    ahead,
    first,
    ...shares(await timed(suggestions)),
    filtered: shares(await timed(of(({ profile }) => ({ profileId: profile, country: 'DE', type: 'technical' })))),
    changed: shares(await timed(suggestions.slice(0, 50), (i) => renew(owner, callers[(i + 1) % callers.length]))),
    newest: shares(await timed(of(() => ({})))),
    words: shares(await timed(of(() => ({ search: `${WORDS[7]} ${WORDS[40]}` })))),
    country: shares(await timed(of(() => ({ country: 'DE', kind: 'offer', type: 'licensing' })))),
  };
  // after what is timed: collecting garbage throws compiled code away
  const held = memory() - before;
  const everybody = await readEverybody(owner);
  const some = callers.slice(0, checked);
  let allPairs = 0;
  for (const caller of some) {
    const wanted = await asFirm(database, caller.firm, (ctx) => everyPair(ctx, everybody, caller));
    allPairs += wanted.milliseconds / checked;
    const { items } = await best(caller);
    if (items.map(({ teaser }) => teaser.id).join() !== wanted.ids.join())
      throw new Error(`a search for ${caller.profile} does not find what scoring every pair finds`);
  }
  return { ...result, held, allPairs };
}

const memory = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
};

/** Milliseconds of each in turn; what `before` does is not counted. */
async function timed(works, before = async () => {}) {
  const milliseconds = [];
  for (const [i, work] of works.entries()) {
    await before(i);
    const began = performance.now();
    await work();
    milliseconds.push(performance.now() - began);
  }
  return milliseconds;
}

function shares(milliseconds) {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: sorted.at(-1) };
}

/** Somebody's profile is published anew. */
const renew = (owner, { profile }) =>
  owner(`update partner_teaser set published_at = date_trunc('milliseconds', now()) where profile_id = $1`, [profile]);

/** All teasers as the database's owner sees them, and what codes tell: read and counted without the search's own functions. */
async function readEverybody(owner) {
  const { rows } = await owner(`
    select t.*, (select count(*)::int from introduction i where i.asked_profile_id = t.profile_id and i.status = 'asked_review') as inbound
    from partner_teaser t`);
  const counts = new Map();
  for (const { needs, offers } of rows)
    for (const code of new Set([...needs, ...offers])) counts.set(code, (counts.get(code) ?? 0) + 1);
  const profiles = rows.map((row) => ({
    ...row,
    id: row.profile_id,
    words: new Set(row.words),
    certificatesNeeded: row.certificates_needed,
    marketsWanted: row.markets_wanted,
    marketsExcluded: row.markets_excluded,
    published: row.published_at.getTime() / 86_400_000,
  }));
  return { profiles, information: informationOf(counts) };
}

/** What the search must find: everybody scored one by one, and the best of those that are shown to the firm. */
async function everyPair(ctx, { profiles, information }, { profile, country }) {
  const written = await ownProfile(ctx, profile);
  const own = ownMatchProfile(
    written,
    country,
    [...written.needs, ...written.offers].map((code) => nameOfCode(code)),
  );
  const now = ctx.now.getTime() / 86_400_000;
  const began = performance.now();
  const ranked = profiles
    .map((one) => ({ id: one.id, score: scoreOf(own, one, information, now) }))
    .filter(({ score }) => score > 0)
    .sort(byScore);
  const milliseconds = performance.now() - began;
  const ids = [];
  for (let from = 0; ids.length < TOP && from < ranked.length; from += 200) {
    const some = ranked.slice(from, from + 200).map(({ id }) => id);
    const shown = await teasersById(ctx, some);
    ids.push(...some.filter((id) => shown.has(id)));
  }
  return { ids: ids.slice(0, TOP), milliseconds };
}

const asFirm = (database, firm, work) =>
  database.transaction({ firm, user: firm, scope: 'firm' }, (tx) =>
    work({
      actor: { id: firm, name: 'Bench' },
      associationId: null,
      firmId: firm,
      permissions: new Set(['partners:read']),
      tx,
      now: new Date(),
    }),
  );

async function fillNetwork(folder, profiles, onStop) {
  const server = await startPostgres({
    data: folder,
    port: await freePort(),
    password: 'bench',
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '512MB' },
  });
  onStop(() => server.stop());
  const urls = await provision({ adminUrl: server.url('postgres'), database: 'gauge', passwords: randomPasswords() });
  const network = makeProfiles(profiles);
  await connected(server.url('gauge'), async (client) => {
    await client.query('set session_replication_role = replica');
    const put = async (table, rows) => {
      for (let from = 0; from < rows.length; from += 5000) {
        const part = rows.slice(from, from + 5000);
        const names = Object.keys(part[0]).join(', ');
        await client.query(
          `insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, $1)`,
          [JSON.stringify(part)],
        );
      }
    };
    for (const [table, rows] of Object.entries(network.tables)) await put(table, rows);
    await client.query('insert into partner_index select row.* from partner_teaser t, partner_index_row(t) row');
    await client.query('insert into partner_findable select row.* from partner_teaser t, partner_findable_row(t) row');
    await client.query(
      `insert into partner_code
        select code, count(*) from partner_teaser, lateral (select distinct unnest(needs || offers)) one (code) group by 1`,
    );
    await client.query('vacuum analyze');
  });
  const database = openDatabase(urls.app, { max: 2 });
  const owner = (sql, values) => connected(server.url('gauge'), (client) => client.query(sql, values));
  const stop = async () => {
    await database.close();
    await server.stop();
  };
  return { database, owner, callers: network.callers, stop };
}

const id = (kind, i) => {
  const hex = createHash('sha256').update(`${kind} ${i}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

function makeProfiles(count) {
  const random = randomOf(count);
  const pick = (list) => list[Math.floor(random() * list.length)];
  /** The first of a list often, the last seldom. */
  const ranked = (list) => list[Math.min(list.length - 1, Math.floor(list.length ** random() - 1))];
  const numbers = (count, step) => Array.from({ length: count }, (_, i) => String((i + 1) * step).padStart(2, '0'));
  const [headings, subheadings] = [numbers(HEADINGS, 1), numbers(SUBHEADINGS, 10)];
  const product = () => `HS2022:${ranked(CHAPTERS)}${ranked(headings)}${ranked(subheadings)}`;
  const codes = (industry) => [
    ...new Set([
      ...Array.from({ length: 1 + Math.floor(random() * 3) }, product),
      ...(random() < 0.5 ? [industry] : []),
    ]),
  ];
  const terms = (own) => [...new Set(own.flatMap(pathOf))];
  const now = Date.now();
  const day = (ago) => new Date(now - ago * 86_400_000).toISOString();
  const firms = Math.ceil(count / 2);
  const tables = {
    association: [],
    alliance: [],
    firm: [],
    membership: [],
    partner_profile: [],
    partner_teaser: [],
    introduction: [],
  };
  for (let i = 0; i < ASSOCIATIONS; i++) {
    tables.association.push({
      id: id('association', i),
      name: `Association ${i}`,
      country: pick(COUNTRIES),
      contact_email: 'a@bench.example',
      locale: 'en',
      created_at: day(900),
    });
    for (let other = 0; other < i; other++) {
      if (other > 0 && random() < 0.8) continue;
      const [first_id, second_id] = [id('association', other), id('association', i)].sort();
      tables.alliance.push({
        id: id('alliance', i * ASSOCIATIONS + other),
        first_id,
        second_id,
        proposed_by: first_id,
        purposes: ['partner_profiles'],
        status: 'accepted',
        valid_from: '2020-01-01',
        created_at: day(900),
        message: '',
        version: 1,
      });
    }
  }
  for (let i = 0; i < firms; i++) {
    const association = i < CALLERS ? 0 : Math.floor(random() * ASSOCIATIONS);
    tables.firm.push({
      id: id('firm', i),
      name: `Firm ${i}`,
      country: pick(COUNTRIES),
      sector_scheme: 'ISIC4',
      sector_code: ranked(ISIC),
      size: 'small',
      created_at: day(900),
    });
    tables.membership.push({
      id: id('membership', i),
      association_id: id('association', association),
      firm_id: id('firm', i),
      member_no: String(i),
      status: i >= CALLERS && random() < 0.01 ? 'ended' : 'verified',
      created_at: day(900),
      verified_at: day(900),
    });
  }
  const callers = [];
  for (let i = 0; i < count; i++) {
    const firm = tables.firm[i % firms];
    const { association_id } = tables.membership[i % firms];
    const industry = `ISIC4:${firm.sector_code}`;
    const kind = random() < 0.5 ? 'offer' : 'request';
    const [main, other] = [codes(industry), random() < 0.4 ? codes(industry) : []];
    const [needs, offers] = kind === 'request' ? [main, other] : [other, main];
    const words = [...new Set(Array.from({ length: 30 }, () => ranked(WORDS)))];
    const published = random() * 360;
    const shown = {
      firm_id: firm.id,
      association_id,
      kind,
      title: words.slice(0, 6).join(' '),
      text: words.join(' '),
      needs,
      offers,
      types: [pick(['technical', 'manufacturing', 'licensing']), ...(random() < 0.3 ? ['joint_venture'] : [])],
      series: pick([null, 'sample', 'small', 'medium', 'large']),
      certificates: random() < 0.7 ? ['ISO 9001', ...(random() < 0.3 ? ['IATF 16949'] : [])] : [],
      certificates_needed: random() < 0.2 ? ['ISO 9001'] : [],
      languages: ['en'],
      markets_wanted: random() < 0.2 ? [pick(COUNTRIES), pick(COUNTRIES)] : [],
      markets_excluded: random() < 0.05 ? [pick(COUNTRIES)] : [],
      blocked_firms: random() < 0.05 ? [`Firm ${Math.floor(random() * firms)}`] : [],
      published_at: day(published),
      expires_at: day(published - 365),
    };
    const profile = id('profile', i);
    tables.partner_teaser.push({
      profile_id: profile,
      ...shown,
      place_level: 'country',
      place: firm.country,
      countries: [firm.country],
      size: 'small',
      need_terms: terms(needs),
      offer_terms: terms(offers),
      words,
    });
    if (random() < 0.02)
      tables.introduction.push({
        id: id('introduction', i),
        asker_profile_id: profile,
        asker_firm_id: firm.id,
        asker_association_id: association_id,
        asked_profile_id: profile,
        asked_firm_id: firm.id,
        asked_association_id: association_id,
        status: 'asked_review',
        asker_teaser: {},
        asked_teaser: {},
        message: '',
        version: 1,
        created_at: day(3),
      });
    if (i >= CALLERS) continue;
    // searched for by their firms: the rest is found by its teaser alone
    tables.partner_profile.push({
      id: profile,
      ...shown,
      status: 'published',
      contact_name: 'x',
      contact_email: 'x@x.example',
      version: 1,
      created_at: day(published),
      updated_at: day(published),
      submitted_at: day(published),
    });
    callers.push({ firm: firm.id, profile, country: firm.country });
  }
  return { tables, callers };
}
