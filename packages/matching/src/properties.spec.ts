import fc from 'fast-check';
import { bareCode, HS_ENTRIES, isCode, pathOf, type Code } from './codes.js';
import { congested, fitOf, mutual } from './fit.js';
import { fitsTogether } from './filters.js';
import { informationOf, similarity, similarityAtMost } from './information.js';
import { series, type MatchProfile } from './profile.js';
import { firmsThatFit, generalise, type CensusRow, type TeaserIdentity, type TeaserWorld } from './teaser.js';
import { byScore, scoreOf, topMatches, type Candidate, type Terms, type Wanted } from './top.js';
import { dealsIn } from './trades.js';

const hsCodes = HS_ENTRIES.map(({ code }) => code).filter((code) => !bareCode(code).startsWith('S'));
const isicCodes = ['2930', '2591', '2592', '2220', '2431', '29', '25', '7120', '4530', '2740', '10'].map(
  (code) => `ISIC4:${code}`,
);
const code = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...hsCodes) }, fc.constantFrom(...isicCodes));
const codes = fc.uniqueArray(code, { maxLength: 4 });
const counts = fc.array(fc.tuple(code, fc.integer({ min: 1, max: 50 })), { maxLength: 60 });
const country = fc.constantFrom('DE', 'IN', 'BR', 'TR', 'ZA');
const some = (...values: string[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 });

const NOW = 20_000;
const profile: fc.Arbitrary<MatchProfile> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom('offer', 'request'),
  needs: codes,
  offers: codes,
  words: some('clutch', 'casting', 'gear', 'seal').map((words) => new Set(words)),
  countries: country.map((one) => [one]),
  types: some('technical', 'licence', 'supply'),
  series: fc.option(fc.constantFrom(...series)),
  certificates: some('ISO 9001', 'IATF 16949'),
  certificatesNeeded: fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, some('ISO 9001')),
  languages: fc.constant(['en']),
  marketsWanted: fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, some('DE', 'IN', 'BR')),
  marketsExcluded: some('TR'),
  published: fc.integer({ min: NOW - 365, max: NOW }),
});
const candidate: fc.Arbitrary<Candidate> = fc
  .tuple(profile, fc.integer({ min: 0, max: 9 }))
  .map(([one, inbound]) => ({ ...one, inbound }));

describe('codes', () => {
  test('each kept code is a code, once, and lies under every code of its path', () => {
    expect(new Set(HS_ENTRIES.map((entry) => entry.code)).size).toBe(HS_ENTRIES.length);
    for (const { code: one } of HS_ENTRIES) {
      expect([one, isCode(one)]).toEqual([one, true]);
      expect(pathOf(one).slice(1).every(isCode)).toBe(true);
    }
    // 21 sections, 96 chapters: 77 is reserved
    expect(HS_ENTRIES.filter((entry) => /:(S\d+|\d\d)$/.test(entry.code))).toHaveLength(21 + 96);
  });

  test('every subheading has its heading, every heading its chapter', () => {
    const kept = new Set(HS_ENTRIES.map((entry) => entry.code));
    expect(hsCodes.filter((one) => !pathOf(one).every((step) => kept.has(step)))).toEqual([]);
  });

  test.each(['HS2022:77', 'HS2022:7701', 'HS2022:870', 'HS2022:S22', 'ISIC4:04', 'ISIC4:V', 'NACE:29', '8708'])(
    '%s is none',
    (one) => expect(isCode(one)).toBe(false),
  );
});

test('similarity is symmetric, between 0 and 1, and 1 only with itself', () => {
  fc.assert(
    fc.property(counts, code, code, (frequencies, a, b) => {
      const information = informationOf(frequencies);
      const found = similarity(information, a, b);
      expect(found).toBe(similarity(information, b, a));
      expect(found).toBeGreaterThanOrEqual(0);
      expect(found).toBeLessThanOrEqual(1);
      expect(similarity(information, a, a)).toBe(1);
    }),
  );
});

test('information never falls on the way down, and the bound by depth holds', () => {
  fc.assert(
    fc.property(counts, code, code, (frequencies, a, b) => {
      const information = informationOf(frequencies);
      const path = pathOf(a).map(information);
      expect(path).toEqual([...path].sort((x, y) => y - x));
      const meets = pathOf(b).find((one) => pathOf(a).includes(one));
      const depth = meets === undefined ? 0 : pathOf(meets).length;
      if (a !== b)
        expect(similarity(information, a, b)).toBeLessThanOrEqual(similarityAtMost(information, a, depth) + 1e-12);
    }),
  );
});

test('a fit lies between 0 and 1, a mutual score is symmetric, and what one rules out the other does not see', () => {
  fc.assert(
    fc.property(counts, profile, profile, (frequencies, a, b) => {
      const information = informationOf(frequencies);
      const [there, back] = [fitOf(a, b, information, NOW), fitOf(b, a, information, NOW)];
      for (const fit of [there, back])
        for (const part of Object.values(fit)) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(1 + 1e-12);
        }
      expect(mutual(there.total, back.total)).toBe(mutual(back.total, there.total));
      expect(mutual(there.total, back.total)).toBeLessThanOrEqual(2 * Math.min(there.total, back.total));
      expect(fitsTogether(a, b)).toBe(fitsTogether(b, a));
    }),
  );
});

test('congestion: nobody asked for counts whole, five asked for counts half', () => {
  expect([congested(0.8, 0), congested(0.8, 5), mutual(0, 1), mutual(0.5, 0.5)]).toEqual([0.8, 0.4, 0, 0.5]);
});

test('the top of a network found outwards is the top of scoring every pair', async () => {
  await fc.assert(
    fc.asyncProperty(
      counts,
      profile,
      fc.uniqueArray(candidate, { maxLength: 120, selector: ({ id }) => id }),
      async (frequencies, one, network) => {
        const information = informationOf(frequencies);
        const all = network
          .map((other) => ({ id: other.id, score: scoreOf(one, other, information, NOW) }))
          .filter(({ score }) => score > 0)
          .sort(byScore)
          .slice(0, 5);
        const under = (terms: readonly Code[], theirs: readonly Code[]) =>
          theirs.some((own) => pathOf(own).some((step) => terms.includes(step)));
        const meets = ({ needs, offers }: Terms, other: Candidate) =>
          under(needs, other.offers) || under(offers, other.needs);
        // as stingy as it may be: the floor is kept to and the look is short
        const fetch = async ({ deeper, floor, most, ...terms }: Wanted) => {
          const ranked = network
            .filter((other) => meets(terms, other) && !meets(deeper, other))
            .map((other) => ({ other, score: scoreOf(one, other, information, NOW) }))
            .filter(({ score }) => score >= floor)
            .sort((a, b) => b.score - a.score);
          return { found: ranked.slice(0, most).map(({ other }) => other), rest: ranked[most]?.score ?? 0 };
        };
        const found = await topMatches(one, 5, information, NOW, fetch, 3);
        expect(found).toEqual(all);
      },
    ),
  );
});

describe('teasers', () => {
  const regionOf = (place: string) =>
    ({ DE: 'Europe', TR: 'Asia', IN: 'Asia', BR: 'America', ZA: 'Africa' })[place] ?? '';
  const sectors = ['2930', '2591', '2592', '2220', '2431', '7120', '4530', '2740'].map((one) => `ISIC4:${one}`);
  const sizes = ['micro', 'small', 'medium', 'large', null];
  const firm = fc.record({
    country,
    size: fc.constantFrom(...sizes),
    sector: fc.oneof({ weight: 5, arbitrary: fc.constant('ISIC4:2930') }, fc.constantFrom(...sectors)),
  });
  const identityOf = (
    own: { country: string; size: string | null },
    needs: Code[],
    offers: Code[],
  ): TeaserIdentity => ({
    place: { level: 'country', country: own.country },
    size: own.size,
    needs,
    offers,
  });
  const worldOf = (firms: Omit<CensusRow, 'firms'>[]): TeaserWorld => ({
    census: firms.map((one) => ({ ...one, firms: 1 })),
    regionOf,
    deals: dealsIn,
  });

  test.each([
    [50, 60],
    [5000, 8],
  ])('in a network of %d firms none fits fewer than five, counted firm by firm', (size, numRuns) => {
    fc.assert(
      fc.property(fc.array(firm, { minLength: size, maxLength: size }), codes, codes, (firms, needs, offers) => {
        const world = worldOf(firms);
        for (const author of firms.slice(0, 10)) {
          const teaser = generalise(identityOf(author, needs, offers), world);
          expect(teaser).not.toBeNull();
          if (!teaser) return;
          const { place, ...told } = teaser.identity;
          const standing = firms.filter(
            (one) =>
              (place.level !== 'country' || one.country === place.country) &&
              (place.level !== 'region' || regionOf(one.country) === place.region) &&
              (told.size === null || told.size === one.size) &&
              [...told.needs, ...told.offers].every((wanted) => dealsIn(one.sector, wanted)),
          );
          expect(standing.length).toBe(teaser.firms);
          expect(standing.length).toBeGreaterThanOrEqual(5);
        }
      }),
      { numRuns },
    );
  });

  test('a network of four firms has no teaser, and the finest that fits is taken', () => {
    const clutches = ['HS2022:870893'];
    const german = { country: 'DE', size: 'medium', sector: 'ISIC4:2930' };
    const own = identityOf(german, [], clutches);
    expect(generalise(own, worldOf(Array.from({ length: 4 }, () => german)))).toBeNull();
    expect(generalise(own, worldOf(Array.from({ length: 5 }, () => german)))).toEqual({
      identity: own,
      firms: 5,
      steps: 0,
    });
    const mixed = [german, ...Array.from({ length: 4 }, () => ({ ...german, size: 'small' }))];
    expect(generalise(own, worldOf(mixed))?.identity).toEqual({ ...own, size: null });
    const abroad = [german, ...Array.from({ length: 9 }, () => ({ ...german, country: 'IN' }))];
    expect(generalise(own, worldOf(abroad))?.identity).toEqual({
      place: { level: 'world' },
      size: null,
      needs: [],
      offers: ['HS2022:87'],
    });
    expect(firmsThatFit(own, worldOf(abroad))).toBe(1);
  });
});
