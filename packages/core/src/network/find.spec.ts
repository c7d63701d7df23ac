import { byScore, informationOf, pathOf, scoreOf, wordsOf, type Candidate, type Scored } from '@gauge/matching';
import type { TestFirm, TestNetwork } from '../../test/network.js';
import { draft, makePartners, offer, published, search } from '../../test/partners.js';
import { nameOfCode } from './codes.js';
import { readAhead } from './find.held.js';
import { allTeasers, searchNews } from './find.store.js';
import { moveProfile } from './index.js';
import { daysSince1970, ownMatchProfile } from './profiles.rules.js';
import { ownProfile } from './profiles.views.js';

let network: TestNetwork;
beforeAll(async () => {
  network = await makePartners();
});
afterAll(() => network.close());

/** Numbers from a seed, 0..1. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const CODES = ['870893', '870899', '870830', '8708', '848310', '732690', '681389', '391990', '940190'].map(
  (code) => `HS2022:${code}`,
);
const INDUSTRIES = ['ISIC4:2930', 'ISIC4:2591', 'ISIC4:2920'];
const TYPES = ['technical', 'manufacturing', 'licensing', 'joint_venture'];
const WORDS = wordsOf(
  'clutch disc facing bonding tractor friction wear steel forging casting gear rubber seal aluminium heat treatment series',
);

/** Profiles of allied firms as teasers, written by the owner: all sorts of codes, words, terms, ages and refusals. */
async function addTeasers(count: number): Promise<void> {
  const random = randomOf(7);
  const some = (list: readonly string[], most: number) =>
    list.filter(() => random() < most / list.length).slice(0, most);
  const { lead, ally } = network;
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString();
  const rows = Array.from({ length: count }, (_, i) => {
    const association = random() < 0.5 ? lead : ally;
    const firm = association.firms[Math.floor(random() * association.firms.length)]!;
    // who offers seldom needs, and the other way round
    const kind = random() < 0.5 ? 'offer' : 'request';
    const [main, other] = [some([...CODES, ...INDUSTRIES], 3), random() < 0.4 ? some(CODES, 3) : []];
    const [needs, offers] = kind === 'request' ? [main, other] : [other, main];
    const words = some(WORDS, 10);
    const age = random() * 300;
    return {
      profile_id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
      firm_id: firm.id,
      association_id: association.id,
      kind,
      title: 'A profile',
      text: words.join(' '),
      place_level: 'country',
      place: 'DE',
      countries: [random() < 0.5 ? 'DE' : 'IN'],
      size: null,
      needs,
      offers,
      need_terms: needs.flatMap(pathOf),
      offer_terms: offers.flatMap(pathOf),
      words,
      types: some(TYPES, 2),
      series: [null, 'sample', 'small', 'medium', 'large'][Math.floor(random() * 5)],
      certificates: some(['ISO 9001'], 1),
      certificates_needed: random() < 0.2 ? ['ISO 9001'] : [],
      languages: ['en'],
      markets_wanted: random() < 0.2 ? ['DE'] : [],
      markets_excluded: random() < 0.1 ? ['IN'] : [],
      blocked_firms: random() < 0.1 ? [network.ally.firms[0]!.name] : [],
      published_at: day(age),
      expires_at: day(age - 365),
    };
  });
  await network.sql(`insert into partner_teaser select * from jsonb_populate_recordset(null::partner_teaser, $1)`, [
    JSON.stringify(rows),
  ]);
}

type TeaserRow = Omit<Candidate, 'words' | 'published'> & { words: string[]; published_at: Date; firm_id: string };

/** Everybody whom the firm is shown, scored one by one: rows and counts are read by the owner, not by the search's functions. */
async function everyPair(firm: TestFirm, profileId: string): Promise<(Scored & { row: TeaserRow })[]> {
  const rows = await network.sql<TeaserRow>(`
    select t.*, profile_id as id, certificates_needed as "certificatesNeeded", markets_wanted as "marketsWanted",
      markets_excluded as "marketsExcluded",
      (select count(*)::int from introduction i where i.asked_profile_id = t.profile_id and i.status = 'asked_review') as inbound
    from partner_teaser t`);
  const counts = new Map<string, number>();
  for (const { needs, offers } of rows)
    for (const code of new Set([...needs, ...offers])) counts.set(code, (counts.get(code) ?? 0) + 1);
  return network.asFirm(firm, async (ctx) => {
    const written = await ownProfile(ctx, profileId);
    const own = ownMatchProfile(
      written,
      'IN',
      [...written.needs, ...written.offers].map((code) => nameOfCode(code)),
    );
    const shown = await ctx.tx.$queryRaw<{ id: string }[]>`
      select id from partner_teasers(${rows.map(({ id }) => id)}::uuid[], ${ctx.now})`;
    const open = new Set(shown.map(({ id }) => id));
    const [information, now] = [informationOf(counts), daysSince1970(ctx.now)];
    return rows
      .filter(({ id }) => open.has(id))
      .map((row) => {
        const candidate = { ...row, words: new Set(row.words), published: daysSince1970(row.published_at) };
        return { id: row.id, score: scoreOf(own, candidate, information, now), row };
      })
      .filter(({ score }) => score > 0)
      .sort(byScore);
  });
}

type RawTeaser = Record<'profile_id' | 'firm_id' | 'association_id' | 'kind', string> &
  Record<'types' | 'countries' | 'words' | 'markets_excluded' | 'blocked_firms', string[]> &
  Record<'published_at' | 'expires_at', Date>;

/** What the rule opens to a firm, said once more in other words: rows are read by the owner, newest first. */
async function shownTo(firm: TestFirm, country: string): Promise<RawTeaser[]> {
  const rows = await network.sql<RawTeaser>('select * from partner_teaser');
  const members = await network.sql<{ key: string }>(`
    select m.firm_id || ' ' || m.association_id as key from membership m join firm f on f.id = m.firm_id
    where m.status = 'verified' and f.deactivated_at is null`);
  const standing = new Set(members.map(({ key }) => key));
  const blocks = (names: string[]) => names.some((name) => firm.name.toLowerCase().startsWith(name.toLowerCase()));
  return rows
    .filter((row) => standing.has(`${row.firm_id} ${row.association_id}`) && row.firm_id !== firm.id)
    .filter(
      (row) => row.expires_at > new Date() && !row.markets_excluded.includes(country) && !blocks(row.blocked_firms),
    )
    .sort(
      (one, other) =>
        other.published_at.getTime() - one.published_at.getTime() || (one.profile_id < other.profile_id ? -1 : 1),
    );
}

const asker = () => network.ally.firms[0]!;
const searchFor = (profileId: string, query: Parameters<typeof search>[2] = {}) =>
  search(network, asker(), { profileId, ...query });
const idsOf = ({ items }: Awaited<ReturnType<typeof search>>) => items.map(({ teaser }) => teaser.id);

describe('in a crowded network', () => {
  beforeAll(async () => {
    await addTeasers(2500);
    // the most that one firm can be asked, and nobody at the others
    await network.sql(`insert into introduction (id, asker_profile_id, asker_firm_id, asker_association_id, asked_profile_id,
        asked_firm_id, asked_association_id, status, asker_teaser, asked_teaser, message, created_at)
      select gen_random_uuid(), profile_id, gen_random_uuid(), association_id, profile_id, firm_id, association_id, 'asked_review',
        '{}', '{}', '', now()
      from partner_teaser where profile_id::text ~ '[05]$' and firm_id in (select id from firm where name ~ '[2468]$') limit 40`);
  });

  test.each([
    [['HS2022:870893'], []],
    [['HS2022:8708', 'ISIC4:2930'], ['HS2022:732690']],
    [['HS2022:681389', 'HS2022:848310', 'HS2022:940190'], []],
    [[], ['ISIC4:2591']],
  ])(
    'needs %j, offers %j: what scoring every pair finds, in the same order, filtered or not',
    async (needs, offers) => {
      const kind = needs.length > 0 ? ('request' as const) : ('offer' as const);
      const own = await published(network, network.ally, asker(), draft(network.ally, { kind, needs, offers }));
      const best = await everyPair(asker(), own);
      expect(best.length).toBeGreaterThan(100);
      expect(idsOf(await searchFor(own))).toEqual(best.slice(0, 20).map(({ id }) => id));
      expect(idsOf(await searchFor(own, { page: 2 }))).toEqual(best.slice(20, 40).map(({ id }) => id));
      const word = best[30]!.row.words[0]!;
      const wanted = best.filter(({ row }) => row.types.includes('technical') && row.words.includes(word));
      const filtered = await searchFor(own, { type: 'technical', search: word });
      expect(idsOf(filtered)).toEqual(wanted.slice(0, 20).map(({ id }) => id));
      const german = best.filter(({ row }) => row.countries.includes('DE') && row.kind === 'offer');
      const there = await searchFor(own, { country: 'DE', kind: 'offer' });
      expect(idsOf(there)).toEqual(german.slice(0, 20).map(({ id }) => id));
    },
  );

  test('a list is all that is open to the firm, newest first, and counted as far as it goes', async () => {
    const { sql, lead, ally } = network;
    // some leave the association, some close, some have expired, some come under one name in a block
    await sql(`update membership set status = 'ended' where firm_id = any($1)`, [
      [lead.firms[2]!.id, ally.firms[3]!.id],
    ]);
    await sql(`update firm set deactivated_at = now() where id = $1`, [lead.firms[4]!.id]);
    await sql(`update partner_teaser set expires_at = now() where profile_id::text ~ '7$'`);
    await sql(
      `update partner_teaser set blocked_firms = '{"Nobody", "allied ASSOCIATION"}' where profile_id::text ~ '31$'`,
    );
    await sql(`update partner_teaser set published_at = date_trunc('day', published_at)`);
    const shown = await shownTo(asker(), 'IN');
    expect(shown.length).toBeGreaterThan(1000);
    const word = WORDS[3]!;
    const lists: [query: Parameters<typeof search>[2], fits: (row: RawTeaser) => boolean][] = [
      [{}, () => true],
      [{ kind: 'offer' }, ({ kind }) => kind === 'offer'],
      [{ type: 'licensing' }, ({ types }) => types.includes('licensing')],
      [{ country: 'DE', type: 'technical' }, (row) => row.countries.includes('DE') && row.types.includes('technical')],
      [{ search: word }, ({ words }) => words.includes(word)],
      [{ search: word, country: 'DE' }, ({ words, countries }) => words.includes(word) && countries.includes('DE')],
      [{ country: 'FR' }, () => false],
    ];
    for (const [query, fits] of lists) {
      const wanted = shown.filter(fits).map(({ profile_id }) => profile_id);
      for (const page of [1, 3]) {
        const list = await search(network, asker(), { ...query, page });
        expect(idsOf(list)).toEqual(wanted.slice((page - 1) * 20, page * 20));
        if (list.items.length === 0) continue;
        expect([list.total, list.more]).toEqual([Math.min(wanted.length, 1000), wanted.length > 1000]);
      }
    }
    const [last, none] = [await search(network, asker(), { page: 50 }), await search(network, asker(), { page: 51 })];
    expect([idsOf(last), last.more]).toEqual([shown.slice(980, 1000).map(({ profile_id }) => profile_id), true]);
    expect(none.items).toEqual([]);
    await sql(`update membership set status = 'verified'`);
    await sql(`update firm set deactivated_at = null`);
    await sql(`update partner_teaser set expires_at = published_at + interval '365 days', blocked_firms = '{}'`);
  });

  test('when everybody was written at once, and when more was than a reader is told', async () => {
    const own = await published(network, network.ally, asker(), draft(network.ally));
    const before = idsOf(await searchFor(own));
    await network.sql(
      `update partner_teaser set types = '{licensing}', published_at = published_at - interval '9 days'`,
    );
    const after = idsOf(await searchFor(own));
    expect(after).toEqual((await everyPair(asker(), own)).slice(0, 20).map(({ id }) => id));
    expect(after).not.toEqual(before);
    await network.sql(
      `update partner_teaser set types = '{technical}' where firm_id in (select id from firm where name ~ '[13579]$')`,
    );
    await network.sql(`insert into partner_index (profile_id, changed_in)
      select gen_random_uuid(), pg_current_xact_id()::text::bigint from generate_series(1, 5001)`);
    const anew = idsOf(await searchFor(own));
    expect(anew).toEqual((await everyPair(asker(), own)).slice(0, 20).map(({ id }) => id));
    expect(anew).not.toEqual(after);
  });
});

test('what a process has read ahead it asks for no more, and it finds what is written after', async () => {
  const { database } = network;
  // another life of the same database: whatever was held before is read anew
  await network.sql('update partner_search_key set key = gen_random_uuid()');
  await network.sql('update partner_teaser set kind = kind');
  await readAhead(database);
  const own = await published(network, network.ally, asker(), draft(network.ally));
  const other = await published(network, network.lead, network.lead.firms[0]!, offer(network.lead));
  await network.sql('revoke execute on function partner_section(text, uuid, int) from gauge_app');
  try {
    const ids = idsOf(await searchFor(own));
    expect(ids).toContain(other);
    expect(ids).toEqual((await everyPair(asker(), own)).slice(0, 20).map(({ id }) => id));
  } finally {
    await network.sql('grant execute on function partner_section(text, uuid, int) to gauge_app');
  }
});

test('reading ahead tells of nobody: no firm, and nothing outside of its own scope', async () => {
  const { database } = network;
  const ahead = await database.transaction({ scope: 'search' }, (tx) => searchNews({ tx, now: new Date() }, '', 0n));
  expect(ahead).toMatchObject({ publishers: [], country: null });
  await network.asFirm(asker(), async (ctx) =>
    expect(await allTeasers(ctx, '00000000-0000-0000-0000-000000000000', 10)).toEqual([]),
  );
  await expect(database.transaction({}, (tx) => searchNews({ tx, now: new Date() }, '', 0n))).rejects.toThrow();
});

describe('what happens meanwhile is found with its transaction', () => {
  let own: string;
  let other: string;
  const them = () => network.lead.firms[0]!;
  const found = async () => idsOf(await searchFor(own)).includes(other);
  beforeAll(async () => {
    await network.sql('delete from partner_teaser');
    own = await published(network, network.ally, asker(), draft(network.ally));
    expect((await searchFor(own)).total).toBe(0);
    other = await published(network, network.lead, them(), offer(network.lead));
  });

  test('published, withdrawn, renewed by another', async () => {
    expect(await found()).toBe(true);
    await network.asFirm(them(), (ctx) => moveProfile(ctx, other, 'withdraw'));
    expect(await found()).toBe(false);
    await network.asFirm(them(), (ctx) => moveProfile(ctx, other, 'revise'));
    await network.sql(`delete from partner_profile where id = $1`, [other]);
    other = await published(network, network.lead, them(), offer(network.lead, { offers: ['HS2022:940190'] }));
    expect(await found()).toBe(false);
    await network.sql(`update partner_teaser set offers = '{HS2022:8708}', offer_terms = '{HS2022:8708,HS2022:87,HS2022:S17}'
      where profile_id = '${other}'`);
    expect(await found()).toBe(true);
  });

  test.each([
    ['an alliance ends', `update alliance set status = 'ended'`, `update alliance set status = 'accepted'`],
    [
      'a membership ends',
      `update membership set status = 'ended' where firm_id = $1`,
      `update membership set status = 'verified'`,
    ],
    ['a firm leaves', `update firm set deactivated_at = now() where id = $1`, `update firm set deactivated_at = null`],
    [
      'it rules the searcher out by name',
      `update partner_teaser set blocked_firms = '{"Allied Association firm 1"}' where firm_id = $1`,
      `update partner_teaser set blocked_firms = '{}'`,
    ],
    [
      'it rules the searcher out by country',
      `update partner_teaser set markets_excluded = '{IN}' where firm_id = $1`,
      `update partner_teaser set markets_excluded = '{}'`,
    ],
    [
      'it expires',
      `update partner_teaser set expires_at = now() where firm_id = $1`,
      `update partner_teaser set expires_at = now() + interval '1 day'`,
    ],
  ])('%s', async (_, end, undo) => {
    expect(await found()).toBe(true);
    await network.sql(end.replace('$1', `'${them().id}'`));
    expect(await found()).toBe(false);
    await network.sql(undo);
    expect(await found()).toBe(true);
  });

  test('a transaction that was open while somebody looked is read by the next one', async () => {
    const third = await published(network, network.lead, network.lead.firms[1]!, offer(network.lead));
    expect(await found()).toBe(true);
    await network.sql('begin');
    await network.sql(`update partner_teaser set offers = '{HS2022:940190}' where profile_id = $1`, [other]);
    // it began later and ends first
    await network.asFirm(network.lead.firms[1]!, (ctx) => moveProfile(ctx, third, 'withdraw'));
    expect(await found()).toBe(true);
    await network.sql('commit');
    expect(await found()).toBe(false);
  });

  test('what a transaction wrote itself is not told to it: it may yet be undone', async () => {
    const undone = network.asFirm(asker(), async (ctx) => {
      const { era, upto } = await searchNews(ctx, 'another database', 0n);
      // as long as an older transaction is open anywhere on the server, what came after it is told again
      const { changed } = await searchNews(ctx, era, upto);
      await moveProfile(ctx, own, 'withdraw');
      expect((await searchNews(ctx, era, upto)).changed).toEqual(changed);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect((await searchFor(own)).items).toEqual([]);
  });
});
