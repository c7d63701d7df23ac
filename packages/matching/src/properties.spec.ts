import fc from 'fast-check';
import { bareCode, HS_ENTRIES, isCode, pathOf, type Code } from './codes.js';
import { ProfileColumns, type Listed } from './columns.js';
import { congested, fitOf, mutual } from './fit.js';
import { acceptsPlace, fitsTogether, type Filters } from './filters.js';
import { informationOf, similarity } from './information.js';
import { series, type MatchProfile } from './profile.js';
import { firmsThatFit, generalise, type CensusRow, type TeaserIdentity, type TeaserWorld } from './teaser.js';
import { shortlist } from './shortlist.js';
import { byScore, scoreOf, topMatches } from './top.js';
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
/** A profile of the network, with what decides about it elsewhere: whether the searcher may find it, and who asks for it. */
const listed = fc.record({
  profile,
  publisher: fc.integer({ min: -1, max: 2 }),
  expires: fc.constantFrom(NOW, NOW + 30),
  open: fc.integer({ min: 0, max: 9 }).map((number) => number > 1),
  inbound: fc.integer({ min: 0, max: 9 }),
});

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

test('information never falls on the way down', () => {
  fc.assert(
    fc.property(counts, code, (frequencies, one) => {
      const path = pathOf(one).map(informationOf(frequencies));
      expect(path).toEqual([...path].sort((x, y) => y - x));
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

const filters: fc.Arbitrary<Filters> = fc.record({
  words: some('clutch', 'gear', 'unheard').map((words) => words.slice(1)),
  kind: fc.constantFrom(null, null, 'offer'),
  type: fc.constantFrom(null, null, 'technical'),
  country: fc.constantFrom(null, null, 'DE'),
});
const passes = (other: MatchProfile, { words, kind, type, country }: Filters) =>
  (kind === null || other.kind === kind) &&
  (type === null || other.types.includes(type)) &&
  (country === null || other.countries.includes(country)) &&
  words.every((word) => other.words.has(word));

test('the top of a network found by columns is the top of scoring every pair', async () => {
  const network = fc.uniqueArray(listed, { maxLength: 120, selector: (one) => one.profile.id });
  // changed, taken away and put back: what is left in the columns is what was put last
  const earlier = fc.array(listed, { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(counts, profile, network, earlier, filters, async (frequencies, one, all, before, wanted) => {
      const information = informationOf(frequencies);
      const columns = new ProfileColumns();
      const put = ({ profile: other, publisher, expires }: (typeof all)[number]) =>
        columns.put({ ...other, publisher, expires } satisfies Listed);
      for (const [place, old] of before.entries()) put({ ...old, profile: { ...old.profile, id: `old ${place}` } });
      for (const [place, { profile: other }] of all.entries()) {
        const old = before[place];
        if (old) put({ ...old, profile: { ...old.profile, id: other.id } });
      }
      for (const place of before.keys()) columns.remove(`old ${place}`);
      for (const other of all) put(other);
      expect(columns.size).toBe(all.length);

      // whom a profile excludes the columns do not know: it decides who is admitted, as in the database
      const admitted = all.filter(
        ({ open, profile: { marketsExcluded } }) =>
          open && acceptsPlace({ marketsWanted: [], marketsExcluded }, one.countries),
      );
      const best = admitted
        .filter(({ profile: other, publisher, expires }) => publisher !== 0 && expires > NOW && passes(other, wanted))
        .map(({ profile: other, inbound }) => ({
          id: other.id,
          score: scoreOf(one, { ...other, inbound }, information, NOW),
        }))
        .filter(({ id, score }) => id !== one.id && score > 0)
        .sort(byScore)
        .slice(0, 5);
      const open = new Map(admitted.map(({ profile: other, inbound }) => [other.id, inbound]));
      const found = await topMatches(
        one,
        5,
        information,
        NOW,
        (most) => shortlist(columns, one, information, NOW, { ...wanted, publishers: [-1, 1, 2, 7], most }),
        async (ids) => new Map([...open].filter(([id]) => ids.includes(id))),
        6,
      );
      expect(found.map(({ id, score }) => ({ id, score }))).toEqual(best);
    }),
    { numRuns: 300 },
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

  test('with all that was shown of it before none fits fewer than five, whoever joins, leaves, or changes in between', () => {
    const change = fc.record({
      joins: fc.array(firm, { maxLength: 12 }),
      leaves: fc.integer({ min: 0, max: 5 }),
      needs: codes,
      offers: codes,
    });
    let narrowed = 0;
    fc.assert(
      fc.property(
        fc.array(firm, { minLength: 5, maxLength: 40 }),
        fc.array(change, { minLength: 2, maxLength: 5 }),
        (begin, changes) => {
          let firms = begin.map((one) => ({ ...one, firms: 1, late: false }));
          const author = firms[0]!;
          const told: TeaserIdentity[] = [];
          const behind = (all: readonly TeaserIdentity[]) =>
            firms.filter(
              (one) =>
                !one.late && all.every((identity) => firmsThatFit(identity, { ...worldOf([]), census: [one] }) > 0),
            );
          for (const { joins, leaves, needs, offers } of changes) {
            const before = behind(told);
            const made = generalise(identityOf(author, needs, offers), { ...worldOf([]), census: firms }, told);
            if (made) {
              const after = behind([...told, made.identity]);
              if (after.length < before.length) narrowed++;
              // five are left, or as many as were before: then it told nothing new of them
              expect(after.length >= 5 || after.length === before.length).toBe(true);
              expect(firmsThatFit(made.identity, { ...worldOf([]), census: firms })).toBeGreaterThanOrEqual(5);
              told.push(made.identity);
            }
            firms = [
              author,
              ...firms.slice(1 + leaves),
              ...joins.map((one) => ({ ...one, firms: 1, late: told.length > 0 })),
            ];
          }
        },
      ),
      { numRuns: 150 },
    );
    expect(narrowed).toBeGreaterThan(20);
  });

  test('firms of one owner count as one, wherever they are', () => {
    const german = { country: 'DE', size: 'medium', sector: 'ISIC4:2930' };
    const own = identityOf(german, [], ['HS2022:870893']);
    const of = (owners: (number | null)[]): TeaserWorld => ({
      ...worldOf([]),
      census: owners.map((owner, at) => ({ ...german, size: at % 2 ? 'medium' : 'large', firms: 2, owner })),
    });
    expect(firmsThatFit({ ...own, size: null }, of([1, 1, 1, null]))).toBe(3);
    expect(generalise(own, of([1, 1, 1, 1, 2, null]))).toBeNull();
    expect(generalise(own, of([1, 1, 1, 2, null, 3]))?.identity.size).toBeNull();
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
