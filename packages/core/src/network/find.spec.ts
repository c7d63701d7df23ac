import { byScore, pathOf, scoreOf, wordsOf } from '@gauge/matching';
import type { TestNetwork } from '../../test/network.js';
import { draft, makePartners, published } from '../../test/partners.js';
import { nameOfCode } from './codes.js';
import { networkInformation, shortlist } from './find.store.js';
import { findPartners } from './index.js';
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

test('the search finds what scoring every pair finds, in the same order, in a crowded network', async () => {
  await addTeasers(3000);
  const asker = network.ally.firms[0]!;
  for (const [needs, offers] of [
    [['HS2022:870893'], []],
    [['HS2022:8708', 'ISIC4:2930'], ['HS2022:732690']],
    [['HS2022:681389', 'HS2022:848310', 'HS2022:940190'], []],
    [[], ['ISIC4:2591']],
  ] as const) {
    const kind = needs.length > 0 ? ('request' as const) : ('offer' as const);
    const profileId = await published(
      network,
      network.ally,
      asker,
      draft(network.ally, { kind, needs: [...needs], offers: [...offers] }),
    );
    await network.asFirm(asker, async (ctx) => {
      const written = await ownProfile(ctx, profileId);
      const own = ownMatchProfile(written, 'IN', [...written.needs, ...written.offers].map(nameOfCode));
      const sections = [...new Set([...needs, ...offers].map((code) => pathOf(code).at(-1)!))];
      const information = await networkInformation(ctx);
      const { found: everybody } = await shortlist(ctx, own, {
        needs: sections,
        offers: sections,
        deeper: { needs: [], offers: [] },
        taxonomy: 1,
        above: 1,
        floor: 0,
        most: 100_000,
      });
      const wanted = everybody
        .map((one) => ({ id: one.id, score: scoreOf(own, one, information, daysSince1970(ctx.now)) }))
        .filter(({ score }) => score > 0)
        .sort(byScore);
      const found = await findPartners(ctx, { page: 1, size: 20, search: '', profileId });
      expect(wanted.length).toBeGreaterThan(100);
      expect(found.items.map(({ teaser }) => teaser.id)).toEqual(wanted.slice(0, 20).map(({ id }) => id));
    });
  }
});

test('the narrow rows follow the teasers: changed, expired and gone', async () => {
  const rows = () =>
    network.sql<{ n: string }>(`select count(*) as n from partner_index i join partner_teaser t using (profile_id)
      where i.expires_at = t.expires_at and i.offer_terms = partner_terms(t.offer_terms)`);
  const [before] = await network.sql<{ n: string }>('select count(*) as n from partner_teaser');
  await network.sql(`update partner_teaser set expires_at = now(), offer_terms = '{HS2022:87}' where firm_id = $1`, [
    network.lead.firms[0]!.id,
  ]);
  expect(await rows()).toEqual([before]);
  await network.sql(`delete from partner_teaser where firm_id = $1`, [network.lead.firms[0]!.id]);
  const [left] = await network.sql<{ n: string }>('select count(*) as n from partner_index');
  expect(await rows()).toEqual([left]);
});
